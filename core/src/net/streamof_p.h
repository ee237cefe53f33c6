// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bytestream_p.h"

#include <QTcpSocket>
#include <memory>

namespace jackfield::net {

/// The stream of a connected socket: a TLS socket itself, of any other one its descriptor. What a QTcpSocket does at the
/// end loses bytes: a write that fails throws away what was not read yet, and who closes one before all was read tears up
/// what was sent last. `read` gets what the socket had read already.
ByteStream *streamOf(std::unique_ptr<QTcpSocket> socket, QObject *parent, QByteArray &read);

} // namespace jackfield::net
