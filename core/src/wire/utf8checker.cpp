// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/utf8checker.h>

#include <QUtf8StringView>

#include <cstring>

namespace jackfield::wire {

namespace {
/// How many bytes at the start of `bytes` are ASCII, by eights.
qsizetype asciiWords(QByteArrayView bytes)
{
    constexpr quint64 highBits = 0x8080808080808080;
    qsizetype at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        quint64 word;
        std::memcpy(&word, bytes.data() + at, sizeof word);
        if (word & highBits)
            break;
    }
    return at;
}

/// The same by 64, which the compiler turns into a few instructions for each.
qsizetype asciiBlocks(QByteArrayView bytes)
{
    constexpr quint64 highBits = 0x8080808080808080;
    quint64 words[8];
    qsizetype at = 0;
    for (; at + qsizetype(sizeof words) <= bytes.size(); at += qsizetype(sizeof words)) {
        std::memcpy(words, bytes.data() + at, sizeof words);
        quint64 all = 0;
        for (const quint64 word : words)
            all |= word;
        if (all & highBits)
            break;
    }
    return at;
}
} // namespace

bool isUtf8(QByteArrayView text)
{
    return QUtf8StringView(text.sliced(asciiBlocks(text))).isValidUtf8();
}

/// The first byte of a character (Unicode, table 3-7).
bool Utf8Checker::begin(quint8 byte)
{
    m_lowest = 0x80;
    m_highest = 0xBF;
    if (byte < 0xC2 || byte > 0xF4)
        return false;
    if (byte < 0xE0) {
        m_needed = 1;
    } else if (byte < 0xF0) {
        m_needed = 2;
        if (byte == 0xE0)
            m_lowest = 0xA0; // what is below has a shorter form
        else if (byte == 0xED)
            m_highest = 0x9F; // what is above is a surrogate
    } else {
        m_needed = 3;
        if (byte == 0xF0)
            m_lowest = 0x90;
        else if (byte == 0xF4)
            m_highest = 0x8F; // what is above is beyond U+10FFFF
    }
    return true;
}

bool Utf8Checker::feed(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        if (m_needed == 0) {
            at += asciiWords(bytes.sliced(at));
            if (at == bytes.size())
                break;
        }
        const auto byte = quint8(bytes[at++]);
        if (m_needed > 0) {
            if (byte < m_lowest || byte > m_highest)
                return false;
            m_lowest = 0x80;
            m_highest = 0xBF;
            --m_needed;
        } else if (byte >= 0x80 && !begin(byte)) {
            return false;
        }
    }
    return true;
}

} // namespace jackfield::wire
