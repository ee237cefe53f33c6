// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rooms_p.h"
#include "stream_p.h"

#include <jackfield/mock/mockfile.h>
#include <jackfield/ws/websocket.h>

namespace jackfield::mock {

/// One connection of a mock: it plays steps, and runs streams until something ends them.
/// It lives as long as the connection's listeners and timers do.
class Conversation final : public std::enable_shared_from_this<Conversation>
{
public:
    /// `request`: with the route's values, unlike the socket's own. The route's connections hear of each other.
    Conversation(WebSocket socket, const Request &request, const MockSetup &setup);

    const WebSocket &socket() const { return m_socket; }
    /// The context of the connection itself, before any message.
    const Context &context() const { return m_context; }
    /// The context of the next received message; it counts.
    Context received(const Received &message);

    void play(QList<Step> steps, const Context &context);
    /// At once, whatever its delay is.
    void perform(const Step &step, const Context &context);
    /// The steps, then the stream. It can be stopped even before it has begun.
    void play(const QList<Step> &steps, const Stream &stream, const Context &context);
    /// Unless nothing more is said.
    void close(const WsStatus &status) const;
    /// Whether nothing more is said, or heard: it was aborted, or is half open.
    bool isSilent() const { return m_isSilent; }
    /// Ends the streams whose `until` holds; whether there were any.
    bool stopStreams(const Received &message);

private:
    struct Running;

    void play(QList<Step> steps, const Context &context, const std::function<void()> &after);
    void schedule(const std::shared_ptr<Running> &running);
    void tick(const std::shared_ptr<Running> &running);
    void pay(const std::shared_ptr<Running> &running);
    void sendNext(Running &running) const;
    void fallSilent();
    void say(const Step::Say &say, const Context &context);

    WebSocket m_socket;
    Context m_context;
    const std::shared_ptr<Rooms> m_rooms; ///< of the server
    const Room m_everyone; ///< on the route
    QList<std::shared_ptr<Running>> m_running;
    bool m_isSilent = false; ///< nothing more is said
};

} // namespace jackfield::mock
