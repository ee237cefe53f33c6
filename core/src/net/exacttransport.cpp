// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "exacttransport_p.h"

namespace jackfield::net {

ExactTransport::ExactTransport(const Setup &setup)
    : StreamTransport(setup)
    , m_compressFrom(setup.compressFrom)
    , m_reader({ .reader = setup.role,
                 .maxMessage = setup.maxMessageBytes,
                 .maxFragments = setup.maxFragments,
                 .deflate = setup.deflate })
{
    if (setup.deflate)
        m_deflater.emplace(setup.role, *setup.deflate);
    m_reader.onFrame([this](const wire::FrameHeader &header) { takeFrame(header); });
}

ExactTransport::~ExactTransport() = default;

// ---- reading

void ExactTransport::decode(QByteArrayView bytes)
{
    const ByteStream::KeepRead kept;
    while (!bytes.isEmpty() && isHearing()) {
        auto received = m_reader.next(bytes);
        if (!received)
            return fail(received.error(), m_reader.offendingFrame());
        if (*received)
            take(**std::move(received));
    }
    m_reader.reuse({}); // who is silent holds none
}

void ExactTransport::take(wire::Received &&received)
{
    switch (received.opcode) {
    case wire::Opcode::Text:
        takeMessage(WsMessage::fromCheckedUtf8(received.payload));
        break;
    case wire::Opcode::Binary:
        takeMessage(WsMessage::binary(received.payload));
        break;
    case wire::Opcode::Ping:
        return takePing(received.payload);
    case wire::Opcode::Pong:
        return connection()->pongReceived(received.payload);
    case wire::Opcode::Close:
        return takeClose(wire::parseClose(received.payload).value_or(std::nullopt));
    case wire::Opcode::Continuation:
        return;
    }
    if (received.payload.isDetached()) // nobody has kept the message
        m_reader.reuse(std::move(received.payload));
}

// ---- writing

void ExactTransport::add(wire::Opcode opcode, const QByteArray &payload)
{
    wire::appendFrame(stream().out(), headerOf(opcode), payload);
}

void ExactTransport::writeMessage(const WsMessage &message)
{
    add(message.isText() ? wire::Opcode::Text : wire::Opcode::Binary, message.bytes());
    added();
}

void ExactTransport::writePing(const QByteArray &payload)
{
    add(wire::Opcode::Ping, payload);
    added();
}

void ExactTransport::addPong(const QByteArray &payload)
{
    add(wire::Opcode::Pong, payload);
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
        return StreamTransport::sendMessage(message);
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
    return !m_deflater && StreamTransport::sendMessageNow(message);
}

} // namespace jackfield::net
