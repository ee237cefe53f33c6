// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jackfield::bench {

using Bytes = std::vector<char>;

/// The texts of one run: all of one size, each with its number in it, so that one that was lost, repeated, cut or
/// changed is seen. ASCII: the number in 8 hexadecimal digits, then letters whose place depends on the number.
class Payload
{
public:
    static constexpr std::size_t smallest = 8;

    explicit Payload(std::size_t size);

    std::size_t size() const { return m_size; }
    /// Appends the text, without a frame.
    void append(Bytes &out, std::uint32_t number) const;
    /// Appends the text as a client's frame: FIN, text, masked with a key of its own (RFC 6455 section 5.3).
    void appendFrame(Bytes &out, std::uint32_t number);
    /// Compares every byte.
    bool isEqual(std::string_view text, std::uint32_t number) const;

private:
    void write(char *to, std::uint32_t number) const;
    std::string_view letters(std::uint32_t number) const;

    std::size_t m_size;
    std::string m_letters;
    std::uint64_t m_random =
        0x9e3779b97f4a7c15; ///< for mask keys: a fixed seed, the same run each time
};

/// A client's close frame with code 1000.
void appendCloseFrame(Bytes &out);

} // namespace jackfield::bench
