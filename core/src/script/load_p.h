// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "process_p.h"

#include <QStringList>

namespace jackfield::script {

/// A script as it stands in its file.
struct Source
{
    QString name; ///< as the definition calls the file
    QByteArray text;
    Limits limits;
};

/// Starts a process and lets it read the script: its routes' templates, and what went wrong.
struct Loaded
{
    std::unique_ptr<Process> process;
    QStringList routes;
    int checks = 0;
    QString error; ///< "chat.js:3: SyntaxError: ..."; empty: none
    QStringList log;
};
Result<Loaded> load(const Source &source, qint64 now, quint32 seed);

} // namespace jackfield::script
