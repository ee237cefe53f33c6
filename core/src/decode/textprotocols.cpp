// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "decoders_p.h"

#include <QRegularExpression>
#include <array>

namespace jackfield::decode {

using namespace Qt::StringLiterals;

namespace {
using Members = QList<std::pair<QString, JsonValue>>;

constexpr std::array enginePackets { "open"_L1,    "close"_L1,   "ping"_L1, "pong"_L1,
                                     "message"_L1, "upgrade"_L1, "noop"_L1 };
constexpr std::array socketPackets { "CONNECT"_L1,   "DISCONNECT"_L1,    "EVENT"_L1,
                                     "ACK"_L1,       "CONNECT_ERROR"_L1, "BINARY_EVENT"_L1,
                                     "BINARY_ACK"_L1 };

JsonValue text(const QString &characters)
{
    return JsonValue::string(characters);
}

void addSocketPacket(const QString &packet, Members &members)
{
    // type, attachments-, /namespace, id, data
    static const QRegularExpression form(u"^([0-6])(?:(\\d+)-)?(?:(/[^,]*),?)?(\\d+)?(.*)$"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(packet);
    if (!match.hasMatch()) {
        members.append({ u"data"_s, text(packet) });
        return;
    }
    members.append({ u"type"_s, text(socketPackets[size_t(match.captured(1).toInt())]) });
    if (match.hasCaptured(2))
        members.append({ u"attachments"_s, JsonValue::number(match.captured(2).toLongLong()) });
    if (match.capturedLength(3) > 0)
        members.append({ u"namespace"_s, text(match.captured(3)) });
    if (match.capturedLength(4) > 0)
        members.append({ u"id"_s, JsonValue::number(match.captured(4).toLongLong()) });
    if (match.capturedLength(5) > 0)
        members.append({ u"data"_s, jsonOrText(match.captured(5).toUtf8()) });
}

/// Of a header in frames other than CONNECT and CONNECTED.
QString unescaped(const QString &header)
{
    static const QRegularExpression escape(u"\\\\(.)"_s);
    QString result;
    qsizetype end = 0;
    for (const QRegularExpressionMatch &match : escape.globalMatch(header)) {
        result += QStringView(header).sliced(end, match.capturedStart() - end);
        const QString code = match.captured(1);
        result += code == u"n" ? u"\n"_s : code == u"r" ? u"\r"_s : code == u"c" ? u":"_s : code;
        end = match.capturedEnd();
    }
    return result + QStringView(header).sliced(end);
}

Result<JsonValue> stompFrame(const QByteArray &frame)
{
    const QByteArray lines = QByteArray(frame).replace("\r\n", "\n");
    const qsizetype headEnd = lines.indexOf("\n\n");
    if (headEnd < 0)
        return notThat(u"STOMP"_s, u"there is no empty line behind the headers"_s);
    QStringList head = QString::fromUtf8(lines.first(headEnd)).split(u'\n');
    const QString command = head.takeFirst();
    static const QRegularExpression commands(u"^[A-Z]+$"_s);
    if (!commands.match(command).hasMatch())
        return notThat(u"STOMP"_s, u"it does not begin with a command"_s);
    const bool isEscaped = !command.startsWith(u"CONNECT");
    Members headers;
    for (const QString &line : std::as_const(head)) {
        const QString name = line.section(u':', 0, 0);
        const QString value = line.section(u':', 1);
        headers.append(
            { isEscaped ? unescaped(name) : name, text(isEscaped ? unescaped(value) : value) });
    }
    Members members { { u"command"_s, text(command) },
                      { u"headers"_s, JsonValue::object(headers) } };
    if (const QByteArray body = lines.sliced(headEnd + 2); !body.isEmpty())
        members.append({ u"body"_s, jsonOrText(body) });
    return JsonValue::object(members);
}
} // namespace

Result<Payload> socketIo(const Payload &payload)
{
    const QString packet = QString::fromUtf8(payload.bytes);
    if (packet.isEmpty() || packet[0] < u'0' || packet[0] > u'6')
        return notThat(u"Engine.IO"_s, u"a packet begins with a digit from 0 to 6"_s);
    const QLatin1StringView engine = enginePackets[size_t(packet[0].digitValue())];
    Members members { { u"engine"_s, text(engine) } };
    if (engine == "message"_L1)
        addSocketPacket(packet.sliced(1), members);
    else if (packet.size() > 1)
        members.append({ u"data"_s, jsonOrText(payload.bytes.sliced(1)) });
    return jsonPayload(JsonValue::object(members));
}

Result<Payload> stomp(const Payload &payload)
{
    QList<JsonValue> frames;
    for (QByteArray frame : payload.bytes.split('\0')) {
        while (frame.startsWith('\n') || frame.startsWith("\r\n"))
            frame.remove(0, frame.startsWith('\n') ? 1 : 2);
        if (frame.isEmpty())
            continue;
        const auto read = stompFrame(frame);
        if (!read)
            return std::unexpected(read.error());
        frames.append(*read);
    }
    if (frames.isEmpty()) // heart-beats
        return jsonPayload(JsonValue::string(u"heart-beat"_s));
    return jsonPayload(frames.size() == 1 ? frames.first() : JsonValue::array(frames));
}

Result<Payload> signalR(const Payload &payload)
{
    if (!payload.bytes.endsWith('\x1e'))
        return notThat(u"SignalR"_s, u"a record ends with the byte 1e"_s);
    QList<JsonValue> records;
    for (const QByteArray &record : payload.bytes.chopped(1).split('\x1e')) {
        const auto value = JsonValue::parse(record);
        if (!value)
            return notThat(u"SignalR"_s, u"a record is no JSON: %1"_s.arg(value.error().message));
        records.append(*value);
    }
    return jsonPayload(records.size() == 1 ? records.first() : JsonValue::array(records));
}

} // namespace jackfield::decode
