// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "anysession.h"

using namespace jackfield;
using namespace Qt::StringLiterals;
using Kind = SessionEvent::Kind;

namespace {
class Maker
{
public:
    explicit Maker(quint32 seed)
        : m_random(seed)
    { }

    Session session();

private:
    /// From 0, below `end`.
    int some(int end) { return m_random.bounded(end); }
    bool rarely() { return some(8) == 0; }
    template<typename T, size_t N>
    const T &oneOf(const T (&values)[N])
    {
        return values[some(int(N))];
    }
    QString text();
    QByteArray bytes();
    QByteArray octets();
    WsMessage message();
    WsStatus status() { return { quint16(oneOf({ 0, 1000, 1005, 1006, 4000, 65535 })), text() }; }
    Headers headers();
    std::shared_ptr<const WsOpened> handshake(Kind kind);
    void addUnknown(SessionEvent &event);
    SessionEvent event(int conn);

    QRandomGenerator m_random;
    std::chrono::microseconds m_now { 0 };
};

QString Maker::text()
{
    static const QString pieces[] = { u""_s,
                                      u"hello"_s,
                                      u"\"\\/"_s,
                                      u"\n\r\t"_s,
                                      QString(1, QChar(0)),
                                      u"\u007f\u0085"_s,
                                      u"\u00e4\u20ac"_s,
                                      u"\U0001F600"_s,
                                      u"\u202e\u2028\ufeff"_s,
                                      u"{\"a\":[1.0,12345678901234567890]}"_s,
                                      u"=1+1"_s,
                                      u"</script>"_s,
                                      u"<secret:1>"_s };
    QString made;
    for (int i = some(4); i >= 0; --i)
        made += oneOf(pieces);
    return made;
}

QByteArray Maker::bytes()
{
    QByteArray made(oneOf({ 0, 1, 2, 3, 125, 126, 70'000 }), '\0');
    if (made.size() > 1000 && !rarely())
        made.truncate(40);
    for (char &byte : made)
        byte = char(some(256));
    return made;
}

QByteArray Maker::octets()
{
    static const QByteArray values[] = { ""_ba,    "x"_ba,   "\xe4\xff"_ba, "a=b; c=\"d\""_ba,
                                         "a,b"_ba, "100%"_ba };
    return oneOf(values);
}

WsMessage Maker::message()
{
    switch (some(5)) {
    case 0:
        return WsMessage::binary(bytes());
    case 1:
        return WsMessage::fromUtf8(bytes()); // mostly no UTF-8
    case 2:
        return WsMessage::fromUtf8("{\"n\": " + QByteArray::number(some(1000)) + ",\"x\":[ ]}");
    default:
        return WsMessage::text(text());
    }
}

Headers Maker::headers()
{
    static const QByteArray names[] = { "Host"_ba,  "Cookie"_ba,       "Set-Cookie"_ba,
                                        "X-Any"_ba, "Content-Type"_ba, "Location"_ba };
    Headers made;
    for (int i = some(5); i > 0; --i)
        made.append(oneOf(names), octets());
    return made;
}

std::shared_ptr<const WsOpened> Maker::handshake(Kind kind)
{
    static const QByteArray targets[] = { "/"_ba, "/feed?a=1&b=%20"_ba, "*"_ba,
                                          ""_ba,  "ws://h/x"_ba,        "/\xff"_ba };
    static const QString urls[] = { QString(),
                                    u"ws://h/feed?a=1&b=%20"_s,
                                    u"wss://user:pw@h:1/"_s,
                                    u"nonsense"_s,
                                    u"ws://h/#x"_s };
    static const QByteArray versions[] = { "1.1"_ba, "2"_ba, ""_ba, "HTTP/1.0"_ba };
    static const QByteArray methods[] = { "GET"_ba, "CONNECT"_ba, ""_ba };
    static const QByteArray reasons[] = { ""_ba, "Switching Protocols"_ba, "Nope"_ba, "\xe4"_ba };
    WsOpened opened;
    opened.url = oneOf(urls);
    opened.request = Request(Method { oneOf(methods) }, Uri(oneOf(targets)))
                         .withHttpVersion(oneOf(versions))
                         .withHeaders(headers())
                         .withBody(rarely() ? bytes() : QByteArray());
    const int refusals[] = { 0, 200, 404, 503, 999 };
    opened.response = Response(kind == Kind::Open && !rarely() ? 101 : oneOf(refusals))
                          .reason(oneOf(reasons))
                          .withHeaders(headers())
                          .body(some(3) == 0 ? bytes() : text().toUtf8());
    opened.subprotocol = rarely() ? text() : QString();
    opened.upstream = rarely() ? text() : QString();
    return std::make_shared<const WsOpened>(std::move(opened));
}

void Maker::addUnknown(SessionEvent &event)
{
    static const QString keys[] = { u"part"_s, u"x \"\u202e\""_s, u"har"_s, u"n"_s, u"_wsx"_s };
    static const char *const values[] = {
        "true",
        "1.0",
        "\"\\ud800\"",
        "{\"a\": [1, 2]}",
        "{\"time\":5,\"_x\":null,\"opcode\":7,\"request\":{\"bodySize\":3}}",
        "null"
    };
    for (int i = some(3); i > 0; --i)
        event.unknown.append({ {}, oneOf(keys), *JsonValue::parse(oneOf(values)) });
    if (event.handshake && rarely())
        event.unknown.append({ u"request"_s, oneOf(keys), *JsonValue::parse(oneOf(values)) });
    if (event.handshake && rarely())
        event.unknown.append({ u"response"_s, oneOf(keys), *JsonValue::parse(oneOf(values)) });
}

SessionEvent Maker::event(int conn)
{
    static constexpr Kind kinds[] = { Kind::Open,     Kind::Refused, Kind::Message, Kind::Message,
                                      Kind::Message,  Kind::Ping,    Kind::Pong,    Kind::Close,
                                      Kind::End,      Kind::Error,   Kind::Frame,   Kind::Gap,
                                      Kind::Redacted, Kind::Dropped, Kind::Unknown };
    SessionEvent made;
    made.kind = oneOf(kinds);
    made.conn = conn;
    // Mostly in order of time; a file may say otherwise.
    m_now += std::chrono::microseconds(oneOf({ 0, 1, 999, 1000, 123'456 }));
    made.t = rarely() ? std::chrono::microseconds(some(5'000'000)) : m_now;
    made.from = some(2) == 0 ? Side::Client : Side::Server;
    made.message = message();
    made.partial = made.kind == Kind::Message && rarely();
    if (made.hasMessage() && rarely())
        made.touch = oneOf({ WsTouch::Changed, WsTouch::Injected, WsTouch::Lost });
    if (made.kind == Kind::Message && rarely())
        made.frames = {
            { m_now, { .fin = false, .rsv = 4, .opcode = 1, .length = 3, .mask = 0x1f2e3d4c } },
            { m_now, { .opcode = 0, .length = 1 } }
        };
    made.payload = bytes();
    if (some(4) != 0)
        made.status = status();
    made.clean = some(2) == 0;
    if (made.kind == Kind::Open || made.kind == Kind::Refused)
        made.handshake = handshake(made.kind);
    made.text = text();
    made.where = text();
    made.bytes = some(1000);
    made.name = u"of the future"_s;
    if (rarely())
        addUnknown(made);
    return made;
}

Session Maker::session()
{
    Session made;
    made.header.startedAt =
        QDateTime::fromMSecsSinceEpoch(1'777'629'600'000 + some(1'000'000), QTimeZone::UTC);
    made.header.recorder = rarely() ? QString() : text();
    if (rarely())
        made.header.unknown.append(
            { {}, u"har"_s, *JsonValue::parse("{\"pages\":[ 1 ],\"_x\":2,\"creator\":3}") });
    const int connections = 1 + some(4);
    for (int i = some(30); i > 0; --i) {
        const int conn = rarely() ? 0 : 1 + some(connections) * 3;
        made.events.append(event(conn));
    }
    return made;
}
} // namespace

Session anySession(quint32 seed)
{
    return Maker(seed).session();
}
