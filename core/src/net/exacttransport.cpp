// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "exacttransport_p.h"

#include <QRandomGenerator>

namespace jackfield::net {

namespace {
constexpr qint64 flushAtOnce = 8 << 10;
}

ExactTransport::ExactTransport(Setup setup)
    : QueuedTransport(std::move(setup.loop))
    , m_stream(setup.stream)
    , m_role(setup.role)
    , m_compressFrom(setup.compressFrom)
    , m_reader({ .reader = setup.role,
                 .maxMessage = setup.maxMessageBytes,
                 .maxFragments = setup.maxFragments,
                 .deflate = setup.deflate })
    , m_surplus(std::move(setup.surplus))
{
    if (setup.deflate)
        m_deflater.emplace(setup.role, *setup.deflate);
    m_reader.onFrame([this](const wire::FrameHeader &header) {
        if (!wire::isControl(header.opcode))
            connection()->frameReceived({ .fin = header.fin,
                                          .rsv = header.rsv,
                                          .opcode = quint8(header.opcode),
                                          .length = header.length,
                                          .mask = header.mask });
    });
}

ExactTransport::~ExactTransport() = default;

void ExactTransport::listen()
{
    m_stream->setEvents({ .readable = [this] { readable(); }, .written = [this] { written(); } });
    // The surplus, and what came in between; later, so that the consumer is asked first.
    post([self = shared_from_this(), this] {
        decode(std::exchange(m_surplus, {}));
        read();
    });
}

// ---- reading

void ExactTransport::read()
{
    if (isFinished() || m_isPaused || !m_surplus.isEmpty())
        return;
    decode(m_stream->read());
    if (!isFinished() && !m_isDeaf && m_stream->isOver())
        finish(false);
}

void ExactTransport::readable()
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

void ExactTransport::decode(QByteArrayView bytes)
{
    const ByteStream::KeepRead kept;
    while (!bytes.isEmpty() && !isFinished() && !m_isDeaf) {
        auto received = m_reader.next(bytes);
        if (!received)
            return fail(received.error());
        if (*received)
            take(**std::move(received));
    }
}

void ExactTransport::take(wire::Received &&received)
{
    switch (received.opcode) {
    case wire::Opcode::Text:
        return takeMessage(WsMessage::fromCheckedUtf8(std::move(received.payload)));
    case wire::Opcode::Binary:
        return takeMessage(WsMessage::binary(received.payload));
    case wire::Opcode::Ping:
        connection()->pingReceived(received.payload);
        return answerPing(received.payload);
    case wire::Opcode::Pong:
        return connection()->pongReceived(received.payload);
    case wire::Opcode::Close:
        return takeClose(wire::parseClose(received.payload).value_or(std::nullopt));
    case wire::Opcode::Continuation:
        return;
    }
}

/// Delivered one by one, while it and its memory are in the processor's cache, where user code may run.
void ExactTransport::takeMessage(const WsMessage &message)
{
    if (m_isReading)
        connection()->messageArrived(message);
    else
        connection()->messageReceived(message);
}

void ExactTransport::answerPing(const QByteArray &payload)
{
    if (m_closeSent || m_pongsMuted) // nothing may follow a close
        return;
    write(wire::Opcode::Pong, payload);
    connection()->ownBytesQueued();
}

/// In a turn of its own, after the messages that came before it were delivered, so that they can be answered.
void ExactTransport::takeClose(const std::optional<wire::CloseBody> &body)
{
    m_isDeaf = true; // nothing may follow it
    post([self = shared_from_this(), this, body] {
        if (!isFinished())
            endAsAsked(body);
    });
}

void ExactTransport::endAsAsked(const std::optional<wire::CloseBody> &body)
{
    connection()->closeReceived(body.transform(
        [](const wire::CloseBody &b) { return WsStatus { b.code, QString::fromUtf8(b.reason) }; }));
    if (!m_closeSent) { // the answer repeats the code (RFC 6455 section 5.5.1)
        const auto code =
            body.transform([](const wire::CloseBody &b) { return wire::CloseBody { b.code, {} }; });
        write(wire::Opcode::Close, wire::encoded(code));
    }
    finish(true);
}

/// RFC 6455 section 7.1.7: say why, then drop the stream; what came before the fault was right and is delivered first.
void ExactTransport::fail(const wire::Violation &violation)
{
    m_isDeaf = true;
    m_isBroken = true;
    connection()->illegalFrameReceived(m_reader.offendingFrame());
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

bool ExactTransport::setReadingPaused(bool paused)
{
    const auto pause = [self = shared_from_this(), this, paused] {
        if (!isFinished() && std::exchange(m_isPaused, paused) != paused)
            m_stream->setPaused(paused);
    };
    loop().isCurrent() ? pause() : post(pause);
    return true;
}

bool ExactTransport::setPongsMuted(bool muted)
{
    m_pongsMuted = muted;
    return true;
}

// ---- writing

wire::FrameHeader ExactTransport::headerOf(wire::Opcode opcode) const
{
    wire::FrameHeader header { .opcode = opcode };
    if (m_role == wire::Role::Client)
        header.mask = QRandomGenerator::global()->generate();
    return header;
}

void ExactTransport::write(wire::Opcode opcode, const QByteArray &payload)
{
    wire::appendFrame(m_stream->out(), headerOf(opcode), payload);
    added();
}

void ExactTransport::writeMessage(const WsMessage &message)
{
    write(message.isText() ? wire::Opcode::Text : wire::Opcode::Binary, message.bytes());
}

void ExactTransport::writePing(const QByteArray &payload)
{
    write(wire::Opcode::Ping, payload);
}

void ExactTransport::writeBytes(const QByteArray &bytes)
{
    m_stream->out().append(bytes);
    added();
}

bool ExactTransport::sendRaw(const QByteArray &bytes)
{
    enqueueBytes(bytes);
    return true;
}

bool ExactTransport::isCompressible(const WsMessage &message) const
{
    return m_deflater && message.bytes().size() >= m_compressFrom;
}

/// In the order of sending, since what comes later may refer to what came before (RFC 7692 section 7.2.3.2).
ExactTransport::Compressed ExactTransport::compressed(const WsMessage &message)
{
    Compressed result { .header =
                            headerOf(message.isText() ? wire::Opcode::Text : wire::Opcode::Binary),
                        .payload = m_deflater->compressed(message.bytes()) };
    result.header.rsv = wire::rsv1;
    return result;
}

std::optional<WsFrame> ExactTransport::prepare(const WsMessage &message)
{
    if (!isCompressible(message)) // one plain frame: nothing to be said of it
        return std::nullopt;
    m_prepared = compressed(message);
    return WsFrame { .rsv = m_prepared->header.rsv,
                     .opcode = quint8(m_prepared->header.opcode),
                     .length = quint64(m_prepared->payload.size()),
                     .mask = m_prepared->header.mask };
}

void ExactTransport::sendMessage(const WsMessage &message)
{
    if (!isCompressible(message))
        return QueuedTransport::sendMessage(message);
    const auto ready = m_prepared ? *std::exchange(m_prepared, std::nullopt) : compressed(message);
    QByteArray bytes;
    wire::appendFrame(bytes, ready.header, ready.payload);
    if (!isDirect())
        return enqueueBytes(bytes);
    if (!isFinished())
        writeBytes(bytes);
}

/// What is compressed is so under the connection's lock.
bool ExactTransport::sendMessageNow(const WsMessage &message)
{
    return !m_deflater && QueuedTransport::sendMessageNow(message);
}

void ExactTransport::writeClose(const std::optional<WsStatus> &status)
{
    if (std::exchange(m_closeSent, true))
        return;
    write(wire::Opcode::Close, wire::encoded(status.transform([](const WsStatus &s) {
              return wire::CloseBody { s.code, s.reasonBytes() };
          })));
    flush();
    if (m_isBroken)
        return finish(false);
    limitClosing();
}

/// What a turn adds leaves together, when the turn is over and recorded.
void ExactTransport::added()
{
    countBytes();
    if (!std::exchange(m_flushDue, true))
        loop().post([self = shared_from_this(), this] { flush(); });
}

void ExactTransport::flush()
{
    m_flushDue = false;
    if (isFinished())
        return;
    m_stream->flush();
    written();
}

void ExactTransport::written()
{
    countBytes();
    if (!isFinished())
        connection()->bytesWritten();
}

void ExactTransport::countBytes()
{
    if (isFinished())
        return;
    setSocketBytes(m_stream->unwrittenBytes());
}

void ExactTransport::release(bool clean)
{
    if (!m_stream)
        return;
    if (clean || m_closeSent)
        m_stream->closeGently();
    else
        m_stream->closeAtOnce();
    m_stream = nullptr;
}

} // namespace jackfield::net
