// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bytestream_p.h"
#include "frametap_p.h"
#include "gate_p.h"
#include "loop_p.h"
#include "service_p.h"

#include <jackfield/ws/serverconfig.h>

#include <array>

namespace jackfield::net {

/// A client and a server that talk through a proxy: what one of them sends goes to the other byte for byte as it came,
/// the mask too, after it was recorded. Who ends its side of the stream ends the other's; nothing is said that they have
/// not said themselves, but for a limit that is broken (1009 or 1008, to its breaker) and a proxy that stops (1001).
/// Whoever is slower than the other sends is waited for: no more is read than the high-water mark allows.
class Passage final : public Resident, public std::enable_shared_from_this<Passage>
{
public:
    struct Setup
    {
        std::shared_ptr<Loop> loop;
        /// Both live in the loop's thread and are closed by the passage; their opening handshakes are done.
        ByteStream *client = nullptr;
        ByteStream *server = nullptr;
        QByteArray fromClient; ///< what was read behind them
        QByteArray fromServer;
        std::optional<wire::DeflateParameters> deflate; ///< what the two have agreed on
        ServerLimits limits;
        WsObserver observer;
        std::shared_ptr<const Interceptor> interceptor = {}; ///< else nothing can be held
        QString url = {}; ///< that the client asked for
    };
    explicit Passage(const Setup &setup);

    /// `onEnd` is called once, when both streams are let go of.
    void start(std::function<void()> onEnd);
    void goAway() override;
    void drop() override;

private:
    enum class Ending { Gently, AtOnce };
    /// One of the two peers.
    struct Peer
    {
        explicit Peer(ByteStream *its, const FrameTap::Setup &setup)
            : stream(its)
            , tap(setup)
        { }

        ByteStream *stream; ///< nothing once it is let go of
        FrameTap tap; ///< on what it sends
        std::unique_ptr<Gate> gate = {}; ///< for what it sends, if there is an interceptor
        bool isAhead = false; ///< the other one is too slow
        bool isFull = false; ///< so much of what it said is held
        bool isPaused = false; ///< one of the two
        bool isOverLater = false; ///< what it said is held; then it is over for the other one, too
        bool isOver = false; ///< it sends nothing more
        bool hasClosed = false; ///< it has sent a close frame, or the proxy has in its name
        bool isWatched = false; ///< the send time-out runs
        quint64 departures = 0; ///< how often bytes left for it
    };

    FrameTap::Setup tapOf(Side from, const std::optional<wire::DeflateParameters> &deflate);
    Peer &at(Side side) { return side == Side::Client ? m_client : m_server; }
    void listenTo(Side side);
    void readable(Side side);
    void written(Side side);
    void pass(Side from, QByteArrayView bytes);
    void forward(Side from, QByteArrayView bytes);
    void lost(Side side);
    void setAhead(Side side, bool isAhead);
    void setFull(Side side, bool isFull);
    void setPaused(Side side);
    void over(Side side);
    void endLike(Side side);
    /// Whether `side` has closed and the answer to it is yet to come.
    bool isAwaited(Side side) { return at(side).hasClosed && !at(other(side)).hasClosed; }
    void closed(Side side, const std::optional<WsStatus> &status);
    void refuse(Side side, const wire::Violation &violation);
    bool sayClose(Side to, const WsStatus &status);
    void watch(Side side);
    void watchOn(Side side);
    void starved(Side side);
    void limitEnding();
    void finish(Ending ending);
    void release(Side side, Ending ending);
    // With an interceptor.
    void createGates();
    void passGate(Side from, QByteArrayView bytes);
    void letOut(Side from);
    void decided();
    void loseHeld(const QString &why);
    void tell(const WsEvent &event);
    void tellEnd(bool clean);
    void flushObserver() const;

    const std::shared_ptr<Loop> m_loop;
    const ServerLimits m_limits;
    const WsObserver m_observer;
    const std::shared_ptr<const Interceptor> m_interceptor;
    const QString m_url;
    const std::optional<wire::DeflateParameters> m_deflate;
    Peer m_client;
    Peer m_server;
    std::array<QByteArray, 2> m_surplus; ///< until the start: of the client, of the server
    std::function<void()> m_onEnd;
    std::optional<Side> m_closer; ///< whose close frame came first
    WsStatus m_status = WsStatus::AbnormalClosure; ///< of that
    std::optional<Side> m_leaver; ///< who was over first
    int m_connection = 0; ///< its number at the interceptor
    quint64 m_progress = 0; ///< how often something passed or left
    bool m_isGoingAway = false; ///< the client was told, and nothing passes any more
    bool m_isEnding = false; ///< the end must come within the close time-out
    bool m_hasToldEnd = false;
    bool m_isDone = false;
};

} // namespace jackfield::net
