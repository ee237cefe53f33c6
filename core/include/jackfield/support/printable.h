// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace jackfield {

/// How a character that a terminal would obey, or not show, is written.
enum class Escapes {
    Short, ///< \n, \x1b, \u202e
    Json, ///< \u000a, \u001b, \u202e: inside of a JSON string
};

/// `text` safe for a terminal and for reports, on one line: control, bidi and invisible characters as escapes.
QString printable(QStringView text, Escapes escapes = Escapes::Short);

} // namespace jackfield
