// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/recordto.h>
#include <jackfield/ws/websocket.h>

namespace jackfield {

namespace {
/// What the client asked for, as far as a handler can know.
QString urlOf(const Request &request)
{
    const auto host = request.header("Host");
    return host
        ? QStringLiteral("ws://%1%2")
              .arg(QString::fromLatin1(*host), QString::fromLatin1(request.uri().pathAndQuery()))
        : QString::fromLatin1(request.uri().target());
}

WsConsumer recorded(const WsConsumer &consumer, const WsSink &sink)
{
    return [consumer, sink](const WebSocket &socket) {
        if (sink.opened) {
            socket.observe(sink.opened({ .request = socket.request(),
                                         .response = socket.response(),
                                         .subprotocol = socket.subprotocol(),
                                         .url = urlOf(socket.request()),
                                         .upstream = {} }));
        }
        consumer(socket);
    };
}
} // namespace

WsFilter recordTo(const WsSink &sink)
{
    return [sink](const WsHandler &handler) -> WsHandler {
        return [sink, handler](const Request &request) -> WsResponse {
            const WsResponse response = answer(handler, request);
            if (response.isAccepted())
                return response.withConsumer(recorded(response.consumer(), sink));
            if (sink.refused) {
                sink.refused({ .request = request,
                               .response = response.refusal(),
                               .subprotocol = {},
                               .url = urlOf(request),
                               .upstream = {} });
            }
            return response;
        };
    };
}

} // namespace jackfield
