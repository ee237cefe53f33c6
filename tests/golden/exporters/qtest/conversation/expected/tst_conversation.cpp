// Made from a recorded session by Jackfield. It will be overwritten: what it tests is chosen in handler.h.
#include "handler.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/testing/testclient.h>

#include <QTest>

using namespace jackfield;

namespace {
/// What the server sent next. Waiting costs no time; silence and the end are told in words.
WsMessage received(WsClient &client)
{
    const auto message = client.receive(std::chrono::minutes(10));
    if (message)
        return *message;
    if (message.error().reason == ReceiveEnd::Reason::Timeout)
        return WsMessage::text(QStringLiteral("(nothing came)"));
    return WsMessage::text(QStringLiteral("(closed with %1)").arg(message.error().status.code));
}

/// The same as JSON, which compares by value: 1.0 is 1, and members stand in any order.
JsonValue receivedJson(WsClient &client)
{
    const WsMessage message = received(client);
    return JsonValue::parse(message.bytes()).value_or(JsonValue::string(message.text()));
}

/// The close code with which the server ends the connection; 0 if it does not.
int receivedClose(WsClient &client)
{
    const auto end = client.receive(std::chrono::minutes(10));
    return end || end.error().reason == ReceiveEnd::Reason::Timeout ? 0 : int(end.error().status.code);
}

WsMessage text(const char *utf8)
{
    return WsMessage::fromUtf8(utf8);
}

JsonValue asJson(const char *utf8)
{
    return JsonValue::parse(utf8).value();
}

/// For payloads that are no text, or hold a NUL.
QByteArray bytes(const char *hex)
{
    return QByteArray::fromHex(hex);
}
} // namespace

class Test_conversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connection1()
    {
        const Request request1 = Request(Method::Get, Uri("/feed?symbol=ABC"))
            .withHeader("X-Trace", "7")
            .withHeader("Sec-WebSocket-Protocol", "feed.v1, feed.v2");
        const testing::TestClock clock;
        const auto client1 = testing::testWsClient(handlerUnderTest(), request1, clock);
        QCOMPARE(client1->subprotocol().toUtf8(), QByteArray("feed.v1"));
        QCOMPARE(received(*client1), text("hello"));
        client1->send(text("{ \"type\":\"subscribe\" }"));
        QCOMPARE(receivedJson(*client1), asJson("{\"type\":\"tick\",\"price\":1.50}"));
        client1->send(WsMessage::binary(bytes("000102ff")));
        QCOMPARE(received(*client1), WsMessage::binary(bytes("000102ff")));
        client1->ping(bytes("70"));
        client1->close({ 1000, QString::fromUtf8("done") });
    }

    void connection2And3()
    {
        const Request request2 = Request(Method::Get, Uri("/room"));
        const testing::TestClock clock;
        const auto client2 = testing::testWsClient(handlerUnderTest(), request2, clock);
        const Request request3 = Request(Method::Get, Uri("/room"));
        const auto client3 = testing::testWsClient(handlerUnderTest(), request3, clock);
        client2->send(text("to all"));
        QCOMPARE(received(*client2), text("to all"));
        QCOMPARE(received(*client3), text("to all"));
        QCOMPARE(receivedClose(*client2), 4000);
        client3->abort();
    }

    void connection4()
    {
        const Request request4 = Request(Method::Get, Uri("/private"));
        const auto refused4 = testing::upgrade(handlerUnderTest(), request4);
        QVERIFY(!refused4);
        QCOMPARE(refused4.error().response.status(), 401);
    }
};

QTEST_GUILESS_MAIN(Test_conversation)
#include "tst_conversation.moc"
