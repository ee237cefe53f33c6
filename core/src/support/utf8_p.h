// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace jackfield {

/// All characters of `utf8`. QString::fromUtf8 drops a leading U+FEFF, which is a character like any other
/// inside a message or a JSON string.
inline QString charactersOf(QByteArrayView utf8)
{
    constexpr QByteArrayView mark("\xEF\xBB\xBF");
    qsizetype marks = 0;
    for (; utf8.startsWith(mark); ++marks)
        utf8 = utf8.sliced(mark.size());
    return QString(marks, QChar(0xFEFF)) + QString::fromUtf8(utf8);
}

} // namespace jackfield
