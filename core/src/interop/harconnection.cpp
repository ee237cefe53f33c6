// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "harconnection_p.h"

#include <ranges>

namespace jackfield::har {

using namespace Qt::StringLiterals;
using Kind = SessionEvent::Kind;

namespace {
/// The entries of a file that Playwright wrote beside the archive, one JSON value a line.
Result<QList<JsonValue>> linesOf(const QByteArray &text, const QString &name, Notes &notes)
{
    QList<JsonValue> values;
    int number = 0;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.indexOf('\n', at);
        const QByteArray line = text.sliced(at, (end < 0 ? text.size() : end) - at).trimmed();
        at = end < 0 ? text.size() : end + 1;
        ++number;
        if (line.isEmpty())
            continue;
        const auto value = JsonValue::parse(line);
        if (value) {
            values.append(*value);
        } else if (end < 0) {
            notes.add(u"the last line of %1 is torn and was left out"_s.arg(name));
        } else {
            const QString place = u"%1:%2"_s.arg(name).arg(number);
            return failure(Error::Code::Invalid, place + u": "_s + value.error().message, place);
        }
    }
    return values;
}

/// Reads the messages of one entry.
class Reader
{
public:
    Reader(Moment start, Notes &notes)
        : m_start(start)
        , m_notes(notes)
    { }

    void open(const JsonValue &entry, const Handshake &handshake);
    void message(const JsonValue &message);
    void end(const JsonValue &entry, bool hasMessages);
    QList<Timed> take() { return std::move(m_events); }

private:
    SessionEvent dataEvent(qint64 opcode, const QString &data);
    SessionEvent controlEvent(qint64 opcode, const QByteArray &payload);
    QByteArray bytesOf(const QString &data);
    bool continuation(Side from, const QByteArray &piece);
    bool closed(const JsonValue &close);
    void add(Moment at, SessionEvent event) { m_events.append({ at, std::move(event) }); }

    Moment m_start;
    Notes &m_notes;
    QList<Timed> m_events;
};

void Reader::open(const JsonValue &entry, const Handshake &handshake)
{
    SessionEvent event;
    event.kind = handshake.isAccepted ? Kind::Open : Kind::Refused;
    event.handshake = std::make_shared<const WsOpened>(handshake.opened);
    event.unknown = keptOf(entry);
    add(m_start, event);
}

QByteArray Reader::bytesOf(const QString &data)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(data.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (decoded)
        return *decoded;
    m_notes.add(u"a payload that is no base64 was taken as it is"_s);
    return data.toUtf8();
}

SessionEvent Reader::controlEvent(qint64 opcode, const QByteArray &payload)
{
    SessionEvent event;
    event.kind = opcode == 8 ? Kind::Close : opcode == 9 ? Kind::Ping : Kind::Pong;
    if (event.kind != Kind::Close)
        event.payload = payload;
    else if (payload.size() >= 2)
        event.status = WsStatus { quint16(quint8(payload.at(0)) << 8 | quint8(payload.at(1))),
                                  QString::fromUtf8(payload.sliced(2)) };
    return event;
}

SessionEvent Reader::dataEvent(qint64 opcode, const QString &data)
{
    SessionEvent event;
    if (opcode == 1) {
        event.message = WsMessage::fromUtf8(data.toUtf8());
        if (!data.isValidUtf16())
            m_notes.add(u"a text holds half a character: ? took its place"_s);
        return event;
    }
    event.message = WsMessage::binary(bytesOf(data));
    if (opcode != 2) {
        m_notes.add(u"opcode %1 is reserved: a binary message was made of it"_s.arg(opcode));
        event.unknown = keptAs({ { u"opcode"_s, JsonValue::number(opcode) } });
    }
    return event;
}

/// A frame that goes on with the message in front of it; false if there is none.
bool Reader::continuation(Side from, const QByteArray &piece)
{
    for (Timed &each : std::views::reverse(m_events)) {
        SessionEvent &event = each.event;
        if (event.kind != Kind::Message || event.from != from)
            continue;
        const QByteArray whole = event.message.bytes() + piece;
        event.message =
            event.message.isText() ? WsMessage::fromUtf8(whole) : WsMessage::binary(whole);
        m_notes.add(u"a continuation frame was joined to the message in front of it"_s);
        return true;
    }
    return false;
}

void Reader::message(const JsonValue &message)
{
    const QString type = memberOf(message, u"type").toString();
    const JsonValue data = memberOf(message, u"data");
    const bool isError = type == "error"_L1;
    if (!data.isString() || (type != "send"_L1 && type != "receive"_L1 && !isError))
        return m_notes.add(
            u"a message without data, or with a type that is not send, receive or error, "
            "was left out"_s);
    const Moment at = momentOf(memberOf(message, u"time"), m_start, m_notes);
    const Side from = type == "send"_L1 ? Side::Client : Side::Server;
    const auto opcode = memberOf(message, u"opcode").toInteger();
    if (!opcode && !isError)
        m_notes.add(u"a message has no opcode: it was taken as text"_s);
    SessionEvent event;
    if (isError) {
        event.kind = Kind::Error;
        event.text = data.toString();
    } else if (opcode >= 8 && opcode <= 10) {
        event = controlEvent(*opcode, bytesOf(data.toString()));
    } else if (opcode == 0 && continuation(from, bytesOf(data.toString()))) {
        return;
    } else {
        event = dataEvent(opcode.value_or(1), data.toString());
    }
    event.from = from;
    QList<std::pair<QString, JsonValue>> rest;
    for (const JsonValue::Member &each : message.members()) {
        if (!QStringList { u"type"_s, u"time"_s, u"opcode"_s, u"data"_s }.contains(each.key))
            rest.append({ each.key, each.value });
    }
    if (event.unknown.isEmpty())
        event.unknown = keptAs(rest);
    add(at, std::move(event));
}

/// What HTTP Toolkit says of the end; false if that is nothing.
bool Reader::closed(const JsonValue &close)
{
    SessionEvent event;
    event.kind = Kind::End;
    event.from = Side::Client;
    event.status = WsStatus::AbnormalClosure;
    event.clean = false;
    if (close.toString() == "aborted"_L1) {
        m_notes.add(u"who broke the connection is not known: the client was taken"_s);
        add(std::nullopt, event);
        return true;
    }
    if (!close.isObject())
        return false;
    const qint64 code = memberOf(close, u"code").toInteger().value_or(1005);
    if (code < 0 || code > 0xFFFF)
        m_notes.add(u"the close code %1 is none: 1005 was taken"_s.arg(code));
    else if (!close.contains(u"code"))
        m_notes.add(u"the close code is not known: 1005 was taken"_s);
    event.status = WsStatus { quint16(code < 0 || code > 0xFFFF ? 1005 : code),
                              memberOf(close, u"reason").toString() };
    event.clean = event.status->code != WsStatus::AbnormalClosure.code;
    m_notes.add(u"who closed the connection is not known: the client was taken"_s);
    const JsonValue time = memberOf(close, u"timestamp");
    add(time.isNumber() ? momentOf(time, m_start, m_notes) : std::nullopt, event);
    return true;
}

void Reader::end(const JsonValue &entry, bool hasMessages)
{
    const JsonValue response = memberOf(entry, u"response");
    for (const QStringView name : { u"_failureText", u"_error" }) {
        SessionEvent event;
        event.kind = Kind::Error;
        event.from = Side::Client;
        event.text = memberOf(response, name).toString();
        if (!event.text.isEmpty())
            add(std::nullopt, event);
    }
    if (m_events.front().event.kind == Kind::Refused || closed(memberOf(entry, u"_webSocketClose")))
        return;
    for (const Timed &each : std::as_const(m_events)) {
        if (each.event.kind != Kind::Close)
            continue;
        SessionEvent event;
        event.kind = Kind::End;
        event.from = each.event.from;
        event.status = each.event.status.value_or(WsStatus::NoStatusReceived);
        return add(std::nullopt, event);
    }
    if (hasMessages)
        m_notes.add(u"how the connection ended is not known"_s);
}
} // namespace

