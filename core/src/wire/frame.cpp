// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/frame.h>

#include <QtEndian>
#include <bit>
#include <cstring>

namespace jackfield::wire {

namespace {
constexpr quint8 finBit = 0x80;
constexpr quint8 maskBit = 0x80;
constexpr quint64 maxControlPayload = 125;

bool isKnown(Opcode opcode)
{
    return quint8(opcode) <= 0x2 || (quint8(opcode) >= 0x8 && quint8(opcode) <= 0xA);
}

/// RSV1 begins a compressed message: it may stand on the first frame of data and nowhere else (RFC 7692 section 6.1).
bool mayHaveRsv(const FrameHeader &header, const FrameRules &rules)
{
    return header.rsv == 0
        || (header.rsv == rsv1 && rules.isCompressed && !isControl(header.opcode)
            && header.opcode != Opcode::Continuation);
}

/// What the first two bytes tell (RFC 6455 sections 5.1, 5.2 and 5.5).
std::optional<Violation> objection(const FrameHeader &header, const FrameRules &rules)
{
    if (!mayHaveRsv(header, rules))
        return Violation { 1002,
                           QStringLiteral("reserved bits are set and no extension was agreed on") };
    if (!isKnown(header.opcode))
        return Violation { 1002, QStringLiteral("opcode %1 is reserved").arg(int(header.opcode)) };
    if (isControl(header.opcode) && !header.fin)
        return Violation { 1002, QStringLiteral("a control frame is fragmented") };
    if (isControl(header.opcode) && header.length > maxControlPayload)
        return Violation { 1002, QStringLiteral("a control frame has more than 125 bytes") };
    if (rules.reader == Role::Server && !header.mask)
        return Violation { 1002, QStringLiteral("a frame of a client is not masked") };
    if (rules.reader == Role::Client && header.mask)
        return Violation { 1002, QStringLiteral("a frame of a server is masked") };
    return std::nullopt;
}

/// What a length in two or eight bytes may break.
std::optional<Violation>
objectionToLength(quint64 length, qsizetype lengthBytes, const FrameRules &rules)
{
    if (lengthBytes > 0 && length < (lengthBytes == 2 ? 126U : 0x10000U))
        return Violation {
            1002, QStringLiteral("a length of %1 was not written in its shortest form").arg(length)
        };
    if (length >> 63)
        return Violation { 1002, QStringLiteral("the highest bit of a length is set") };
    if (rules.maxPayload > 0 && length > quint64(rules.maxPayload))
        return Violation {
            1009,
            QStringLiteral("a frame of %1 bytes; the limit is %2").arg(length).arg(rules.maxPayload)
        };
    return std::nullopt;
}

template<typename Number>
char *putNumber(char *at, Number number)
{
    qToBigEndian(number, at);
    return at + sizeof number;
}

LengthForm shortestForm(quint64 length)
{
    return length < 126    ? LengthForm::Bits7
        : length <= 0xFFFF ? LengthForm::Bits16
                           : LengthForm::Bits64;
}

/// Writes the header for a payload of `length` bytes; what comes behind it. `form`: not Shortest.
char *putHeader(char *at, const FrameHeader &header, quint64 length, LengthForm form)
{
    const quint8 masked = header.mask ? maskBit : 0;
    *at++ =
        char((header.fin ? finBit : 0) | ((header.rsv & 7) << 4) | (quint8(header.opcode) & 0xF));
    if (form == LengthForm::Bits7) {
        *at++ = char(masked | (length & 0x7F));
    } else if (form == LengthForm::Bits16) {
        *at++ = char(masked | 126);
        at = putNumber(at, quint16(length));
    } else {
        *at++ = char(masked | 127);
        at = putNumber(at, length);
    }
    return header.mask ? putNumber(at, *header.mask) : at;
}
} // namespace

QByteArray encodedHeader(const FrameHeader &header, LengthForm form)
{
    char head[FrameHeader::maxSize];
    const bool isShortest = form == LengthForm::Shortest;
    const char *end =
        putHeader(head, header, header.length, isShortest ? shortestForm(header.length) : form);
    return { head, end - head };
}

void copyMasked(char *to, QByteArrayView from, quint32 key, quint64 offset)
{
    // The key as it lies in memory, turned so that it begins at `offset`.
    const auto turned = std::rotl(key, int(offset % 4) * 8);
    const quint32 half = qToBigEndian(turned);
    const quint64 whole = quint64(half) << 32 | half;
    const char *at = from.data();
    qsizetype left = from.size();
    constexpr qsizetype many = 8;
    for (; left >= qsizetype(many * sizeof whole); left -= many * sizeof whole) { // vectorized
        quint64 words[many];
        std::memcpy(words, at, sizeof words);
        for (quint64 &word : words)
            word ^= whole;
        std::memcpy(to, words, sizeof words);
        at += sizeof words;
        to += sizeof words;
    }
    for (; left >= qsizetype(sizeof whole); left -= sizeof whole) {
        quint64 word;
        std::memcpy(&word, at, sizeof word);
        word ^= whole;
        std::memcpy(to, &word, sizeof word);
        at += sizeof word;
        to += sizeof word;
    }
    char rest[sizeof whole];
    std::memcpy(rest, &whole, sizeof rest);
    for (qsizetype i = 0; i < left; ++i)
        to[i] = char(at[i] ^ rest[i]);
}

void appendFrame(QByteArray &out, const FrameHeader &header, QByteArrayView payload)
{
    char head[FrameHeader::maxSize];
    const auto length = quint64(payload.size());
    const qsizetype headSize = putHeader(head, header, length, shortestForm(length)) - head;
    const qsizetype before = out.size();
    out.resize(before + headSize + payload.size());
    char *at = out.data() + before;
    std::memcpy(at, head, size_t(headSize));
    at += headSize;
    if (header.mask)
        copyMasked(at, payload, *header.mask);
    else if (!payload.isEmpty())
        std::memcpy(at, payload.data(), size_t(payload.size()));
}

QByteArray encoded(const Frame &frame)
{
    QByteArray bytes;
    appendFrame(bytes,
                { .opcode = frame.opcode, .fin = frame.fin, .rsv = frame.rsv, .mask = frame.mask },
                frame.payload);
    return bytes;
}

std::expected<std::optional<FrameHeader>, Violation> parseHeader(QByteArrayView bytes,
                                                                 const FrameRules &rules)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const auto first = quint8(bytes[0]);
    const auto second = quint8(bytes[1]);
    const bool isMasked = second & maskBit;
    FrameHeader header { .opcode = Opcode(first & 0xF),
                         .fin = bool(first & finBit),
                         .rsv = quint8((first >> 4) & 7),
                         .length = quint64(second & 0x7F) };
    if (isMasked)
        header.mask = 0; // its value may not be there yet; that there is one can be judged
    if (auto violation = objection(header, rules))
        return std::unexpected(*std::move(violation));
    const qsizetype lengthBytes = header.length == 126 ? 2 : header.length == 127 ? 8 : 0;
    header.size = 2 + lengthBytes + (isMasked ? 4 : 0);
    if (bytes.size() < 2 + lengthBytes)
        return std::nullopt;
    const char *at = bytes.data() + 2;
    if (lengthBytes == 2)
        header.length = qFromBigEndian<quint16>(at);
    else if (lengthBytes == 8)
        header.length = qFromBigEndian<quint64>(at);
    if (auto violation = objectionToLength(header.length, lengthBytes, rules))
        return std::unexpected(*std::move(violation));
    if (bytes.size() < header.size)
        return std::nullopt;
    if (isMasked)
        header.mask = qFromBigEndian<quint32>(at + lengthBytes);
    return header;
}

