// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/exporters/csvcell.h>

#include <algorithm>

namespace jackfield {

QByteArray csvCell(const QByteArray &text, char separator)
{
    const bool isRisky = !text.isEmpty() && QByteArrayView("=+-@\t\r'").contains(text.front());
    QByteArray safe = isRisky ? '\'' + text : text;
    const bool isPlain = std::ranges::none_of(
        safe, [separator](char c) { return c == separator || c == '"' || c == '\n' || c == '\r'; });
    return isPlain ? safe : '"' + safe.replace('"', "\"\"") + '"';
}

} // namespace jackfield
