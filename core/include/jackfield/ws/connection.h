// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/connectionsetup.h>
#include <jackfield/ws/websocket.h>

#include <atomic>
#include <deque>
#include <map>
#include <mutex>
#include <vector>

namespace jackfield {

/// The one state machine of a connection, offline and online, for both sides. Users see it through WebSocket; who
/// writes a transport makes one per accepted handshake, starts it and tells it what happens on the wire.
class Connection final : public std::enable_shared_from_this<Connection>
{
public:
    using Limits = ConnectionLimits;
    using Setup = ConnectionSetup;

    explicit Connection(Setup setup);

    /// Runs `consumer` at once on the calling thread, which must be the connection's.
    void start(const WsConsumer &consumer);

    // What the transport tells. Thread: the connection's. None of them runs user code before it returns, but
    // observers. Messages that come after this side has closed are observed, not delivered.
    void messageReceived(const WsMessage &message);
    /// The same, but for a caller that runs in a turn of its own, so that user code may run before it returns: if nothing
    /// waits before it and nobody observes, the message is delivered at once.
    void messageArrived(const WsMessage &message);
    /// A frame of data, before the message that it completes. Not needed while it is not showsFrames().
    void frameReceived(const WsFrame &frame);
    /// A frame that breaks the protocol, header and all; errorOccurred() says what is wrong with it.
    void illegalFrameReceived(const QByteArray &bytes);
    void pingReceived(const QByteArray &payload);
    void pongReceived(const QByteArray &payload);
    void closeReceived(const std::optional<WsStatus> &status);
    /// The transport answers a ping, or a close; told before the answer leaves, for observers.
    void pongAnswered(const QByteArray &payload);
    void closeAnswered(const std::optional<WsStatus> &status);
    void errorOccurred(const Error &error);
    /// The transport queued something of its own, a pong, and `waiting` bytes of that kind have not left: a peer that lets
    /// too much of it wait is dropped.
    void ownBytesQueued(qint64 waiting);
    /// Fewer bytes wait than before.
    void bytesWritten();
    /// The stream is over; only the first call counts. `clean`: the closing handshake was completed.
    void ended(bool clean);

    // What the handle asks; documented at WebSocket.
    SendResult send(const WsMessage &message);
    void close(const std::optional<WsStatus> &status);
    void abort();
    void abort(const Error &fault);
    /// For an owner that goes: abort(), and of what has come or still comes only the end is delivered.
    /// Thread: the connection's.
    void abandon();
    void ping(const QByteArray &payload);
    SendResult sendRaw(const QByteArray &bytes);
    bool setReadingPaused(bool paused);
    bool isHeldUp() const;
    bool setPongsMuted(bool muted) { return m_transport->setPongsMuted(muted); }
    void addMessageListener(const WebSocket::MessageListener &listener);
    void addCloseListener(const WebSocket::CloseListener &listener);
    void addErrorListener(const WebSocket::ErrorListener &listener);
    void addPingListener(const WebSocket::PayloadListener &listener);
    void addPongListener(const WebSocket::PayloadListener &listener);
    void addWritableListener(const WebSocket::WritableListener &listener);
    void addObserver(const WsObserver &observer);
    void repeat(std::chrono::milliseconds interval, const std::function<void()> &task, bool again);

    /// Whether the calling thread has run user code of a connection: it must not wait for one.
    static bool isConnectionThread();

    const WsOpened &opened() const { return m_opened; }
    const QString &peer() const { return m_peer; }
    quint64 id() const { return m_id; }
    Side side() const { return m_side; }
    qint64 bufferedBytes() const { return m_transport->bufferedBytes(); }
    std::chrono::microseconds elapsed() const { return m_transport->elapsed(); }
    bool isOpen() const;
    std::optional<std::chrono::microseconds> roundTrip() const
    {
        const qint64 latest = m_roundTrip;
        return latest < 0 ? std::nullopt : std::optional(std::chrono::microseconds(latest));
    }
    /// For keepAlive(), which measures it.
    void setRoundTrip(std::chrono::microseconds took) { m_roundTrip = took.count(); }
    bool isObserved() const { return m_isObserved; }
    bool showsFrames() const { return m_showsFrames; }

private:
    enum class State { Open, Closing, Ended };
    struct Listeners
    {
        QList<WebSocket::MessageListener> message;
        QList<WebSocket::CloseListener> close;
        QList<WebSocket::ErrorListener> error;
        QList<WebSocket::PayloadListener> ping;
        QList<WebSocket::PayloadListener> pong;
        QList<WebSocket::WritableListener> writable;
    };
    /// What came and waits. Most of it is messages, which take no more room than they must.
    struct Received
    {
        WsMessage message;
        std::unique_ptr<const WsEvent> rare = {}; ///< instead of the message, anything else
    };
    /// What is delivered next, and its listeners if it is a message.
    struct Due
    {
        Received received;
        QList<WebSocket::MessageListener> listeners;
    };

