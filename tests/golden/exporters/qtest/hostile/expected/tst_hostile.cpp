// The recorded session "hostile" as a test: its clients are played to a handler of yours, offline.
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
} // namespace

class TestHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void playsAB()
    {
        const testing::TestClock clock;
        const auto client = connected(
            clock,
            "/a\"b?q=\\@TESTS@",
            { { "X-Evil", "\"); system(\"true" }, { "X-Octets", "\303\244\303\277" } }
        );
        client->send(text("quote \" and \\ backslash"));
        QCOMPARE(received(*client), text("quote \" and \\ backslash"));
        client->send(text("line\nfeed\r\n\ttab"));
        QCOMPARE(received(*client), text("line\nfeed\r\n\ttab"));
        client->send(text(R"(*/ #include "/etc/passwd" //)"));
        QCOMPARE(received(*client), text(R"(*/ #include "/etc/passwd" //)"));
        client->send(text("@TESTS@ @TEST@ @@"));
        QCOMPARE(received(*client), text("@TESTS@ @TEST@ @@"));
        client->send(text("R\"x( )x\""));
        QCOMPARE(received(*client), text("R\"x( )x\""));
        client->send(text("?\?/ ?\?="));
        QCOMPARE(received(*client), text("?\?/ ?\?="));
        client->send(text("emoji \360\237\230\200 and umlaut \303\244"));
        QCOMPARE(received(*client), text("emoji \360\237\230\200 and umlaut \303\244"));
        client->send(text("\342\200\256\342\201\246 bidi"));
        QCOMPARE(received(*client), text("\342\200\256\342\201\246 bidi"));
        client->send(text("bom \357\273\277"));
        QCOMPARE(received(*client), text("bom \357\273\277"));
        client->send(text("\342\200\250"));
        QCOMPARE(received(*client), text("\342\200\250"));
        client->send(text("\177\302\205"));
        QCOMPARE(received(*client), text("\177\302\205"));
        client->send(text("\\u0041 \\x41 \\101"));
        QCOMPARE(received(*client), text("\\u0041 \\x41 \\101"));
        client->send(text("%s %1 ${x}"));
        QCOMPARE(received(*client), text("%s %1 ${x}"));
        client->send(text("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"));
        QCOMPARE(received(*client), text("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"));
        client->send(text("nul \000 inside"));
        QCOMPARE(received(*client), text("nul \000 inside"));
        client->send(text("{\"a\\\"b\":\"\\\\\\\" @TEST@\",\"n\":12345678901234567890,\"d\":1e10}"));
        QCOMPARE(receivedJson(*client), asJson("[\"\\u0000\\u2028\",{\"x\":[ ]}]"));
        QCOMPARE(received(*client), text(R"({"big":123456789012345678901234})"));
        QCOMPARE(behind(*client), QString());
        client->close({ 1000, QString::fromUtf8("\"; quote") });
    }
};

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
