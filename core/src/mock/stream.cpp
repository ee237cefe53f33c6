// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "conversation_p.h"
#include "handlerkinds_p.h"

namespace jackfield::mock {

MakeHandler readStream(const Node &node, const Scope &scope)
{
    const auto stream = std::make_shared<const Stream>(Stream::read(node, scope));
    return [stream](const MockSetup &setup) -> WsHandler {
        return [stream, setup](const Request &request) -> WsResponse {
            return [stream, setup, request](const WebSocket &socket) {
                const auto conversation = std::make_shared<Conversation>(socket, request, setup);
                conversation->play({}, *stream, conversation->context());
                socket.onMessage([conversation](const WsMessage &message) {
                    conversation->stopStreams(Received(message));
                });
            };
        };
    };
}

} // namespace jackfield::mock
