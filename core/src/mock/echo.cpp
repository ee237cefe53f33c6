// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handlerkinds_p.h"

#include <jackfield/ws/websocket.h>

namespace jackfield::mock {

MakeHandler readEcho(const Node &node, const Scope &)
{
    node.expectKeys({});
    return [](const MockSetup &) -> WsHandler {
        return [](const Request &) -> WsResponse {
            return [](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
            };
        };
    };
}

} // namespace jackfield::mock
