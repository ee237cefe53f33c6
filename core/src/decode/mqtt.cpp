// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "decoders_p.h"

#include <array>

namespace jackfield::decode {

using namespace Qt::StringLiterals;

namespace {
using Members = QList<std::pair<QString, JsonValue>>;

constexpr std::array packetNames {
    "reserved"_L1, "CONNECT"_L1,  "CONNACK"_L1,    "PUBLISH"_L1, "PUBACK"_L1,      "PUBREC"_L1,
    "PUBREL"_L1,   "PUBCOMP"_L1,  "SUBSCRIBE"_L1,  "SUBACK"_L1,  "UNSUBSCRIBE"_L1, "UNSUBACK"_L1,
    "PINGREQ"_L1,  "PINGRESP"_L1, "DISCONNECT"_L1, "AUTH"_L1,
};
enum PacketType {
    Connect = 1,
    ConnAck = 2,
    Publish = 3,
    Subscribe = 8,
    SubAck = 9,
    Unsubscribe = 10
};

JsonValue text(const QString &characters)
{
    return JsonValue::string(characters);
}

JsonValue number(qint64 value)
{
    return JsonValue::number(value);
}

/// Takes values off the front; `ok` is false once there were too few bytes.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes)
        : m_bytes(bytes)
    { }

    bool ok() const { return m_ok; }
    bool atEnd() const { return m_bytes.isEmpty(); }

    int byte()
    {
        const QByteArrayView one = take(1);
        return one.isEmpty() ? 0 : quint8(one[0]);
    }
    int word()
    {
        const int high = byte();
        return high << 8 | byte();
    }
    QByteArray string() { return take(word()).toByteArray(); }
    QByteArrayView take(qsizetype count)
    {
        m_ok = m_ok && count <= m_bytes.size();
        if (!m_ok)
            return {};
        const QByteArrayView taken = m_bytes.first(count);
        m_bytes = m_bytes.sliced(count);
        return taken;
    }
    QByteArrayView rest() { return take(m_bytes.size()); }
    /// Up to four bytes of seven bits.
    qsizetype length()
    {
        qsizetype length = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            const int one = byte();
            length |= qsizetype(one & 0x7f) << shift;
            if ((one & 0x80) == 0)
                return length;
        }
        m_ok = false;
        return 0;
    }

private:
    QByteArrayView m_bytes;
    bool m_ok = true;
};

void addConnect(Reader &body, Members &members)
{
    members.append({ u"protocol"_s, text(QString::fromUtf8(body.string())) });
    members.append({ u"level"_s, number(body.byte()) });
    const int flags = body.byte();
    members.append({ u"cleanSession"_s, JsonValue::boolean(flags & 0x02) });
    members.append({ u"keepAlive"_s, number(body.word()) });
    if (members[members.size() - 3].second.toInteger() == 5) {
        members.append({ u"rest"_s, jsonOrText(body.rest().toByteArray()) });
        return;
    }
    members.append({ u"clientId"_s, text(QString::fromUtf8(body.string())) });
    if (flags & 0x04) {
        members.append({ u"willTopic"_s, text(QString::fromUtf8(body.string())) });
        members.append({ u"will"_s, jsonOrText(body.string()) });
    }
    if (flags & 0x80)
        members.append({ u"user"_s, text(QString::fromUtf8(body.string())) });
    if (flags & 0x40)
        members.append({ u"password"_s, text(u"(%1 bytes)"_s.arg(body.string().size())) });
}

void addTopics(Reader &body, bool hasQos, Members &members)
{
    members.append({ u"id"_s, number(body.word()) });
    QList<JsonValue> topics;
    while (body.ok() && !body.atEnd()) {
        Members topic { { u"topic"_s, text(QString::fromUtf8(body.string())) } };
        if (hasQos)
            topic.append({ u"qos"_s, number(body.byte()) });
        topics.append(JsonValue::object(topic));
    }
    members.append({ u"topics"_s, JsonValue::array(topics) });
}

void addBody(int type, int flags, Reader &body, Members &members)
{
    const int qos = flags >> 1 & 3;
    switch (type) {
    case Connect:
        addConnect(body, members);
        break;
    case ConnAck:
        members.append({ u"sessionPresent"_s, JsonValue::boolean(body.byte() & 1) });
        members.append({ u"code"_s, number(body.byte()) });
        break;
    case Publish:
        members.append({ u"qos"_s, number(qos) });
        members.append({ u"retain"_s, JsonValue::boolean(flags & 1) });
        members.append({ u"topic"_s, text(QString::fromUtf8(body.string())) });
        if (qos > 0)
            members.append({ u"id"_s, number(body.word()) });
        members.append({ u"payload"_s, jsonOrText(body.rest().toByteArray()) });
        break;
    case Subscribe:
    case Unsubscribe:
        addTopics(body, type == Subscribe, members);
        break;
    default:
        if (!body.atEnd())
            members.append({ u"id"_s, number(body.word()) });
        if (!body.atEnd())
            members.append(
                { u"codes"_s, text(QString::fromLatin1(body.rest().toByteArray().toHex(' '))) });
    }
}
} // namespace

Result<Payload> mqtt(const Payload &payload)
{
    QList<JsonValue> packets;
    Reader reader(payload.bytes);
    while (!reader.atEnd()) {
        const int head = reader.byte();
        const qsizetype length = reader.length();
        Reader body(reader.take(length));
        Members members { { u"packet"_s, text(packetNames[size_t(head >> 4)]) } };
        addBody(head >> 4, head & 0xf, body, members);
        if (!reader.ok() || !body.ok())
            return notThat(u"MQTT"_s, u"a packet says that it is longer than it is"_s);
        packets.append(JsonValue::object(members));
    }
    if (packets.isEmpty())
        return notThat(u"MQTT"_s, u"it is empty"_s);
    return jsonPayload(packets.size() == 1 ? packets.first() : JsonValue::array(packets));
}

} // namespace jackfield::decode
