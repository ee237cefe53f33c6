// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsresponse.h>

#include <atomic>
#include <chrono>
#include <memory>

namespace jackfield {

/// A delay between both, for each message; order is kept.
struct Latency
{
    std::chrono::milliseconds min { 0 };
    std::chrono::milliseconds max { 0 };

    bool operator==(const Latency &) const = default;
};

/// How messages of one direction misbehave. All but latency are probabilities: 0 is never, 1 is always. Of those that
/// strike the same message closeMidMessage wins over drop, and drop over the others.
struct MessageChaos
{
    Latency latency = {};
    double drop = 0;
    double duplicate = 0;
    double truncate = 0; ///< the message loses its end, or all; text is cut between characters
    double reorder =
        0; ///< the message comes behind the next one; after a second without one, by itself
    /// Part of the message, then the connection is gone without a close frame. A server of Jackfield sends the beginning of
    /// the frame. Where raw bytes cannot be written (offline, an adopted QWebSocket, a client's side), and for a received
    /// message, none of it arrives.
    double closeMidMessage = 0;
    qint64 bytesPerSecond =
        0; ///< so much passes: a message comes when its last byte would; 0: any number
};

/// How pongs of the connection's own side misbehave; their own probabilities, as of messages. Only where raw bytes can be
/// written, on the server's side: elsewhere the transport answers pings as ever.
struct PongChaos
{
    double drop = 0;
    double wrong = 0; ///< another payload than the ping's
    Latency latency = {};

    bool operator==(const PongChaos &) const = default;
};

/// How connections misbehave, the same for the same seed: the n-th handshake of the filter and, for each direction, the
/// n-th message of a connection have the same fate each time, offline and online. To change one probability does not change
/// what the others strike.
struct Chaos
{
    quint32 seed = 0;
    double refuse = 0; ///< handshakes, with 503
    Latency handshake = {}; ///< before it is answered, where it is hosted: WsResponse::withDelay()
    MessageChaos received = {};
    MessageChaos sent = {};
    PongChaos pongs = {};
    /// When, since the connection is open; handshakes are before that, so only what begins at 0 strikes them.
    std::chrono::milliseconds from { 0 };
    std::chrono::milliseconds until = std::chrono::milliseconds::max();
};

/// Turns chaos on and off while connections run; off at first. Copies are the same switch. Thread: any.
class ChaosSwitch
{
public:
    ChaosSwitch();
    void misbehave() const { *m_isOn = true; }
    void behave() const { *m_isOn = false; }
    bool isMisbehaving() const { return *m_isOn; }

private:
    std::shared_ptr<std::atomic<bool>> m_isOn;
};

/// Misbehaves while `isOn` says so; otherwise everything passes as it is, behind what is still delayed. Pings are left
/// alone. What a peer sent before it closed is delivered before the end; what was not sent yet when the connection ends is
/// lost. A delayed message is `Accepted`, and waits outside of bufferedBytes().
/// A probability outside of 0 to 1, and a latency that is negative or ends before it begins, is told when the filter is made
/// (logging category jackfield.filter), and every handshake is answered with 500.
WsFilter chaos(const Chaos &chaos, const ChaosSwitch &isOn);

} // namespace jackfield
