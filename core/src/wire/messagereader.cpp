// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/messagereader.h>

#include <QtEndian>
#include <cstring>

namespace jackfield::wire {

namespace {
/// RFC 6455 section 7.4: what may stand in a close frame.
bool isSendable(quint16 code)
{
    const bool isRegistered =
        code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
    return isRegistered || (code >= 3000 && code <= 4999);
}

std::unexpected<Violation> wrongClose(quint16 code, const QString &message)
{
    return std::unexpected(Violation { code, message });
}

void appendUnmasked(QByteArray &out,
                    QByteArrayView bytes,
                    std::optional<quint32> mask,
                    quint64 offset)
{
    if (bytes.isEmpty()) // which may have no place in memory at all
        return;
    const qsizetype before = out.size();
    if (before == 0 && out.capacity() < bytes.size())
        out = QByteArray(bytes.size(),
                         Qt::Uninitialized); // no growth to spare: most messages are one part
    else
        out.resize(before + bytes.size());
    if (mask)
        copyMasked(out.data() + before, bytes, *mask, offset);
    else
        std::memcpy(out.data() + before, bytes.data(), size_t(bytes.size()));
}
} // namespace

QByteArray encoded(const std::optional<CloseBody> &body)
{
    if (!body)
        return {};
    char code[2];
    qToBigEndian(body->code, code);
    return QByteArray(code, 2) + body->reason;
}

std::expected<std::optional<CloseBody>, Violation> parseClose(const QByteArray &payload)
{
    if (payload.isEmpty())
        return std::nullopt;
    if (payload.size() == 1)
        return wrongClose(1002, QStringLiteral("a close frame has half a code"));
    const CloseBody body { qFromBigEndian<quint16>(payload.constData()), payload.sliced(2) };
    if (!isSendable(body.code))
        return wrongClose(1002, QStringLiteral("close code %1 may not be sent").arg(body.code));
    if (!isUtf8(body.reason))
        return wrongClose(1007, QStringLiteral("the reason of a close frame is not UTF-8"));
    return body;
}

Violation tooManyFrames(qint64 limit)
{
    return { 1008, QStringLiteral("a message in more than %1 frames").arg(limit) };
}

MessageReader::MessageReader(const Rules &rules)
    : m_rules(rules)
    , m_frameRules { .reader = rules.reader, .isCompressed = rules.deflate.has_value() }
{
    if (rules.deflate)
        m_inflater.emplace(rules.reader, *rules.deflate, rules.maxMessage);
}

void MessageReader::reuse(QByteArray memory)
{
    constexpr qsizetype most = 64 << 10;
    m_spare = memory.capacity() <= most ? std::move(memory) : QByteArray();
    m_spare.resize(0);
}

MessageReader::Next MessageReader::next(QByteArrayView &bytes)
{
    while (true) {
        if (!m_frame) {
            const auto begun = begin(bytes);
            if (!begun)
                return std::unexpected(begun.error());
            if (!*begun)
                return std::nullopt;
        }
        const auto part =
            bytes.first(qsizetype(std::min(quint64(bytes.size()), m_frame->length - m_came)));
        bytes = bytes.sliced(part.size());
        if (const auto violation = absorb(part))
            return violatedInPayload(*violation);
        if (m_came < m_frame->length)
            return std::nullopt;
        auto received = end();
        if (!received || *received)
            return received;
    }
}

/// Reads the header of a frame; false while it is not whole.
std::expected<bool, Violation> MessageReader::begin(QByteArrayView &bytes)
{
    if (bytes.isEmpty())
        return false;
    const qsizetype before = m_headSize;
    if (before == 0 && bytes.size() >= FrameHeader::maxSize) { // copied without a call
        std::memcpy(m_head.data(), bytes.data(), FrameHeader::maxSize);
        m_headSize = FrameHeader::maxSize;
    } else {
        const qsizetype more = std::min(bytes.size(), FrameHeader::maxSize - before);
        std::memcpy(m_head.data() + before, bytes.data(), size_t(more));
        m_headSize += more;
    }
    const auto header = parseHeader(head(), m_frameRules);
    std::optional<Violation> violation;
    if (!header)
        violation = header.error();
    else if (*header)
        violation = objectionToBegin(**header);
    if (violation)
        return violated(*violation, QByteArray(head().first(before) + bytes));
    if (!*header) {
        bytes = {};
        return false;
    }
    m_frame = **header;
    bytes = bytes.sliced(m_frame->size - before);
    m_headSize = m_frame->size;
    m_came = 0;
    if (isControl(m_frame->opcode))
        return true;
    if (m_frame->opcode != Opcode::Continuation) {
        m_opcode = m_frame->opcode;
        m_isCompressed = m_frame->rsv & rsv1;
        m_fragments = 0;
        m_text = {};
        m_payload = std::exchange(m_spare, {});
    }
    ++m_fragments;
    m_frameStart = m_payload.size();
    return true;
}

/// What a header breaks of the order of frames, and of the message's limits.
std::optional<Violation> MessageReader::objectionToBegin(const FrameHeader &header) const
{
    if (isControl(header.opcode))
        return std::nullopt;
    const bool isFirst = header.opcode != Opcode::Continuation;
    if (isFirst && m_opcode)
        return Violation { 1002, QStringLiteral("a new message begins before the last one ended") };
    if (!isFirst && !m_opcode)
        return Violation { 1002, QStringLiteral("a continuation frame continues nothing") };
    const bool isCompressed =
        isFirst ? header.rsv & rsv1 : m_isCompressed; // then its size is not known yet
    if (m_rules.maxMessage > 0 && !isCompressed
        && quint64(m_payload.size()) + header.length > quint64(m_rules.maxMessage))
        return Violation {
            1009, QStringLiteral("a message of more than %1 bytes").arg(m_rules.maxMessage)
        };
    if (!isFirst && m_rules.maxFragments > 0 && m_fragments >= m_rules.maxFragments)
        return tooManyFrames(m_rules.maxFragments);
    return std::nullopt;
}

std::optional<Violation> MessageReader::absorb(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return std::nullopt;
    const quint64 offset = std::exchange(m_came, m_came + quint64(bytes.size()));
    if (isControl(m_frame->opcode)) {
        appendUnmasked(m_control, bytes, m_frame->mask, offset);
        return std::nullopt;
    }
    const qsizetype before = m_payload.size();
    if (!m_isCompressed) {
        appendUnmasked(m_payload, bytes, m_frame->mask, offset);
        return checkText(before);
    }
    QByteArray compressed;
    appendUnmasked(compressed, bytes, m_frame->mask, offset);
    const auto violation = m_inflater->feed(compressed, m_payload);
    // The text in front of it first: what is told must not depend on how the stream was cut.
    const auto inText = checkText(before);
    return inText ? inText : violation;
}

/// Whether the text is UTF-8 so far; what stands before `from` was checked.
std::optional<Violation> MessageReader::checkText(qsizetype from)
{
    if (m_opcode != Opcode::Text)
        return std::nullopt;
    const auto text = QByteArrayView(m_payload).sliced(from);
    const bool isWhole = from == 0 && m_frame->fin && m_came == m_frame->length && !m_isCompressed;
    if (isWhole ? !isUtf8(text) : !m_text.feed(text))
        return Violation { 1007, QStringLiteral("a text message is not UTF-8") };
    return std::nullopt;
}

MessageReader::Next MessageReader::end()
{
    const FrameHeader header = *m_frame;
    if (m_frameListener)
        m_frameListener(header);
    if (!isControl(header.opcode)) {
        auto received = endData();
        m_frame.reset();
        m_headSize = 0;
        return received;
    }
    if (header.opcode == Opcode::Close) {
        if (const auto body = parseClose(m_control); !body)
            return violatedInPayload(body.error());
    }
    m_frame.reset();
    m_headSize = 0;
    return Received { header.opcode, std::exchange(m_control, {}) };
}

MessageReader::Next MessageReader::endData()
{
    if (!m_frame->fin)
        return std::nullopt;
    if (m_isCompressed) {
        const qsizetype before = m_payload.size();
        const auto violation = m_inflater->endMessage(m_payload);
        if (const auto inText = checkText(before); inText || violation)
            return violatedInPayload(inText ? *inText : *violation);
    }
    if (m_opcode == Opcode::Text && !m_text.isComplete())
        return violatedInPayload(
            { 1007, QStringLiteral("a text message ends inside a character") });
    m_frameStart = 0;
    return Received { *std::exchange(m_opcode, std::nullopt), std::exchange(m_payload, {}) };
}

std::optional<Received> MessageReader::partial() const
{
    if (!m_opcode)
        return std::nullopt;
    return Received { *m_opcode, m_payload };
}

std::unexpected<Violation> MessageReader::violated(const Violation &violation, QByteArrayView frame)
{
    m_offending = firstFrame(frame);
    return std::unexpected(violation);
}

/// The frame as it came is its header and its payload, masked again. Of a compressed one only the header is left.
std::unexpected<Violation> MessageReader::violatedInPayload(const Violation &violation)
{
    QByteArrayView payload;
    if (isControl(m_frame->opcode))
        payload = m_control;
    else if (!m_isCompressed)
        payload = QByteArrayView(m_payload).sliced(m_frameStart);
    QByteArray bytes = head().toByteArray();
    appendUnmasked(bytes, payload, m_frame->mask, 0);
    return violated(violation, bytes);
}

} // namespace jackfield::wire