    struct Timer
    {
        std::chrono::milliseconds interval;
        std::shared_ptr<const std::function<void()>> task;
        bool again;
    };

    void received(WsEvent &&event);
    void observe(const WsEvent &event);
    void deliverLater(Received &&received);
    bool enqueue(Received &&received);
    bool isClear();
    /// Shows what this side is about to hand over; it is written at once unless the turn's end does it.
    /// Precondition: m_wire is held.
    void leaving(const WsEvent &event);
    void answering(const WsEvent &event);
    bool handOver(const WsMessage &message);
    void showLeaving(const WsMessage &message);
    void flushObservers();
    void wake();
    void drain();
    std::optional<Due> takeNext(qint64 buffered);
    void deliver(const Due &due);
    void deliverRare(const WsEvent &event);
    void pauseOrResume();
    template<typename Function, typename... Arguments>
    void callAll(const QList<Function> &functions, const Arguments &...arguments);
    void finish(const WsEvent &end);
    template<typename Task>
    void guarded(const Task &task);
    void report(const Error &error);
    void failed(const WsStatus &status, const QString &details);
    void tellError(const QList<WebSocket::ErrorListener> &listeners, const Error &error);
    bool dropOverfull(qint64 buffered);
    void scheduleTimer(quint64 timer, std::chrono::milliseconds delay);
    void fireTimer(quint64 timer);
    template<typename Listener>
    void keep(QList<Listener> &list, const Listener &listener);

    const Side m_side;
    const WsOpened m_opened;
    const QString m_peer;
    const quint64 m_id;
    const Limits m_limits;
    const std::shared_ptr<WsTransport> m_transport;

    mutable std::mutex
        m_mutex; ///< guards all below; never held while user code or the transport runs
    std::mutex
        m_pausing; ///< held while the transport is told to read or not: the last word is the state
    std::mutex m_wire; ///< held while something is observed and handed over: both orders are one
    std::atomic<State> m_state = State::Open; ///< written under m_mutex
    std::optional<Side> m_initiator;
    WsStatus m_status = WsStatus::AbnormalClosure;
    std::optional<WsEvent> m_end; ///< set when the end was delivered
    std::deque<Received> m_received; ///< not yet delivered
    std::vector<WsMessage> m_unheard; ///< without a listener
    qint64 m_unheardBytes = 0;
    qint64 m_undeliveredBytes = 0; ///< of messages in m_received
    bool m_isPaused = false; ///< the transport was told to read nothing, for what is undelivered
    bool m_isPausedByUser = false;
    bool m_isStalled = false; ///< too much is unsent: nothing is delivered that could add to it
    bool m_wantsWritable = false; ///< somebody was told Buffered
    std::atomic<bool> m_waitsForSpace = false; ///< one of the two
    bool m_awake = false; ///< a drain is posted or running
    /// m_heard is up to date and nothing else is in the way of the next message. Set under m_mutex on the connection's
    /// thread, and taken back by whoever changes something.
    std::atomic<bool> m_isClear = false;
    std::atomic<bool> m_abandoned = false; ///< nothing but the end is delivered
    std::atomic<bool> m_inTurn = false; ///< on the connection's thread: observers flush at its end
    Listeners m_listeners;
    std::map<quint64, Timer> m_timers; ///< here, not in the transport: they go with the connection
    quint64 m_lastTimer = 0;
    QList<WsObserver> m_observers; ///< guarded by m_wire
    std::atomic<bool> m_isObserved = false;
    std::atomic<qint64> m_roundTrip = -1; ///< microseconds; below 0: not known
    std::atomic<bool> m_showsFrames = false; ///< an observer looks at frames
    // The connection's thread only.
    QList<WebSocket::MessageListener> m_heard; ///< who hears the next message, while m_isClear
    bool m_isDelivering = false; ///< a message that has just arrived
    bool m_tellsError = false;
    bool m_drainsLater = false; ///< a drain came meanwhile, in an event loop within user code
};

} // namespace jackfield
