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

class Test_hostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connection1()
    {
        const Request request1 = Request(Method::Get, Uri("/a\"b?q=\\@TESTS@"))
            .withHeader("X-Evil", "\"); system(\"true")
            .withHeader("X-Octets", "\344\377");
        const testing::TestClock clock;
        const auto client1 = testing::testWsClient(handlerUnderTest(), request1, clock);
        client1->send(text("quote \" and \\ backslash"));
        QCOMPARE(received(*client1), text("quote \" and \\ backslash"));
        client1->send(text("line\nfeed\r\n\ttab"));
        QCOMPARE(received(*client1), text("line\nfeed\r\n\ttab"));
        client1->send(text("*/ #include \"/etc/passwd\" //"));
        QCOMPARE(received(*client1), text("*/ #include \"/etc/passwd\" //"));
        client1->send(text("@TESTS@ @TEST@ @@"));
        QCOMPARE(received(*client1), text("@TESTS@ @TEST@ @@"));
        client1->send(text("R\"x( )x\""));
        QCOMPARE(received(*client1), text("R\"x( )x\""));
        client1->send(text("?\?/ ?\?="));
        QCOMPARE(received(*client1), text("?\?/ ?\?="));
        client1->send(text("emoji \360\237\230\200 and umlaut \303\244"));
        QCOMPARE(received(*client1), text("emoji \360\237\230\200 and umlaut \303\244"));
        client1->send(text("\342\200\256\342\201\246 bidi"));
        QCOMPARE(received(*client1), text("\342\200\256\342\201\246 bidi"));
        client1->send(text("bom \357\273\277"));
        QCOMPARE(received(*client1), text("bom \357\273\277"));
        client1->send(text("\342\200\250"));
        QCOMPARE(received(*client1), text("\342\200\250"));
        client1->send(text("\177\302\205"));
        QCOMPARE(received(*client1), text("\177\302\205"));
        client1->send(text("\\u0041 \\x41 \\101"));
        QCOMPARE(received(*client1), text("\\u0041 \\x41 \\101"));
        client1->send(text("%s %1 ${x}"));
        QCOMPARE(received(*client1), text("%s %1 ${x}"));
        client1->send(text("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"));
        QCOMPARE(received(*client1), text("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"));
        client1->send(WsMessage::fromUtf8(bytes("6e756c200020696e73696465")));
        QCOMPARE(received(*client1), WsMessage::fromUtf8(bytes("6e756c200020696e73696465")));
        client1->send(text("{\"a\\\"b\":\"\\\\\\\" @TEST@\",\"n\":12345678901234567890,\"d\":1e10}"));
        QCOMPARE(receivedJson(*client1), asJson("[\"\\u0000\\u2028\",{\"x\":[ ]}]"));
        QCOMPARE(receivedJson(*client1), asJson("{\"big\":123456789012345678901234}"));
        client1->close({ 1000, QString::fromUtf8("\"; quote") });
    }
};

QTEST_GUILESS_MAIN(Test_hostile)
#include "tst_hostile.moc"
