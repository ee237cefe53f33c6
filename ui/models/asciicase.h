// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <algorithm>

namespace jackfield::ui {

/// The letters A to Z in lower case; all else stays, so that bytes of UTF-8 do, too.
constexpr char asciiLower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

/// The first place from `from` on where `wanted` stands, which is in lower case, whatever case it has there; -1 if there
/// is none.
inline qsizetype indexOfAnyCase(QByteArrayView text, QByteArrayView wanted, qsizetype from)
{
    const auto there = std::search(
        text.begin() + from, text.end(), wanted.begin(), wanted.end(), [](char a, char b) {
            return asciiLower(a) == b;
        });
    return there == text.end() ? -1 : there - text.begin();
}

} // namespace jackfield::ui
