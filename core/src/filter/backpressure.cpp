// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/backpressure.h>
#include <jackfield/ws/connection.h>

#include <condition_variable>
#include <mutex>

namespace jackfield {

namespace {
/// Whether the peer of one connection keeps up. Thread: any.
class Gauge
{
public:
    /// How often it has caught up: to be asked before a `send`.
    quint64 timesWritable()
    {
        const std::scoped_lock lock(m_mutex);
        return m_timesWritable;
    }
    /// That `send` said Buffered.
    void buffered(quint64 timesWritableBefore)
    {
        const std::scoped_lock lock(m_mutex);
        m_isFull = m_timesWritable == timesWritableBefore; // else that was told already
    }
    void writable()
    {
        {
            const std::scoped_lock lock(m_mutex);
            ++m_timesWritable;
            m_isFull = false;
        }
        m_changed.notify_all();
    }
    bool isFull()
    {
        const std::scoped_lock lock(m_mutex);
        return m_isFull && !m_isOver;
    }
    void end()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_isOver = true;
        }
        m_changed.notify_all();
    }
    void wait()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_isFull || m_isOver; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    quint64 m_timesWritable = 0;
    bool m_isFull = false;
    bool m_isOver = false;
};

SendResult sent(const WebSocket &socket, Gauge &gauge, const WsMessage &message)
{
    const quint64 before = gauge.timesWritable();
    const SendResult result = socket.send(message);
    if (result == SendResult::Buffered)
        gauge.buffered(before);
    return result;
}

WebSocket pressed(const WebSocket &socket, Pressure policy)
{
    const auto gauge = std::make_shared<Gauge>();
    socket.onWritable([gauge] { gauge->writable(); });
    socket.onClose([gauge](const WsStatus &, Side, bool) { gauge->end(); });
    const auto send = [gauge, socket, policy](const WsMessage &message) {
        if (policy == Pressure::Block && !Connection::isConnectionThread())
            gauge->wait();
        if (policy == Pressure::Drop && gauge->isFull())
            return SendResult::Dropped;
        const SendResult result = sent(socket, *gauge, message);
        if (policy == Pressure::Close && result == SendResult::Buffered)
            socket.close(WsStatus::PolicyViolation.withReason(
                QStringLiteral("what is sent is not read fast enough")));
        return result;
    };
    return socket.with({ .send = send });
}
} // namespace

WsFilter backPressure(Pressure policy)
{
    return [policy](const WsHandler &next) -> WsHandler {
        return [policy, next](const Request &request) -> WsResponse {
            const WsResponse response = next(request);
            if (!response.isAccepted())
                return response;
            return response.withConsumer(
                [policy, consumer = response.consumer()](const WebSocket &socket) {
                    consumer(pressed(socket, policy));
                });
        };
    };
}

} // namespace jackfield
