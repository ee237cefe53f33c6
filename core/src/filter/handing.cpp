// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handing_p.h"

#include <QLoggingCategory>
#include <mutex>

namespace jackfield {

namespace {
Q_LOGGING_CATEGORY(logFilter, "jackfield.filter")

/// What became of the message that is being delivered. The first listener asks; the others hear the same.
struct Passing
{
    std::mutex mutex; ///< held while listeners are added: theirs is the connection's order
    std::atomic<int> listeners = 0;
    std::optional<WsMessage> latest; ///< for the others; the connection's thread only
};
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
    const auto passing = std::make_shared<Passing>();
    const auto onMessage = [socket, filter, passing](const WebSocket::MessageListener &listener) {
        const std::scoped_lock lock(passing->mutex);
        if (passing->listeners++ > 0) {
            socket.onMessage([passing, listener](const WsMessage &) {
                if (const auto passed = passing->latest)
                    listener(*passed);
            });
            return;
        }
        socket.onMessage([filter, passing, listener](const WsMessage &message) {
            passing->latest.reset();
            const auto passed = filter(message);
            if (passing->listeners > 1)
                passing->latest = passed;
            if (passed)
                listener(*passed);
        });
    };
    return socket.with({ .onMessage = onMessage });
}

WebSocket sending(const WebSocket &socket, const MessageFilter &filter)
{
    return socket.with({ .send = [filter, socket](const WsMessage &message) {
        const auto passed = filter(message);
        return passed ? socket.send(*passed) : SendResult::Accepted;
    } });
}

} // namespace jackfield
