// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/pseudonyms.h>

#include <QByteArrayView>
#include <QString>
#include <algorithm>

namespace jackfield {

/// How a pseudonym begins: "<secret:1>". What was there before begins with one more colon: "<secret::".
inline constexpr QByteArrayView pseudonymBegin("<secret:");

/// One at the begin of a text.
struct PseudonymText
{
    int number = 0; ///< from 1; 0: none
    qsizetype length = 0; ///< bytes
};

/// What the text begins with. A number has no sign, no blanks and no leading zeros, and is at most
/// `greatestPseudonym`.
inline PseudonymText pseudonymAt(QByteArrayView text)
{
    constexpr qsizetype mostDigits = 10;
    if (!text.startsWith(pseudonymBegin))
        return {};
    const QByteArrayView rest = text.sliced(pseudonymBegin.size());
    const qsizetype digits = rest.first(std::min(rest.size(), mostDigits + 1)).indexOf('>');
    const QByteArrayView number = rest.first(std::max<qsizetype>(digits, 0));
    const bool isNumber = !number.isEmpty() && number[0] != '0'
        && std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
    bool isInRange = false;
    const int value = isNumber ? number.toInt(&isInRange) : 0;
    if (!isInRange || value > greatestPseudonym)
        return {};
    return { value, pseudonymBegin.size() + number.size() + 1 };
}

/// The number of the pseudonym that all of the text is; 0 if it is none.
inline int pseudonymOf(QByteArrayView text)
{
    const auto [number, length] = pseudonymAt(text);
    return length == text.size() ? number : 0;
}

inline QString pseudonymText(int number)
{
    return QStringLiteral("<secret:%1>").arg(number);
}

} // namespace jackfield
