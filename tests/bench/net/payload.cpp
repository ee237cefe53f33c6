// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "payload.h"

#include <cstring>

namespace jackfield::bench {

namespace {
constexpr std::size_t alphabet = 26;

void appendHead(Bytes &out, std::size_t size)
{
    out.push_back(char(0x81));
    if (size < 126) {
        out.push_back(char(0x80 | size));
    } else if (size <= 0xffff) {
        out.push_back(char(0x80 | 126));
        out.push_back(char(size >> 8));
        out.push_back(char(size));
    } else {
        out.push_back(char(0x80 | 127));
        for (int shift = 56; shift >= 0; shift -= 8)
            out.push_back(char(std::uint64_t(size) >> shift));
    }
}

void mask(char *text, std::size_t size, std::uint32_t key)
{
    const std::uint64_t wide = std::uint64_t(key) << 32 | key;
    std::size_t i = 0;
    for (; i + 8 <= size; i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text + i, 8);
        word ^= wide;
        std::memcpy(text + i, &word, 8);
    }
    char bytes[4];
    std::memcpy(bytes, &key, 4);
    for (; i < size; ++i)
        text[i] = char(text[i] ^ bytes[i % 4]);
}
} // namespace

Payload::Payload(std::size_t size)
    : m_size(size)
{
    for (std::size_t i = 0; i < size + alphabet; ++i)
        m_letters.push_back(char('a' + i % alphabet));
}

std::string_view Payload::letters(std::uint32_t number) const
{
    return std::string_view(m_letters).substr(number % alphabet, m_size - smallest);
}

void Payload::write(char *to, std::uint32_t number) const
{
    for (std::size_t i = 0; i < smallest; ++i)
        to[i] = "0123456789abcdef"[number >> (28 - 4 * i) & 0xf];
    const std::string_view rest = letters(number);
    std::memcpy(to + smallest, rest.data(), rest.size());
}

void Payload::append(Bytes &out, std::uint32_t number) const
{
    const std::size_t at = out.size();
    out.resize(at + m_size);
    write(out.data() + at, number);
}

void Payload::appendFrame(Bytes &out, std::uint32_t number)
{
    appendHead(out, m_size);
    m_random ^= m_random << 13;
    m_random ^= m_random >> 7;
    m_random ^= m_random << 17;
    const auto key = std::uint32_t(m_random);
    const std::size_t at = out.size();
    out.resize(at + 4 + m_size);
    std::memcpy(out.data() + at, &key, 4);
    char *text = out.data() + at + 4;
    write(text, number);
    mask(text, m_size, key);
}

bool Payload::isEqual(std::string_view text, std::uint32_t number) const
{
    if (text.size() != m_size)
        return false;
    char digits[smallest];
    for (std::size_t i = 0; i < smallest; ++i)
        digits[i] = "0123456789abcdef"[number >> (28 - 4 * i) & 0xf];
    return text.substr(0, smallest) == std::string_view(digits, smallest)
        && text.substr(smallest) == letters(number);
}

void appendCloseFrame(Bytes &out)
{
    const char key[] { 0x12, 0x34, 0x56, 0x78 };
    const char frame[] { char(0x88),          char(0x82),         key[0], key[1], key[2], key[3],
                         char(0x03 ^ key[0]), char(0xe8 ^ key[1]) };
    out.insert(out.end(), std::begin(frame), std::end(frame));
}

} // namespace jackfield::bench
