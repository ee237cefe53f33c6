// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "connectionfile.h"

#include <optional>

namespace jackfield::ui {

/// How bytes are written as text.
enum class ByteNotation { Hex, Base64 };

/// The one of a message that is bytes; nothing for others.
std::optional<ByteNotation> notationOf(ConnectionFile::Message::Kind kind);
/// Blanks and line ends may stand anywhere; Base64 may be of either alphabet, with padding or without (RFC 4648 sections 4
/// and 5). Error: Invalid, says which character is wrong; `where` is its number, from 1.
Result<QByteArray> bytesFrom(ByteNotation notation, const QString &text);
/// Hex with a blank between two bytes; Base64 with padding.
QString writtenAs(ByteNotation notation, const QByteArray &bytes);

} // namespace jackfield::ui
