// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/sessionevent.h>

namespace jackfield {

/// `error` as one of a line of a file: "file:line: what".
Error located(const Error &error, const QString &file, qint64 line);
/// Of a line that is longer than SessionReader::longestLine.
Error tooLong(const QString &file, qint64 line, qint64 bytes);
/// Of a last line that has no line feed and does not parse.
QString tornNote(const QString &file, qint64 line, qint64 bytes);
/// The event that stands for a damaged line of so many bytes.
SessionEvent gapOf(const Error &error, qint64 bytes);

} // namespace jackfield
