// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handing_p.h"

#include <QLoggingCategory>

namespace jackfield {

namespace {
Q_LOGGING_CATEGORY(logFilter, "jackfield.filter")
} // namespace

WsFilter broken(const QString &problem)
{
    qCWarning(logFilter).noquote() << problem;
    return [](const WsHandler &) -> WsHandler {
        return [](const Request &) {
            return refuse(plainText(500, QStringLiteral("internal server error")));
        };
    };
}

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

WebSocket receiving(const WebSocket &socket, const MessageFilter &filter)
{
    return deciding<WsMessage>(
        socket,
        filter,
        [](const WsMessage &message,
           const std::shared_ptr<const WebSocket::MessageListener> &listener) {
            (*listener)(message);
        });
}

WebSocket sending(const WebSocket &socket, const MessageFilter &filter)
{
    return socket.with({ .send = [filter, socket](const WsMessage &message) {
        const auto passed = filter(message);
        return passed ? socket.send(*passed) : SendResult::Accepted;
    } });
}

} // namespace jackfield
