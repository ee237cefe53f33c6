// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What filters are made of.
#pragma once

#include <jackfield/filter/messagefilters.h>
#include <jackfield/ws/websocket.h>

#include <atomic>
#include <mutex>

namespace jackfield {

/// What a filter with wrong arguments is: a warning now, and 500 for every handshake.
WsFilter broken(const QString &problem);
/// Gives the consumer another handle of its socket.
WsFilter handing(const std::function<WebSocket(const WebSocket &)> &another);
/// `decide` is asked once for each message, however many listen; `give` gives it to each of them. A listener is shared,
/// not copied: it may have a state of its own.
template<typename Verdict, typename Decide, typename Give>
WebSocket deciding(const WebSocket &socket, const Decide &decide, const Give &give)
{
    struct Passing
    {
        std::mutex mutex; ///< held while listeners are added: theirs is the connection's order
        std::atomic<int> listeners = 0;
        std::optional<Verdict> latest; ///< for who is not the first; the connection's thread only
    };
    const auto passing = std::make_shared<Passing>();
    const auto onMessage = [=](const WebSocket::MessageListener &own) {
        const auto listener = std::make_shared<const WebSocket::MessageListener>(own);
        const std::scoped_lock lock(passing->mutex);
        if (passing->listeners++ > 0) {
            socket.onMessage([passing, give, listener](const WsMessage &) {
                if (const auto verdict = passing->latest)
                    give(*verdict, listener);
            });
            return;
        }
        socket.onMessage([passing, decide, give, listener](const WsMessage &message) {
            passing->latest.reset();
            const std::optional<Verdict> verdict = decide(message);
            if (passing->listeners > 1)
                passing->latest = verdict;
            if (verdict)
                give(*verdict, listener);
        });
    };
    return socket.with({ .onMessage = onMessage });
}

/// Its messages pass the filter.
WebSocket receiving(const WebSocket &socket, const MessageFilter &filter);
WebSocket sending(const WebSocket &socket, const MessageFilter &filter);

} // namespace jackfield
