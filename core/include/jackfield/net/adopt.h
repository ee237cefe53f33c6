// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>
#include <jackfield/ws/wsresponse.h>

class QWebSocket;

namespace jackfield::net {

/// Gives a connected QWebSocket of yours to `handler`. You keep its ownership; destroying it ends the connection. It is
/// the server's end when it came from a QWebSocketServer, so `request` is by default made of its URL and headers.
/// A handler that refuses closes it with 1008, and the error, Refused, has the refusal's status.
/// QWebSocket does not tell who closed it: a close() of your own, and the 1001 of its destructor, is reported as the
/// peer's. Use the handle's close() where that matters. Pings are answered by Qt unseen: a peer that sends them and never
/// reads is noticed at the next message only.
/// Thread: the socket's, which runs an event loop; callbacks come there.
Result<void> adopt(QWebSocket *socket, const WsHandler &handler);
Result<void> adopt(QWebSocket *socket, const WsHandler &handler, const Request &request);

} // namespace jackfield::net
