// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/net/proxy.h>
#include <jackfield/ws/wsresponse.h>

namespace jackfield::net {

// What a proxy passes on, as pure values (RFC 9110 section 7.6).

/// The target's path with the client's path and query behind it, octet for octet.
QByteArray forwardedTarget(const QUrl &target, const Request &request);
/// The target's scheme and authority with `path` behind them.
QUrl upstreamUrl(const QUrl &target, const QByteArray &path);
/// The client's opening handshake for the server behind: all of it, in its order, but for Host unless that is preserved,
/// and for what concerns one hop only. Credentials of the target's URL are added if the client has none.
Request forwardedRequest(const ProxyTarget &target, const Request &request);
/// The server's 101 for the client: all of it, in its order, but for what concerns one hop only.
Response forwardedSwitching(const Response &switching);
/// Without what concerns one hop only, and without what belongs to the handshake.
Headers endToEnd(const Headers &headers);
/// The answer to a client whose server could not be had.
Response refusalFor(const ConnectFailure &failure);

} // namespace jackfield::net
