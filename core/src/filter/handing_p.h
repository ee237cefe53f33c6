// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What filters are made of.
#pragma once

#include <jackfield/filter/messagefilters.h>
#include <jackfield/ws/websocket.h>

namespace jackfield {

/// What a filter with wrong arguments is: a warning now, and 500 for every handshake.
WsFilter broken(const QString &problem);
/// Gives the consumer another handle of its socket.
WsFilter handing(const std::function<WebSocket(const WebSocket &)> &another);
/// Its messages pass the filter, each once, however many listen.
WebSocket receiving(const WebSocket &socket, const MessageFilter &filter);
WebSocket sending(const WebSocket &socket, const MessageFilter &filter);

} // namespace jackfield
