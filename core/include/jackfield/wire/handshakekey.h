// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace jackfield::wire {

/// A fresh Sec-WebSocket-Key: 16 random bytes, Base64 (RFC 6455 section 4.1).
QByteArray newHandshakeKey();
/// Whether `key` is the Base64 of 16 bytes.
bool isHandshakeKey(const QByteArray &key);
/// The Sec-WebSocket-Accept that answers `key` (RFC 6455 section 4.2.2).
QByteArray acceptValue(const QByteArray &key);

} // namespace jackfield::wire
