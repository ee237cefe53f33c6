// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/testing/testclock.h>
#include <jackfield/ws/connection.h>

#include <atomic>

namespace jackfield::testing {

/// One end of a connection in memory. What is sent reaches the other end's connection in order; tasks run when the
/// clock is advanced. Ends as a socket would: a close frame is answered, then both streams end.
class OfflineTransport final : public WsTransport
{
public:
    explicit OfflineTransport(TestClock clock)
        : m_clock(std::move(clock))
    { }

    void sendMessage(const WsMessage &message) override;
    void sendPing(const QByteArray &payload) override;
    void sendClose(const std::optional<WsStatus> &status) override;
    void abort() override;
    qint64 bufferedBytes() const override { return 0; }
    void post(std::function<void()> task) override { m_clock.schedule({}, std::move(task)); }
    void schedule(std::chrono::milliseconds delay, std::function<void()> task) override
    {
        m_clock.schedule(delay, std::move(task));
    }
    std::chrono::microseconds elapsed() const override { return m_clock.elapsed(); }

    void setEnds(const std::shared_ptr<Connection> &own, const std::shared_ptr<Connection> &peer);

private:
    template<typename Act>
    void toPeer(Act act);

    const TestClock m_clock;
    std::weak_ptr<Connection> m_own;
    std::weak_ptr<Connection> m_peer;
};

} // namespace jackfield::testing
