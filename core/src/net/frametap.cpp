// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "frametap_p.h"

namespace jackfield::net {

namespace {
constexpr quint16 tooMany = 1008;
constexpr quint16 tooBig = 1009;

wire::Role readerOf(Side from)
{
    return from == Side::Client ? wire::Role::Server : wire::Role::Client;
}
} // namespace

bool keepsContext(const wire::DeflateParameters &deflate, Side from)
{
    return !(from == Side::Client ? deflate.clientNoContextTakeover
                                  : deflate.serverNoContextTakeover);
}

FrameTap::FrameTap(const Setup &setup)
    : m_setup(setup)
{
    if (!m_setup.event)
        return;
    startData();
    m_control.emplace(wire::MessageReader::Rules { .reader = readerOf(m_setup.from) });
}

void FrameTap::startData()
{
    m_data.emplace(wire::MessageReader::Rules { .reader = readerOf(m_setup.from),
                                                .maxMessage = m_setup.maxMessageBytes,
                                                .maxFragments = m_setup.maxFragments,
                                                .deflate = m_setup.deflate });
    m_isWithin = false;
    m_data->onFrame([this](const wire::FrameHeader &header) {
        m_isWithin = !header.fin;
        if (!m_setup.frame)
            return;
        m_setup.frame({ .fin = header.fin,
                        .rsv = header.rsv,
                        .opcode = quint8(header.opcode),
                        .length = header.length,
                        .mask = header.mask },
                      m_setup.from);
    });
}

FrameTap::Taken FrameTap::take(QByteArrayView bytes)
{
    const qsizetype size = bytes.size();
    while (!bytes.isEmpty()) {
        const qsizetype at = size - bytes.size();
        if (const Step step = next(bytes); step.limit)
            return { .passes = at, .limit = step.limit };
    }
    rest();
    return { .passes = size };
}

FrameTap::Step FrameTap::next(QByteArrayView &bytes)
{
    const auto piece = m_walk.next(bytes);
    return { .piece = piece, .limit = m_data ? record(piece) : count(piece) };
}

void FrameTap::rest()
{
    if (m_data)
        m_data->reuse({}); // who is silent holds none
}

void FrameTap::end()
{
    const auto partial = m_data ? m_data->partial() : std::nullopt;
    if (!partial)
        return;
    m_setup.event({ .kind = WsEvent::Kind::Message,
                    .from = m_setup.from,
                    .message = partial->opcode == wire::Opcode::Text
                        ? WsMessage::fromUtf8(partial->payload)
                        : WsMessage::binary(partial->payload),
                    .partial = true });
    startData(); // it is told once
}

/// Nobody observes: only limits and closes count, and nothing is kept.
FrameTap::Fault FrameTap::count(const FrameWalk::Piece &piece)
{
    if (m_walk.isControl()) {
        m_hasClosed = m_hasClosed || (piece.ends && m_walk.opcode() == quint8(wire::Opcode::Close));
        return std::nullopt;
    }
    if (!piece.hasHead || m_hasClosed || m_walk.isEndless())
        return std::nullopt;
    if (m_walk.opcode() != quint8(wire::Opcode::Continuation)) {
        m_bytes = 0;
        m_fragments = 0;
    }
    m_bytes += m_walk.length();
    ++m_fragments;
    if (m_setup.maxMessageBytes > 0 && m_bytes > quint64(m_setup.maxMessageBytes))
        return wire::Violation {
            tooBig, QStringLiteral("a message of more than %1 bytes").arg(m_setup.maxMessageBytes)
        };
    if (m_setup.maxFragments > 0 && m_fragments > m_setup.maxFragments)
        return wire::tooManyFrames(m_setup.maxFragments);
    return std::nullopt;
}

/// Decides whether the frame that begins is looked at.
void FrameTap::begin()
{
    if (m_hasClosed) {
        if (!std::exchange(m_saysMore, true))
            tellError(QStringLiteral(
                "it sends on behind its close frame; that is passed on and not recorded"));
        m_skips = true;
        return;
    }
    const bool continues = m_isBroken && m_walk.opcode() == quint8(wire::Opcode::Continuation);
    if (m_walk.isControl()) {
        m_skips = false;
    } else {
        m_skips = m_isLost || continues;
        m_isBroken = continues && !m_walk.fin();
    }
}

FrameTap::Fault FrameTap::record(const FrameWalk::Piece &piece)
{
    if (piece.begins)
        begin();
    QByteArrayView part = piece.bytes;
    auto &reader = m_walk.isControl() ? m_control : m_data;
    while (!m_skips && !part.isEmpty()) {
        auto received = reader->next(part);
        if (!received)
            return broken(received.error(), reader->offendingFrame());
        if (*received)
            tell(**std::move(received));
    }
    return std::nullopt;
}

void FrameTap::tell(wire::Received &&received)
{
    WsEvent event { .from = m_setup.from };
    switch (received.opcode) {
    case wire::Opcode::Text:
        event.message = WsMessage::fromCheckedUtf8(received.payload);
        break;
    case wire::Opcode::Binary:
        event.message = WsMessage::binary(received.payload);
        break;
    case wire::Opcode::Ping:
    case wire::Opcode::Pong:
        event.kind =
            received.opcode == wire::Opcode::Ping ? WsEvent::Kind::Ping : WsEvent::Kind::Pong;
        event.payload = received.payload;
        break;
    case wire::Opcode::Close:
        m_hasClosed = true;
        m_status = wire::parseClose(received.payload)
                       .value_or(std::nullopt)
                       .transform([](const wire::CloseBody &body) {
                           return WsStatus { body.code, QString::fromUtf8(body.reason) };
                       });
        event.kind = WsEvent::Kind::Close;
        event.status = m_status;
        break;
    case wire::Opcode::Continuation:
        return;
    }
    m_setup.event(event);
    event.message = {};
    if (event.kind == WsEvent::Kind::Message && received.payload.isDetached()) // nobody has kept it
        m_data->reuse(std::move(received.payload));
}

FrameTap::Fault FrameTap::broken(const wire::Violation &violation, QByteArray frame)
{
    m_skips = true;
    if (m_isWithin && !m_walk.isControl())
        end(); // its frames are no other message's
    m_setup.event(
        { .kind = WsEvent::Kind::Frame, .from = m_setup.from, .payload = std::move(frame) });
    if (violation.closeCode == tooMany || violation.closeCode == tooBig) {
        tellError(violation.message);
        return violation;
    }
    tellError(
        QStringLiteral("%1; it is passed on as it is%2").arg(violation.message, afterwards()));
    return std::nullopt;
}

/// Makes ready for what follows a broken frame, and says what cannot be recorded of it.
QString FrameTap::afterwards()
{
    const Side from = m_setup.from;
    if (m_walk.isEndless())
        return QStringLiteral(", and nothing that follows can be recorded: the frame has no end");
    if (m_walk.isControl()) {
        m_control.emplace(wire::MessageReader::Rules { .reader = readerOf(from) });
        return {};
    }
    m_isBroken = !m_walk.fin();
    m_isLost = m_setup.deflate && keepsContext(*m_setup.deflate, from);
    startData();
    return m_isLost ? QStringLiteral(", and no message that follows can be recorded: it may be "
                                     "compressed by what came before")
                    : QString();
}

void FrameTap::tellError(const QString &message) const
{
    m_setup.event({ .kind = WsEvent::Kind::Error,
                    .from = m_setup.from,
                    .error = { Error::Code::Protocol, message, {} } });
}

} // namespace jackfield::net
