// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "passage_p.h"

#include <jackfield/ws/recordable.h>

#include <QRandomGenerator>

namespace jackfield::net {

namespace {
QString nameOf(Side side)
{
    return side == Side::Client ? QStringLiteral("client") : QStringLiteral("server");
}
} // namespace

Passage::Passage(const Setup &setup)
    : m_loop(setup.loop)
    , m_limits(setup.limits)
    , m_observer(setup.observer)
    , m_interceptor(setup.interceptor)
    , m_url(setup.url)
    , m_deflate(setup.deflate)
    , m_client(setup.client, tapOf(Side::Client, setup.deflate))
    , m_server(setup.server, tapOf(Side::Server, setup.deflate))
    , m_surplus { setup.fromClient, setup.fromServer }
{ }

FrameTap::Setup Passage::tapOf(Side from, const std::optional<wire::DeflateParameters> &deflate)
{
    FrameTap::Setup setup { .from = from,
                            // a recording must be whole
                            .maxMessageBytes = m_limits.messageBytes.value_or(recordableBytes),
                            .maxFragments = m_limits.messageFrames,
                            .deflate = deflate };
    if (m_interceptor) {
        setup.event = [this, from](const WsEvent &event) {
            m_isGoingAway ? tell(event) : at(from).gate->heard(event);
        };
        setup.frame = [this, from](const WsFrame &frame, Side) {
            at(from).gate->heardFrame(frame);
        };
    } else if (m_observer.event) {
        setup.event = [this](const WsEvent &event) { tell(event); };
        setup.frame = m_observer.frame;
    }
    return setup;
}

void Passage::start(std::function<void()> onEnd)
{
    const auto keep = shared_from_this();
    m_onEnd = std::move(onEnd);
    createGates();
    listenTo(Side::Client);
    listenTo(Side::Server);
    for (const Side side : { Side::Client, Side::Server }) {
        pass(side, std::exchange(m_surplus[size_t(side)], {}));
        readable(side); // a socket that has read already says nothing more of it
    }
}

void Passage::listenTo(Side side)
{
    at(side).stream->setEvents({ .readable = [this, side] { readable(side); },
                                 .written = [this, side] { written(side); },
                                 .gone =
                                     [this, side] {
                                         at(side).stream = nullptr;
                                         drop();
                                     } });
}

// ---- what passes

void Passage::readable(Side side)
{
    const auto keep = shared_from_this();
    Peer &peer = at(side);
    if (!peer.stream || peer.isPaused || peer.isOver)
        return;
    const ByteStream::KeepRead kept;
    pass(side, peer.stream->read());
    if (peer.stream && peer.stream->isOver())
        over(side);
}

void Passage::pass(Side from, QByteArrayView bytes)
{
    Peer &peer = at(from);
    if (m_isDone || bytes.isEmpty())
        return;
    if (m_interceptor && !m_isGoingAway)
        return passGate(from, bytes);
    const FrameTap::Taken taken = peer.tap.take(bytes);
    if (peer.tap.hasClosed() && !peer.hasClosed)
        closed(from, peer.tap.status());
    flushObserver();
    if (!m_isGoingAway)
        forward(from, bytes.first(taken.passes));
    if (taken.limit)
        refuse(from, *taken.limit);
    else if (m_isGoingAway && m_hasToldEnd) // by the answer to our close
        finish(Ending::Gently);
}

void Passage::forward(Side from, QByteArrayView bytes)
{
    const Side to = other(from);
    ByteStream *stream = at(to).stream;
    if (!stream || bytes.isEmpty())
        return;
    if (!stream->isBroken()) {
        stream->out() += bytes;
        stream->flush();
        ++m_progress;
    }
    if (stream->isBroken())
        return lost(to);
    if (stream->unwrittenBytes() > m_limits.highWaterBytes)
        setAhead(from, true);
    watch(to);
}

/// It takes nothing any more. What it has said itself is heard first, and the answer to its close.
void Passage::lost(Side side)
{
    if (!at(side).isOver)
        setAhead(side, false);
    else if (!at(side).isOverLater && !isAwaited(side))
        finish(Ending::Gently);
}

void Passage::setAhead(Side side, bool isAhead)
{
    at(side).isAhead = isAhead;
    setPaused(side);
}

void Passage::setPaused(Side side)
{
    Peer &peer = at(side);
    const bool isPaused = peer.isAhead || peer.isFull;
    if (peer.stream && std::exchange(peer.isPaused, isPaused) != isPaused)
        peer.stream->setPaused(isPaused);
}

void Passage::written(Side side)
{
    const auto keep = shared_from_this();
    Peer &peer = at(side);
    ++m_progress;
    ++peer.departures;
    if (peer.stream && peer.stream->unwrittenBytes() <= m_limits.highWaterBytes / 2)
        setAhead(other(side), false);
}

/// A peer that takes nothing of what waits for it, for as long as it may.
void Passage::watch(Side side)
{
    Peer &peer = at(side);
    if (m_limits.sendTimeout.count() > 0 && peer.stream->unwrittenBytes() > 0
        && !std::exchange(peer.isWatched, true))
        watchOn(side);
}

void Passage::watchOn(Side side)
{
    m_loop->schedule(m_limits.sendTimeout,
                     [weak = weak_from_this(), side, before = at(side).departures] {
                         const auto self = weak.lock();
                         if (!self || !self->at(side).stream)
                             return;
                         Peer &peer = self->at(side);
                         if (peer.stream->unwrittenBytes() == 0)
                             peer.isWatched = false;
                         else if (peer.departures != before)
                             self->watchOn(side);
                         else
                             self->starved(side);
                     });
}

void Passage::starved(Side side)
{
    const QString message =
        QStringLiteral("the %1 has taken nothing for %2 ms while %3 bytes wait; it is dropped")
            .arg(nameOf(side))
            .arg(m_limits.sendTimeout.count())
            .arg(at(side).stream->unwrittenBytes());
    tell({ .kind = WsEvent::Kind::Error,
           .from = side,
           .error = { Error::Code::Refused, message, {} } });
    m_leaver = m_leaver.value_or(side);
    release(side, Ending::AtOnce);
    finish(Ending::Gently);
}

// ---- the end

void Passage::closed(Side side, const std::optional<WsStatus> &status)
{
    at(side).hasClosed = true;
    at(side).tap.end(); // within a message
    if (at(side).gate)
        at(side).gate->settle();
    if (!m_closer) {
        m_closer = side;
        m_status = status.value_or(WsStatus::NoStatusReceived);
    }
    if (!at(other(side)).hasClosed)
        return;
    tellEnd(true);
    limitEnding();
}

/// No more comes from `side`. If it may still listen, the other one is told in the same way and heard to its end.
void Passage::over(Side side)
{
    Peer &peer = at(side);
    Peer &rest = at(other(side));
    peer.isOver = true;
    peer.tap.end();
    m_leaver = m_leaver.value_or(side);
    letOut(side);
    flushObserver();
    if (m_interceptor && m_connection > 0)
        m_interceptor->senderGone(m_connection, side);
    if (m_isGoingAway || rest.isOver)
        return finish(Ending::Gently);
    if (peer.gate && !peer.gate->isEmpty()) {
        peer.isOverLater = true;
    } else {
        endLike(side);
    }
}

/// `side` has ended, and all that it said has passed.
void Passage::endLike(Side side)
{
    Peer &peer = at(side);
    Peer &rest = at(other(side));
    const bool isHeard = !peer.stream->isBroken() && rest.stream->endWriting();
    if (isHeard || isAwaited(side))
        limitEnding();
    else
        finish(Ending::Gently);
}

/// A message beyond the limits: its sender is told, who else would hear it is left as if the sender had vanished.
void Passage::refuse(Side side, const wire::Violation &violation)
{
    sayClose(side, WsStatus { violation.closeCode, violation.message });
    m_leaver = m_leaver.value_or(other(side));
    finish(Ending::Gently);
}

/// Says it in the name of the other side, unless that is within a frame, has closed or has ended its side, which was
/// passed on; false then.
bool Passage::sayClose(Side to, const WsStatus &status)
{
    const Side from = other(to);
    ByteStream *stream = at(to).stream;
    const Peer &peer = at(from);
    if (!stream || stream->isBroken() || peer.hasClosed || peer.isOver
        || !peer.tap.isBetweenFrames())
        return false;
    if (to == Side::Client || !m_isGoingAway) { // who goes away shows what it says to its client
        tell({ .kind = WsEvent::Kind::Close, .from = from, .status = status });
        closed(from, status);
        flushObserver();
    }
    wire::FrameHeader header { .opcode = wire::Opcode::Close };
    if (to == Side::Server)
        header.mask = QRandomGenerator::global()->generate();
    wire::appendFrame(stream->out(),
                      header,
                      wire::encoded(wire::CloseBody { status.code, status.reasonBytes() }));
    stream->flush();
    return true;
}

void Passage::goAway()
{
    if (m_isDone || std::exchange(m_isGoingAway, true))
        return;
    const auto keep = shared_from_this();
    loseHeld(QStringLiteral("the proxy was stopped"));
    sayClose(Side::Server, WsStatus::GoingAway);
    m_server.tap.end();
    const bool isTold = sayClose(Side::Client, WsStatus::GoingAway) || m_server.hasClosed;
    release(Side::Server, Ending::Gently);
    m_leaver = m_leaver.value_or(Side::Server);
    if (!isTold || m_hasToldEnd)
        return finish(Ending::Gently);
    setFull(Side::Client, false);
    setAhead(Side::Client, false); // its answer must be heard
    limitEnding();
}

void Passage::drop()
{
    m_leaver = m_leaver.value_or(Side::Server);
    finish(Ending::AtOnce);
}

/// While something moves it may go on.
void Passage::limitEnding()
{
    if (std::exchange(m_isEnding, true))
        return;
    m_loop->schedule(m_limits.closeTimeout, [weak = weak_from_this(), before = m_progress] {
        const auto self = weak.lock();
        if (!self || self->m_isDone)
            return;
        self->m_isEnding = false;
        if (self->m_progress != before)
            self->limitEnding();
        else
            self->finish(Ending::Gently);
    });
}

void Passage::finish(Ending ending)
{
    if (std::exchange(m_isDone, true))
        return;
    const auto keep = shared_from_this();
    m_client.tap.end();
    m_server.tap.end();
    loseHeld(QStringLiteral("the %1 hung up").arg(nameOf(m_leaver.value_or(Side::Server))));
    tellEnd(false);
    flushObserver();
    release(Side::Client, ending);
    release(Side::Server, ending);
    if (const auto onEnd = std::exchange(m_onEnd, nullptr))
        onEnd();
}

/// Gently: what was sent to it leaves before.
void Passage::release(Side side, Ending ending)
{
    ByteStream *stream = std::exchange(at(side).stream, nullptr);
    if (!stream)
        return;
    stream->setEvents({});
    if (ending == Ending::Gently)
        stream->closeGently();
    else
        stream->closeAtOnce();
}

// ---- what is recorded

void Passage::tell(const WsEvent &event)
{
    if (m_observer.event && !m_hasToldEnd)
        m_observer.event(event);
}

void Passage::tellEnd(bool clean)
{
    tell({ .kind = WsEvent::Kind::End,
           .from = m_closer.value_or(m_leaver.value_or(Side::Server)),
           .status = clean ? m_status : WsStatus::AbnormalClosure,
           .clean = clean });
    m_hasToldEnd = true;
}

void Passage::flushObserver() const
{
    if (m_observer.flush)
        m_observer.flush();
}

} // namespace jackfield::net
