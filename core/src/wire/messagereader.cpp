// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/messagereader.h>

#include <QUtf8StringView>

#include <QtEndian>

namespace jackfield::wire {

namespace {
std::unexpected<Violation> violated(quint16 code, const QString &message)
{
    return std::unexpected(Violation { code, message });
}

/// RFC 6455 section 7.4: what may stand in a close frame.
bool isSendable(quint16 code)
{
    const bool isRegistered =
        code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
    return isRegistered || (code >= 3000 && code <= 4999);
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
        return violated(1002, QStringLiteral("a close frame has half a code"));
    const CloseBody body { qFromBigEndian<quint16>(payload.constData()), payload.sliced(2) };
    if (!isSendable(body.code))
        return violated(1002, QStringLiteral("close code %1 may not be sent").arg(body.code));
    if (!QUtf8StringView(body.reason).isValidUtf8())
        return violated(1007, QStringLiteral("the reason of a close frame is not UTF-8"));
    return body;
}

std::expected<std::optional<Received>, Violation> MessageReader::next()
{
    while (true) {
        const auto frame = m_frames.next();
        if (!frame)
            return std::unexpected(frame.error());
        if (!*frame)
            return std::nullopt;
        auto received = take(**frame);
        if (!received || *received)
            return received;
    }
}

std::expected<std::optional<Received>, Violation> MessageReader::take(const Frame &frame)
{
    if (!frame.isControl())
        return takeData(frame);
    if (frame.opcode == Opcode::Close) {
        if (const auto body = parseClose(frame.payload); !body)
            return std::unexpected(body.error());
    }
    return Received { frame.opcode, frame.payload };
}

std::expected<std::optional<Received>, Violation> MessageReader::takeData(const Frame &frame)
{
    const bool isFirst = frame.opcode != Opcode::Continuation;
    if (isFirst && m_opcode)
        return violated(1002, QStringLiteral("a new message begins before the last one ended"));
    if (!isFirst && !m_opcode)
        return violated(1002, QStringLiteral("a continuation frame continues nothing"));
    if (isFirst)
        m_opcode = frame.opcode;
    if (isFirst)
        m_payload = frame.payload;
    else
        m_payload.append(frame.payload); // in place: the fragments may be many
    if (m_maxMessage > 0 && m_payload.size() > m_maxMessage)
        return violated(1009, QStringLiteral("a message of more than %1 bytes").arg(m_maxMessage));
    if (!frame.fin)
        return std::nullopt;
    const Received whole { *m_opcode, std::exchange(m_payload, {}) };
    m_opcode.reset();
    if (whole.opcode == Opcode::Text && !QUtf8StringView(whole.payload).isValidUtf8())
        return violated(1007, QStringLiteral("a text message is not UTF-8"));
    return whole;
}

} // namespace jackfield::wire