QByteArray firstFrame(QByteArrayView bytes)
{
    constexpr quint64 most = 64 << 10;
    const auto part = bytes.first(qsizetype(std::min(quint64(bytes.size()), most)));
    if (part.size() < 2)
        return part.toByteArray();
    const int shortLength = quint8(part[1]) & 0x7F;
    const qsizetype lengthBytes = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
    if (part.size() < 2 + lengthBytes)
        return part.toByteArray();
    quint64 length = quint64(shortLength);
    if (lengthBytes == 2)
        length = qFromBigEndian<quint16>(part.data() + 2);
    else if (lengthBytes == 8)
        length = qFromBigEndian<quint64>(part.data() + 2);
    const quint64 headSize = quint64(2 + lengthBytes + (quint8(part[1]) & maskBit ? 4 : 0));
    return part.first(qsizetype(std::min(quint64(part.size()), headSize + std::min(length, most))))
        .toByteArray();
}

// ---- FrameReader

QByteArray WholeFrame::payload() const
{
    const auto part = bytes.sliced(header.size);
    QByteArray plain(part.size(), Qt::Uninitialized);
    copyMasked(plain.data(), part, header.mask.value_or(0));
    return plain;
}

FrameReader::Next FrameReader::next(QByteArrayView &bytes)
{
    if (std::exchange(m_isTaken, false)) {
        m_part = {};
        m_header.reset();
    }
    if (m_part.isEmpty()) {
        const auto header = parseHeader(bytes, m_rules);
        if (!header)
            return violated(header.error(), bytes);
        if (*header && quint64(bytes.size() - (*header)->size) >= (*header)->length) {
            const auto frame = bytes.first((*header)->size + qsizetype((*header)->length));
            bytes = bytes.sliced(frame.size());
            return WholeFrame { **header, frame };
        }
    }
    return continuePart(bytes);
}

/// Adds to the frame that has begun, and no byte of the next one.
FrameReader::Next FrameReader::continuePart(QByteArrayView &bytes)
{
    const auto add = [&](quint64 most) {
        const auto some = bytes.first(qsizetype(std::min(quint64(bytes.size()), most)));
        m_part.append(some);
        bytes = bytes.sliced(some.size());
    };
    while (!m_header && !bytes.isEmpty()) { // at most 14 times in a frame
        add(1);
        const auto header = parseHeader(m_part, m_rules);
        if (!header)
            return violated(header.error(), QByteArray(m_part + bytes));
        m_header = *header;
    }
    if (!m_header)
        return std::nullopt;
    const quint64 whole = quint64(m_header->size) + m_header->length;
    add(whole - quint64(m_part.size()));
    m_isTaken = quint64(m_part.size()) == whole;
    return m_isTaken ? std::optional(WholeFrame { *m_header, m_part }) : std::nullopt;
}

std::unexpected<Violation> FrameReader::violated(const Violation &violation, QByteArrayView frame)
{
    m_offending = firstFrame(frame);
    return std::unexpected(violation);
}

} // namespace jackfield::wire
