// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/frame.h>

#include <QtEndian>

namespace jackfield::wire {

namespace {
constexpr quint8 finBit = 0x80;
constexpr quint8 maskBit = 0x80;

bool isKnown(Opcode opcode)
{
    return quint8(opcode) <= 0x2 || (quint8(opcode) >= 0x8 && quint8(opcode) <= 0xA);
}
} // namespace

struct FrameReader::Header
{
    Frame frame; ///< without its payload
    quint64 length = 0;
    qsizetype size = 0; ///< of the header itself
};

void applyMask(QByteArray &payload, quint32 key)
{
    char bytes[4];
    qToBigEndian(key, bytes);
    char *at = payload.data();
    for (qsizetype i = 0; i < payload.size(); ++i)
        at[i] = char(at[i] ^ bytes[i & 3]);
}

QByteArray encoded(const Frame &frame)
{
    const auto length = quint64(frame.payload.size());
    const quint8 masked = frame.mask ? maskBit : 0;
    QByteArray bytes;
    bytes.reserve(frame.payload.size() + 14);
    bytes.append(char((frame.fin ? finBit : 0) | ((frame.rsv & 7) << 4) | quint8(frame.opcode)));
    const auto appendNumber = [&bytes](auto number) {
        char buffer[sizeof number];
        qToBigEndian(number, buffer);
        bytes.append(buffer, sizeof number);
    };
    if (length < 126) {
        bytes.append(char(masked | length));
    } else if (length <= 0xFFFF) {
        bytes.append(char(masked | 126));
        appendNumber(quint16(length));
    } else {
        bytes.append(char(masked | 127));
        appendNumber(length);
    }
    if (!frame.mask)
        return bytes += frame.payload;
    appendNumber(*frame.mask);
    QByteArray payload = frame.payload;
    applyMask(payload, *frame.mask);
    return bytes += payload;
}

void FrameReader::feed(QByteArrayView bytes)
{
    if (m_start > 0) {
        m_buffer.remove(0, m_start);
        m_start = 0;
    }
    m_buffer.append(bytes);
}

std::expected<std::optional<FrameReader::Header>, Violation> FrameReader::header() const
{
    const auto bytes = QByteArrayView(m_buffer).sliced(m_start);
    if (bytes.size() < 2)
        return std::nullopt;
    const auto first = quint8(bytes[0]);
    const auto second = quint8(bytes[1]);
    Header header;
    header.frame.fin = first & finBit;
    header.frame.rsv = (first >> 4) & 7;
    header.frame.opcode = Opcode(first & 0xF);
    header.length = second & 0x7F;
    const bool isMasked = second & maskBit;
    const qsizetype lengthBytes = header.length == 126 ? 2 : header.length == 127 ? 8 : 0;
    header.size = 2 + lengthBytes + (isMasked ? 4 : 0);
    if (isMasked)
        header.frame.mask = 0; // its value may not be there yet; that there is one can be judged
    if (const auto violation = objection(header))
        return std::unexpected(*violation);
    if (bytes.size() < header.size)
        return std::nullopt;
    const char *at = bytes.data() + 2;
    if (lengthBytes == 2)
        header.length = qFromBigEndian<quint16>(at);
    else if (lengthBytes == 8)
        header.length = qFromBigEndian<quint64>(at);
    if (lengthBytes > 0 && header.length < (lengthBytes == 2 ? 126U : 0x10000U))
        return std::unexpected(
            Violation { 1002,
                        QStringLiteral("a length of %1 was not written in its shortest form")
                            .arg(header.length) });
    if (header.length >> 63)
        return std::unexpected(
            Violation { 1002, QStringLiteral("the highest bit of a length is set") });
    if (m_maxPayload > 0 && header.length > quint64(m_maxPayload))
        return std::unexpected(Violation { 1009,
                                           QStringLiteral("a frame of %1 bytes; the limit is %2")
                                               .arg(header.length)
                                               .arg(m_maxPayload) });
    if (isMasked)
        header.frame.mask = qFromBigEndian<quint32>(at + lengthBytes);
    return header;
}

/// What the first two bytes tell (RFC 6455 sections 5.1, 5.2 and 5.5).
std::optional<Violation> FrameReader::objection(const Header &header) const
{
    const Frame &frame = header.frame;
    if (frame.rsv != 0)
        return Violation { 1002,
                           QStringLiteral("reserved bits are set and no extension was agreed on") };
    if (!isKnown(frame.opcode))
        return Violation { 1002, QStringLiteral("opcode %1 is reserved").arg(int(frame.opcode)) };
    if (frame.isControl() && !frame.fin)
        return Violation { 1002, QStringLiteral("a control frame is fragmented") };
    if (frame.isControl() && header.length > 125)
        return Violation { 1002, QStringLiteral("a control frame has more than 125 bytes") };
    if (m_reader == Role::Server && !frame.mask)
        return Violation { 1002, QStringLiteral("a frame of a client is not masked") };
    if (m_reader == Role::Client && frame.mask)
        return Violation { 1002, QStringLiteral("a frame of a server is masked") };
    return std::nullopt;
}

std::expected<std::optional<Frame>, Violation> FrameReader::next()
{
    auto found = header();
    if (!found)
        return std::unexpected(found.error());
    if (!*found)
        return std::nullopt;
    Header &head = **found;
    if (quint64(pendingBytes() - head.size) < head.length)
        return std::nullopt;
    head.frame.payload = m_buffer.sliced(m_start + head.size, qsizetype(head.length));
    if (head.frame.mask)
        applyMask(head.frame.payload, *head.frame.mask);
    m_start += head.size + qsizetype(head.length);
    return std::move(head.frame);
}

} // namespace jackfield::wire
