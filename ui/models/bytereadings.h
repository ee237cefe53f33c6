// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QSysInfo>
#include <span>

namespace jackfield::ui {

/// What the bytes at a place are, read as a value of one type.
enum class ByteReading {
    Unsigned8,
    Signed8,
    Bits, ///< of the first byte, the highest first
    Unsigned16,
    Signed16,
    Float16,
    Unsigned32,
    Signed32,
    Float32,
    Unsigned64,
    Signed64,
    Float64,
    Character, ///< of UTF-8, visible, and its number
    Time, ///< 4 or 8 bytes that are a Unix time in s or ms between 2001 and 2100: in UTC, and its unit
};

/// The value in words; nothing if too few bytes are left or they are no such value. `order` does not matter to single bytes
/// and characters.
QString readingOf(ByteReading reading, QByteArrayView bytes, QSysInfo::Endian order);

/// One way to write bytes as text, for the clipboard.
struct ByteForm
{
    const char *name; ///< for translators: context "ByteForm"
    QString (*write)(QByteArrayView bytes);
};

/// Hex with blanks, characters, a C array, Base64.
std::span<const ByteForm> byteForms();

} // namespace jackfield::ui
