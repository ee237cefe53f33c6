// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "streamtransport_p.h"

#include <QRandomGenerator>

namespace jackfield::net {

namespace {
constexpr qint64 flushAtOnce = 8 << 10;
}

StreamTransport::StreamTransport(const Setup &setup)
    : QueuedTransport(setup.loop)
    , m_role(setup.role)
    , m_stream(setup.stream)
    , m_surplus(setup.surplus)
{ }

void StreamTransport::listen()
{
    m_stream->setEvents({ .readable = [this] { readable(); },
                          .written = [this] { written(); },
                          .gone = [this] { lose(); } });
    // The surplus, and what came in between; later, so that the consumer is asked first.
    post([self = shared_from_this(), this] {
        decode(std::exchange(m_surplus, {}));
        read();
    });
}

void StreamTransport::lose()
{
    m_stream = nullptr;
    finish(false);
}

// ---- reading

void StreamTransport::read()
{
    if (isFinished() || m_isPaused || !m_surplus.isEmpty())
        return;
    decode(m_stream->read());
    if (isHearing() && m_stream->isOver())
        finish(false);
}

void StreamTransport::readable()
{
    if (m_isReading) { // an event loop in user code: what comes now comes after what is being delivered
        m_stream->setPaused(true);
        m_readsAgain = true;
        return;
    }
    const auto keep = shared_from_this();
    m_isReading = m_stream->isReentrant();
    read();
    m_isReading = false;
    // Little waits for the turn's end, when all connections write; much is in the processor's cache only now.
    if (m_flushDue && m_stream && m_stream->unwrittenBytes() >= flushAtOnce)
        flush();
    if (std::exchange(m_readsAgain, false) && !isFinished())
        m_stream->setPaused(m_isPaused);
}

void StreamTransport::showFrame(const wire::FrameHeader &header) const
{
    if (wire::isControl(header.opcode))
        return;
    connection()->frameReceived({ .fin = header.fin,
                                  .rsv = header.rsv,
                                  .opcode = quint8(header.opcode),
                                  .length = header.length,
                                  .mask = header.mask });
}

/// Delivered one by one, while it and its memory are in the processor's cache, where user code may run.
void StreamTransport::takeMessage(const WsMessage &message)
{
    if (m_isReading)
        connection()->messageArrived(message);
    else
        connection()->messageReceived(message);
}

void StreamTransport::takePing(const QByteArray &payload)
{
    // As the ping came: who sees it may decide otherwise for the next one.
    const bool isMuted = m_pongsMuted;
    connection()->pingReceived(payload);
    if (m_closeSent || isMuted) // nothing may follow a close
        return;
    const qsizetype before = m_stream->out().size();
    addPong(payload);
    connection()->pongAnswered(payload);
    m_pongBytes += m_stream->out().size() - before;
    added();
    connection()->ownBytesQueued(m_pongBytes);
}

/// In a turn of its own, after the messages that came before it were delivered, so that they can be answered.
void StreamTransport::takeClose(const std::optional<wire::CloseBody> &body)
{
    m_isDeaf = true; // nothing may follow it
    post([self = shared_from_this(), this, body] {
        if (!isFinished())
            endAsAsked(body);
    });
}

/// What another thread has sent by now was taken, and leaves before the answer; a close of ours leaves in its place.
void StreamTransport::endAsAsked(const std::optional<wire::CloseBody> &body)
{
    work();
    if (isFinished())
        return;
    connection()->closeReceived(body.transform(
        [](const wire::CloseBody &b) { return WsStatus { b.code, QString::fromUtf8(b.reason) }; }));
    if (!m_closeSent) { // the answer repeats the code (RFC 6455 section 5.5.1)
        const auto answer =
            body.transform([](const wire::CloseBody &b) { return wire::CloseBody { b.code, {} }; });
        addClose(answer);
        connection()->closeAnswered(
            answer.transform([](const wire::CloseBody &b) { return WsStatus { b.code, {} }; }));
        added();
    }
    finish(true);
}

/// RFC 6455 section 7.1.7: say why, then drop the stream; what came before the fault was right and is delivered first.
void StreamTransport::fail(const wire::Violation &violation, const QByteArray &frame)
{
    m_isDeaf = true;
    m_isBroken = true;
    if (!frame.isEmpty())
        connection()->illegalFrameReceived(frame);
    connection()->errorOccurred({ Error::Code::Protocol, violation.message, {} });
    post([self = shared_from_this(), this, violation] {
        if (isFinished())
            return;
        if (m_closeSent)
            finish(false);
        else
            connection()->close(
                WsStatus { violation.closeCode, violation.message }); // writeClose ends it
    });
}

bool StreamTransport::setReadingPaused(bool paused)
{
    const auto pause = [self = shared_from_this(), this, paused] {
        if (!isFinished() && std::exchange(m_isPaused, paused) != paused)
            m_stream->setPaused(paused);
    };
    loop().isCurrent() ? pause() : post(pause);
    return true;
}

bool StreamTransport::setPongsMuted(bool muted)
{
    m_pongsMuted = muted;
    return true;
}

// ---- writing

wire::FrameHeader StreamTransport::headerOf(wire::Opcode opcode) const
{
    wire::FrameHeader header { .opcode = opcode };
    if (m_role == wire::Role::Client)
        header.mask = QRandomGenerator::global()->generate();
    return header;
}

void StreamTransport::addClose(const std::optional<wire::CloseBody> &body)
{
    wire::appendFrame(m_stream->out(), headerOf(wire::Opcode::Close), wire::encoded(body));
}

bool StreamTransport::sendRaw(const QByteArray &bytes)
{
    enqueueBytes(bytes);
    return true;
}

void StreamTransport::writeBytes(const QByteArray &bytes)
{
    m_stream->out().append(bytes);
    added();
}

void StreamTransport::writeClose(const std::optional<WsStatus> &status)
{
    if (std::exchange(m_closeSent, true))
        return;
    addClose(status.transform(
        [](const WsStatus &s) { return wire::CloseBody { s.code, s.reasonBytes() }; }));
    flush();
    if (m_isBroken)
        return finish(false);
    limitClosing();
}

void StreamTransport::added()
{
    countBytes();
    if (!std::exchange(m_flushDue, true))
        loop().post([self = shared_from_this(), this] { flush(); });
}

void StreamTransport::flush()
{
    m_flushDue = false;
    if (isFinished())
        return;
    m_stream->flush();
    written();
}

void StreamTransport::written()
{
    countBytes();
    if (!isFinished())
        connection()->bytesWritten();
}

void StreamTransport::countBytes()
{
    if (isFinished())
        return;
    const qint64 waiting = m_stream->unwrittenBytes();
    if (waiting == 0)
        m_pongBytes = 0;
    setSocketBytes(waiting);
}

void StreamTransport::release(bool clean)
{
    if (!m_stream)
        return;
    m_stream->setEvents({});
    if (clean || m_closeSent)
        m_stream->closeGently();
    else
        m_stream->closeAtOnce();
    m_stream = nullptr;
}

} // namespace jackfield::net
