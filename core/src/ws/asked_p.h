// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/websocket.h>

namespace jackfield {

/// What `handler` answers; the socket of its consumer tells of the request as it was given here.
inline WsResponse asked(const WsHandler &handler, const Request &request)
{
    const WsResponse response = handler(request);
    if (!response.isAccepted())
        return response;
    return response.withConsumer(
        [consumer = response.consumer(), request = std::make_shared<const Request>(request)](
            const WebSocket &socket) { consumer(socket.with({ .request = request })); });
}
/// HTTP has nothing that stays.
inline Response asked(const HttpHandler &handler, const Request &request)
{
    return handler(request);
}

} // namespace jackfield
