// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace jackfield {

/// A text as a cell of a table (RFC 4180 section 2), in quotes where it needs them. What a spreadsheet would take for a formula,
/// a text that begins with `=`, `+`, `-`, `@`, a tab or CR, gets an apostrophe in front, and so does one that begins with an
/// apostrophe: who reads a cell takes one away.
QByteArray csvCell(const QByteArray &text, char separator = ',');

} // namespace jackfield
