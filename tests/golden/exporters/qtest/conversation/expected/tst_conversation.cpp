// The recorded session "conversation" as a test: its clients are played to a handler of yours, offline.
//
// Made by Jackfield. It will be overwritten: what it tests is chosen in handler.h.
#include "handler.h"

#include <jackfield/json/jsondiff.h>
#include <jackfield/testing/testclient.h>

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace jackfield;

namespace {
constexpr std::chrono::seconds timeout { 10 }; // for each answer; waiting costs no time

/// For payloads that are no text.
QByteArray bytes(const char *hex)
{
    return QByteArray::fromHex(hex);
}

WsMessage text(const QByteArray &utf8)
{
    return WsMessage::fromUtf8(utf8);
}

/// A literal, which may hold a NUL.
template<size_t Size>
WsMessage text(const char (&utf8)[Size])
{
    return WsMessage::fromUtf8(QByteArray(utf8, Size - 1));
}

JsonValue asJson(const QByteArray &utf8)
{
    return JsonValue::parse(utf8).value();
}

std::unique_ptr<WsClient> connected(const testing::TestClock &clock,
                                    const char *target,
                                    const QList<std::pair<const char *, const char *>> &headers = {})
{
    Request request(Method::Get, Uri(target));
    for (const auto &[name, value] : headers)
        request = request.withHeader(name, value);
    return testing::testWsClient(handlerUnderTest(), request, clock);
}

/// The status with which a handshake is refused; 101 if it is not.
int refusal(const char *target, const QList<std::pair<const char *, const char *>> &headers = {})
{
    Request request(Method::Get, Uri(target));
    for (const auto &[name, value] : headers)
        request = request.withHeader(name, value);
    const auto client = testing::upgrade(handlerUnderTest(), request);
    return client ? 101 : client.error().response.status();
}

/// What the server sent next; silence and the end are told in words.
WsMessage received(WsClient &client)
{
    const auto message = client.receive(timeout);
    if (message)
        return *message;
    if (message.error().reason == ReceiveEnd::Reason::Timeout)
        return text("(nothing came)");
    return WsMessage::text(QStringLiteral("(closed with %1)").arg(message.error().status.code));
}

/// The same as JSON, which compares by value: 1.0 is 1, and members stand in any order.
JsonValue receivedJson(WsClient &client)
{
    const WsMessage message = received(client);
    return JsonValue::parse(message.bytes()).value_or(JsonValue::string(message.text()));
}

/// What the server says behind the last recorded message; nothing as long as it does not.
QString behind(WsClient &client)
{
    const auto message = client.receive(std::chrono::milliseconds(100));
    if (message)
        return message->text();
    const bool isOver = message.error().reason == ReceiveEnd::Reason::Closed;
    return isOver ? QStringLiteral("(closed with %1)").arg(message.error().status.code) : QString();
}

/// The close code with which the server ends the connection; 0 if it does not.
int receivedClose(WsClient &client)
{
    auto end = client.receive(timeout);
    const bool isOver = !end && end.error().reason == ReceiveEnd::Reason::Closed;
    return isOver ? int(end.error().status.code) : 0;
}
} // namespace

class TestConversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void playsFeed()
    {
        const testing::TestClock clock;
        const auto client = connected(
            clock,
            "/feed?symbol=ABC",
            { { "X-Trace", "7" }, { "Sec-WebSocket-Protocol", "feed.v1, feed.v2" } }
        );
        QCOMPARE(client->subprotocol().toUtf8(), QByteArray("feed.v1"));
        QCOMPARE(received(*client), text("hello"));
        client->send(text(R"({ "type":"subscribe" })"));
        QCOMPARE(receivedJson(*client), asJson(R"({"type":"tick","price":1.50})"));
        client->send(WsMessage::binary(bytes("000102ff")));
        QCOMPARE(received(*client), WsMessage::binary(bytes("000102ff")));
        client->ping(bytes("70"));
        QCOMPARE(behind(*client), QString());
        client->close({ 1000, QString::fromUtf8("done") });
    }

    void playsRoom()
    {
        const testing::TestClock clock;
        const auto client2 = connected(clock, "/room");
        const auto client3 = connected(clock, "/room");
        client2->send(text("to all"));
        QCOMPARE(received(*client2), text("to all"));
        QCOMPARE(received(*client3), text("to all"));
        QCOMPARE(receivedClose(*client2), 4000);
        client3->abort();
    }

    void playsPrivate()
    {
        const testing::TestClock clock;
        QCOMPARE(refusal("/private"), 401);
    }
};

QTEST_GUILESS_MAIN(TestConversation)
#include "tst_conversation.moc"
