// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/filter/chaos.h>
#include <jackfield/ws/websocket.h>

#include <QRandomGenerator>
#include <array>
#include <mutex>

namespace jackfield {

/// What is thrown for: each has dice of its own for each connection.
enum class Throw : quint32 { Handshake, Received, Sent, Pongs };

/// What becomes of one message.
struct Fate
{
    bool closes = false;
    bool drops = false;
    bool duplicates = false;
    bool truncates = false;
    bool reorders = false;
    double cut = 0; ///< where, from 0 to 1, exclusive
    std::chrono::milliseconds delay { 0 };
};

class Dice
{
public:
    Dice(quint32 seed, quint32 connection, Throw what)
    {
        const std::array<quint32, 3> seeds { seed, connection, quint32(what) };
        m_random = QRandomGenerator(seeds.data(), qsizetype(seeds.size()));
    }

    /// What is thrown is from 0 to 1, exclusive: 0 never strikes, 1 always.
    bool strikes(double probability) { return m_random.generateDouble() < probability; }

    /// Throws as often for every message, whatever the probabilities are. Thread: any.
    Fate fateOf(const MessageChaos &chaos)
    {
        const std::scoped_lock lock(m_mutex);
        Fate fate;
        fate.closes = strikes(chaos.closeMidMessage);
        fate.drops = strikes(chaos.drop);
        fate.duplicates = strikes(chaos.duplicate);
        fate.truncates = strikes(chaos.truncate);
        fate.cut = m_random.generateDouble();
        fate.delay = within(chaos.latency);
        fate.reorders = strikes(chaos.reorder);
        return fate;
    }

    std::chrono::milliseconds within(const Latency &latency)
    {
        const auto range = double((latency.max - latency.min).count() + 1);
        return latency.min + std::chrono::milliseconds(qint64(m_random.generateDouble() * range));
    }

private:
    std::mutex m_mutex;
    QRandomGenerator m_random;
};

/// The part of a connection's time in which it misbehaves.
class ChaosWindow
{
public:
    ChaosWindow(const WebSocket &socket, const Chaos &chaos)
        : m_socket(socket)
        , m_opened(socket.elapsed())
        , m_from(chaos.from)
        , m_until(chaos.until)
    { }

    bool isNow() const
    {
        const auto age = m_socket.elapsed() - m_opened;
        return age >= m_from && (m_until == std::chrono::milliseconds::max() || age < m_until);
    }

private:
    const WebSocket m_socket;
    const std::chrono::microseconds m_opened;
    const std::chrono::milliseconds m_from;
    const std::chrono::milliseconds m_until;
};

/// Answers pings in the place of the transport, if `chaos` has something about pongs and the transport lets it.
void mispong(const WebSocket &socket,
             const Chaos &chaos,
             quint32 connection,
             const ChaosSwitch &isOn);

} // namespace jackfield
