// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagerows.h"

#include <QList>
#include <QString>
#include <span>

namespace jackfield::ui {

/// One way to put rows of a log into the clipboard.
struct CopyForm
{
    const char *name; ///< for translators: context "CopyForm"
    /// Empty: these rows cannot be written so.
    QString (*write)(const MessageRows &rows, const QList<qsizetype> &selected);
    bool isForAll = false; ///< any rows can be written so, however many and long they are
};

/// All of them; the first is what Ctrl+C does.
std::span<const CopyForm> copyForms();

} // namespace jackfield::ui
