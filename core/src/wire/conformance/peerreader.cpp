// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "peerreader_p.h"

#include <QUtf8StringView>

#include <QtEndian>

namespace jackfield::wire::conformance {

using namespace Qt::StringLiterals;

namespace {
constexpr quint8 rsv1 = 4;

bool mayBeSent(int code)
{
    return (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006)
        || (code >= 3000 && code <= 4999);
}

QString closeFault(const QByteArray &payload)
{
    if (payload.isEmpty())
        return {};
    if (payload.size() == 1)
        return u"the peer's close frame has one byte of payload"_s;
    const int code = qFromBigEndian<quint16>(payload.constData());
    if (!mayBeSent(code))
        return u"the peer's close frame has the code %1, which may not be sent"_s.arg(code);
    if (!QUtf8StringView(payload.sliced(2)).isValidUtf8())
        return u"the reason of the peer's close frame is not UTF-8"_s;
    return {};
}
} // namespace

void PeerReader::agreeOn(const DeflateParameters &parameters)
{
    m_inflater = std::make_unique<Inflater>(m_tester, parameters);
}

void PeerReader::feed(QByteArrayView bytes)
{
    m_buffer.remove(0, m_start);
    m_start = 0;
    m_buffer.append(bytes);
}

QString PeerReader::headerFault(const Frame &frame, quint64 length, bool isShortest) const
{
    const auto opcode = quint8(frame.opcode);
    const bool isFirst = frame.opcode == Opcode::Text || frame.opcode == Opcode::Binary;
    const quint8 allowed = m_inflater && isFirst ? rsv1 : 0;
    if (frame.rsv & ~allowed)
        return u"the peer sent a frame with reserved bits set"_s;
    if ((opcode > 2 && opcode < 8) || opcode > 10)
        return u"the peer sent the reserved opcode %1"_s.arg(opcode);
    if (frame.mask.has_value() != (m_tester == Role::Server))
        return frame.mask ? u"the peer, a server, masked a frame"_s
                          : u"the peer, a client, did not mask a frame"_s;
    if (!isShortest)
        return u"the peer wrote a length longer than it need be"_s;
    if (frame.isControl() && (!frame.fin || length > 125))
        return u"the peer sent a control frame that is fragmented or too long"_s;
    if (!frame.isControl() && isFirst == m_message.has_value())
        return isFirst ? u"the peer began a message within another one"_s
                       : u"the peer continued a message that was not begun"_s;
    return {};
}

std::expected<std::optional<Frame>, QString> PeerReader::nextFrame()
{
    const auto bytes = QByteArrayView(m_buffer).sliced(m_start);
    if (bytes.size() < 2)
        return std::nullopt;
    const auto first = quint8(bytes[0]);
    const auto second = quint8(bytes[1]);
    Frame frame { .opcode = Opcode(first & 0xF), .fin = bool(first & 0x80) };
    frame.rsv = (first >> 4) & 7;
    quint64 length = second & 0x7F;
    const qsizetype lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
    const qsizetype headerSize = 2 + lengthBytes + (second & 0x80 ? 4 : 0);
    if (bytes.size() < headerSize)
        return std::nullopt;
    if (lengthBytes == 2)
        length = qFromBigEndian<quint16>(bytes.data() + 2);
    else if (lengthBytes == 8)
        length = qFromBigEndian<quint64>(bytes.data() + 2);
    if (second & 0x80)
        frame.mask = qFromBigEndian<quint32>(bytes.data() + 2 + lengthBytes);
    const bool isShortest = lengthBytes == 0 || length >= (lengthBytes == 2 ? 126U : 0x10000U);
    if (const QString fault = headerFault(frame, length, isShortest); !fault.isEmpty())
        return std::unexpected(fault);
    if (length > quint64(bytes.size() - headerSize))
        return std::nullopt;
    frame.payload = bytes.sliced(headerSize, qsizetype(length)).toByteArray();
    if (frame.mask)
        copyMasked(frame.payload.data(), frame.payload, *frame.mask); // in place
    m_start += headerSize + qsizetype(length);
    return frame;
}

/// Adds a frame to the message it belongs to; what is wrong with it.
QString PeerReader::append(const Frame &frame)
{
    if (!m_message) {
        m_message = PeerMessage { frame.opcode, {} };
        m_isCompressed = frame.rsv & rsv1;
    }
    if (!m_isCompressed) {
        m_message->payload += frame.payload;
        return {};
    }
    auto violation = m_inflater->feed(frame.payload, m_message->payload);
    if (!violation && frame.fin)
        violation = m_inflater->endMessage(m_message->payload);
    return violation ? u"what the peer compressed cannot be decompressed: "_s + violation->message
                     : QString();
}

std::expected<std::optional<PeerMessage>, QString> PeerReader::take(Frame frame)
{
    if (frame.isControl()) {
        if (frame.opcode == Opcode::Close) {
            if (const QString fault = closeFault(frame.payload); !fault.isEmpty())
                return std::unexpected(fault);
        }
        return PeerMessage { frame.opcode, std::move(frame.payload) };
    }
    if (const QString fault = append(frame); !fault.isEmpty())
        return std::unexpected(fault);
    if (!frame.fin)
        return std::nullopt;
    PeerMessage whole = *std::exchange(m_message, std::nullopt);
    if (whole.opcode == Opcode::Text && !QUtf8StringView(whole.payload).isValidUtf8())
        return std::unexpected(u"the peer sent text that is not UTF-8"_s);
    return whole;
}

std::expected<std::optional<PeerMessage>, QString> PeerReader::next()
{
    while (true) {
        auto frame = nextFrame();
        if (!frame)
            return std::unexpected(frame.error());
        if (!*frame)
            return std::nullopt;
        auto whole = take(**std::move(frame));
        if (!whole || *whole)
            return whole;
    }
}

} // namespace jackfield::wire::conformance
