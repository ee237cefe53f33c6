// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace jackfield::wire {

/// Whether a whole text is strict UTF-8.
bool isUtf8(QByteArrayView text);

/// Strict UTF-8 (RFC 3629) of a text that comes in parts, however it is cut: no overlong form, no surrogate, nothing
/// above U+10FFFF. Says no at the first byte that nothing could make good any more.
class Utf8Checker
{
public:
    /// False: the text is malformed; ask no more.
    bool feed(QByteArrayView bytes);
    /// Whether the text could end here: not inside a character.
    bool isComplete() const { return m_needed == 0; }

private:
    bool begin(quint8 byte);

    int m_needed = 0; ///< bytes that the character still wants
    quint8 m_lowest = 0x80; ///< what the next of them may be
    quint8 m_highest = 0xBF;
};

} // namespace jackfield::wire
