// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/net/proxy.h>
#include <jackfield/ws/wsresponse.h>

namespace jackfield::net {

// What a proxy passes on, as pure values (RFC 9110 section 7.6).

/// The target's path with the client's path and query behind it, octet for octet.
QByteArray forwardedTarget(const QUrl &target, const Request &request);
/// The client's end-to-end headers and subprotocols for the server behind.
ClientConfig forwardedConfig(const ProxyTarget &target, const Request &request);
/// The server's end-to-end headers for the client.
Headers endToEnd(const Headers &headers);
/// The answer to a client whose server could not be had.
Response refusalFor(const ConnectFailure &failure);

} // namespace jackfield::net
