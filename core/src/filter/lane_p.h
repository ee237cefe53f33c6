// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/websocket.h>

#include <deque>
#include <mutex>

namespace jackfield {

/// What passes in one direction of a connection, in order, some of it later. Thread: any; what is late passes on the
/// connection's.
class Lane : public std::enable_shared_from_this<Lane>
{
public:
    using Act = std::function<SendResult()>;

    explicit Lane(WebSocket socket)
        : m_socket(std::move(socket))
    { }

    /// Does `act` at once if it need not wait, and gives what it says.
    SendResult pass(std::chrono::milliseconds delay, const Act &act);
    /// The connection has ended: what waits passes at once, or never. What comes later does not wait.
    void end(bool passes);

private:
    struct Waiting
    {
        std::chrono::microseconds due;
        Act act;
    };

    void schedule(std::chrono::microseconds due);
    void passNext();

    const WebSocket m_socket;
    std::mutex m_mutex; ///< guards all below; not held while something passes
    std::deque<Waiting> m_waiting; ///< a timer runs as long as there are some, for the first one
    bool m_isPassing = false; ///< what comes meanwhile is behind it
    bool m_isOver = false;
};

} // namespace jackfield
