// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/messagefilters.h>
#include <jackfield/ws/websocket.h>

namespace jackfield {

namespace {
/// Gives the consumer another handle of its socket.
WsFilter handing(const std::function<WebSocket(const WebSocket &)> &another)
{
    return [another](const WsHandler &next) -> WsHandler {
        return [another, next](const Request &request) {
            const WsResponse response = next(request);
            if (!response.isAccepted())
                return response;
            return response.withConsumer(
                [another, consumer = response.consumer()](const WebSocket &socket) {
                    consumer(another(socket));
                });
        };
    };
}
} // namespace

WsFilter filterReceived(const MessageFilter &filter)
{
    return handing([filter](const WebSocket &socket) {
        return socket.with(
            { .onMessage = [filter, socket](const WebSocket::MessageListener &listener) {
                socket.onMessage([filter, listener](const WsMessage &message) {
                    if (const auto passed = filter(message))
                        listener(*passed);
                });
            } });
    });
}

WsFilter filterSent(const MessageFilter &filter)
{
    return handing([filter](const WebSocket &socket) {
        return socket.with({ .send = [filter, socket](const WsMessage &message) {
            const auto passed = filter(message);
            return passed ? socket.send(*passed) : SendResult::Accepted;
        } });
    });
}

} // namespace jackfield
