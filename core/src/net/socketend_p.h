// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpSocket>

namespace jackfield::net {

/// Sends what is still buffered, then closes and deletes; what comes in meanwhile is thrown away. Two seconds
/// in which nothing leaves are its end.
void closeGently(QTcpSocket *socket);
/// The same, but leaves the first word to the peer, for a second.
void closeWhenPeerCloses(QTcpSocket *socket);
/// Closes and deletes.
void closeAtOnce(QTcpSocket *socket);
/// What waits to be written, with what TLS has encrypted already.
qint64 unwrittenBytes(const QTcpSocket &socket);
/// "127.0.0.1:4711", "[::1]:4711".
QString nameOf(const QString &address, quint16 port);

} // namespace jackfield::net
