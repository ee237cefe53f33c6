// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsevent.h>

#include <chrono>
#include <functional>
#include <optional>

namespace jackfield {

/// The seam between a connection and whatever carries its bytes. The connection asks through this interface; the
/// transport tells through the `...Received`, `bytesWritten`, `ended` functions of Connection.
/// Every function may be called from any thread and must not run user code, or tell the connection anything, before it
/// returns. What is sent leaves in order, no earlier than the loop's next turn.
/// The transport does the protocol's own part: it masks, answers pings with pongs and close frames with close frames, and
/// tells of both (pongAnswered, closeAnswered) before they leave.
class WsTransport
{
public:
    WsTransport() = default;
    virtual ~WsTransport() = default;
    Q_DISABLE_COPY_MOVE(WsTransport)

    /// Called before sendMessage() of the same message, if somebody looks at frames: the frame that it will be.
    virtual std::optional<WsFrame> prepare(const WsMessage & /*message*/) { return std::nullopt; }
    virtual void sendMessage(const WsMessage &message) = 0;
    /// The same without a lock that orders it with what other threads ask for: only if the caller is the connection's
    /// thread and all that was asked for before is done. False: it is not, and nothing was done.
    virtual bool sendMessageNow(const WsMessage & /*message*/) { return false; }
    virtual void sendPing(const QByteArray &payload) = 0;
    /// Starts the closing handshake; without a status the close frame has no body. `ended` must follow in the end.
    virtual void sendClose(const std::optional<WsStatus> &status) = 0;
    /// Drops the connection at once; `ended` must follow.
    virtual void abort() = 0;
    // What not every transport can do; false: it cannot, and nothing was done.
    /// Writes `bytes` as they are.
    virtual bool sendRaw(const QByteArray & /*bytes*/) { return false; }
    /// Reads nothing until told otherwise, so that TCP slows the peer down.
    virtual bool setReadingPaused(bool /*paused*/) { return false; }
    /// Leaves pings unanswered.
    virtual bool setPongsMuted(bool /*muted*/) { return false; }
    /// Bytes handed over that have not left yet. Connection::bytesWritten() follows when they become fewer.
    virtual qint64 bufferedBytes() const = 0;
    /// Runs `task` on the connection's thread, soon, after the caller has returned, in order.
    virtual void post(std::function<void()> task) = 0;
    /// The same, after `delay`.
    virtual void schedule(std::chrono::milliseconds delay, std::function<void()> task) = 0;
    /// The time that `schedule` goes by.
    virtual std::chrono::microseconds elapsed() const
    {
        return std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    }
};

} // namespace jackfield
