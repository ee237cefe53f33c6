// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>

#include <QByteArray>
#include <QString>
#include <optional>

namespace jackfield {

/// Why a mock's script cannot be read.
struct ScriptMistake
{
    int line = 0; ///< from 1
    QString text; ///< "SyntaxError: Expected token `)'"

    bool operator==(const ScriptMistake &) const = default;
};

/// Reads a script as a mock does, with the same engine in a process of its own, and runs nothing of it. Nothing: it can be
/// read. It blocks until the process has started and read, some ten milliseconds. Error: Io, without the process. Thread: any.
Result<std::optional<ScriptMistake>> checkScript(const QByteArray &text);

} // namespace jackfield