Result<std::optional<QList<JsonValue>>>
messagesOf(const JsonValue &entry, const ImportSource &source, Notes &notes)
{
    const auto own = entry.value(u"_webSocketMessages");
    if (own && own->isArray())
        return own->elements();
    if (own)
        notes.add(u"_webSocketMessages is no list"_s);
    const JsonValue content = memberOf(memberOf(entry, u"response"), u"content");
    const QString name = memberOf(content, u"_file").toString();
    if (!name.endsWith(".jsonl"_L1)) // another file is the body of a refusal
        return std::nullopt;
    const auto failed = [&](const QString &why) {
        return failure(
            Error::Code::Missing,
            u"%1: messages are in '%2', %3; unpack all of the .zip into one folder"_s.arg(
                source.name, name, why),
            source.name);
    };
    if (!source.beside || name.contains(u'/') || name.contains(u'\\') || name.startsWith(u'.'))
        return failed(u"which does not lie beside the archive"_s);
    const auto text = source.beside(name);
    if (!text)
        return failed(text.error().message);
    auto lines = linesOf(*text, name, notes);
    if (!lines)
        return std::unexpected(lines.error());
    return *std::move(lines);
}

Result<QList<Timed>> connectionOf(const JsonValue &entry, const ImportSource &source, Notes &notes)
{
    const auto messages = messagesOf(entry, source, notes);
    if (!messages)
        return std::unexpected(messages.error());
    const bool hasMessages = *messages && !(*messages)->isEmpty();
    Reader reader(momentOf(memberOf(entry, u"startedDateTime").toString(), notes), notes);
    const Handshake handshake = handshakeOf(entry, hasMessages, notes);
    reader.open(entry, handshake);
    if (!*messages && handshake.isAccepted)
        notes.add(u"there are no messages in it: only the handshake was imported"_s);
    for (const JsonValue &message : messages->value_or(QList<JsonValue>()))
        reader.message(message);
    reader.end(entry, hasMessages);
    return reader.take();
}

} // namespace jackfield::har
