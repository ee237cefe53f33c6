// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/lens/pointer.h>
#include <jackfield/qtest/matchers.h>
#include <jackfield/testing/testclient.h>

using namespace jackfield;
using namespace jackfield::testing;
using namespace Qt::StringLiterals;

namespace {
const Received price = WsMessage::fromUtf8(R"({"price":1.50,"time":7})");

Received closed(const WsStatus &status)
{
    return std::unexpected(ReceiveEnd { .reason = ReceiveEnd::Reason::Closed, .status = status });
}

Received refused(int status)
{
    ReceiveEnd end;
    end.response = Response(status);
    return std::unexpected(end);
}

const Received nothing = std::unexpected(ReceiveEnd { .reason = ReceiveEnd::Reason::Timeout });
} // namespace

struct MatcherCase
{
    Matcher matcher;
    Received received = {};
};
Q_DECLARE_METATYPE(MatcherCase)

class TestMatchers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMatches_data()
    {
        QTest::addColumn<MatcherCase>("test");
        const auto row = [](const char *name, const Matcher &matcher, const Received &received) {
            QTest::newRow(name) << MatcherCase { matcher, received };
        };
        row("text", isText(u"a"_s), WsMessage::text(u"a"_s));
        row("bytes", isBinary("\xff"), WsMessage::binary("\xff"));
        row("JSON by value", isJson("{'time':7.0,'price':15e-1}"), price);
        row("JSON but for a place", isJson("{'price':1.5}", { u"/time"_s }), price);
        row("JSON with single quotes in it",
            isJson("[\"it's\"]"),
            WsMessage::fromUtf8("[\"it's\"]"));
        row("a part", hasText(u"price"_s), price);
        row("what a lens sees", sees(lens::message::pointer<double>("/price"), 1.5), price);
        row("an end by its code", isClosed(1001), closed({ 1001, u"bye"_s }));
        row("an end with its reason",
            isClosed(WsStatus { 1001, u"bye"_s }),
            closed({ 1001, u"bye"_s }));
        row("a refusal", isRefused(404), refused(404));
        row("nothing", isTimeout(), nothing);
    }
    void whatMatches()
    {
        QFETCH(MatcherCase, test);
        const auto mismatch = test.matcher(test.received);
        QVERIFY2(!mismatch, qPrintable(mismatch.value_or(QString())));
    }

    void whatDoesNotMatchIsShown_data()
    {
        QTest::addColumn<MatcherCase>("test");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name,
                            const Matcher &matcher,
                            const Received &received,
                            const QString &shown) {
            QTest::newRow(name) << MatcherCase { matcher, received } << shown;
        };
        const QString priceText = u"text, 23 bytes"_s;
        row("another text", isText(u"a"_s), WsMessage::text(u"b"_s), u"b"_s);
        row("another mode", isText(u"a"_s), WsMessage::binary("a"), u"binary"_s);
        row("an end instead",
            isText(u"a"_s),
            closed({ 1001, u"bye"_s }),
            u"got the end of the connection: 1001 Going Away 'bye'"_s);
        row("a time-out instead", isText(u"a"_s), nothing, u"got nothing in time"_s);
        row("other JSON",
            isJson("{'price':1,'time':7,'x':[]}"),
            price,
            u"  at '/price': expected 1, got 1.50\n  at '/x': expected [], got nothing"_s);
        row("more JSON",
            isJson("{'price':1.5}"),
            price,
            u"  at '/time': expected nothing, got 7"_s);
        row("no JSON", isJson("[]"), WsMessage::text(u"["_s), u"expected the JSON []"_s);
        row("what is asked for is none", isJson("{"), price, u"isJson was given what is no JSON"_s);
        row("without the part", hasText(u"cost"_s), price, u"a text with 'cost' in it"_s);
        row("a lens sees another",
            sees(lens::message::pointer<double>("/price"), 2.0),
            price,
            u"message '/price' is 2\n     got 1.5"_s);
        row("a lens sees nothing",
            sees(lens::message::pointer<double>("/cost"), 2.0),
            price,
            u"got message '/cost' is required"_s);
        row("another code",
            isClosed(1000),
            closed({ 1001, {} }),
            u"1000 Normal Closure\n     got the end of the connection: 1001"_s);
        row("another reason", isClosed(WsStatus { 1001, u"x"_s }), closed({ 1001, {} }), u"'x'"_s);
        row("a message instead of an end", isClosed(1000), price, u"got text"_s);
        row("a refusal is no close",
            isClosed(refused(404).error().status.code),
            refused(404),
            u"answered with 404"_s);
        row("another refusal",
            isRefused(404),
            refused(401),
            u"a handshake answered with 404\n     got a handshake answered with 401"_s);
        row("a message instead of nothing", isTimeout(), price, u"expected nothing"_s);
    }
    void whatDoesNotMatchIsShown()
    {
        QFETCH(MatcherCase, test);
        QFETCH(QString, shown);
        const QString mismatch = test.matcher(test.received).value_or(QString());
        QVERIFY2(mismatch.contains(shown), qPrintable(mismatch));
    }

    void aClientIsAskedByMatchers()
    {
        const WsHandler echo = [](const Request &request) -> WsResponse {
            if (request.uri().path() != u"/"_s)
                return std::nullopt;
            return [](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
            };
        };
        const auto client = testWsClient(echo, Request::get(u"/"_s));
        client->send(WsMessage::text(u"[1]"_s));
        JACKFIELD_THAT(client->receive(), isJson("[1.0]"));
        JACKFIELD_THAT(client->receive(), isTimeout());
        client->close();
        JACKFIELD_THAT(client->receive(), isClosed(1000));
        JACKFIELD_THAT(testWsClient(echo, Request::get(u"/x"_s))->receive(), isRefused(404));
        JACKFIELD_OK(Result<int>(1));
    }

    void aLinkedPairIsTwoEndsOfOneConnection()
    {
        TestClock clock;
        const LinkedPair pair = linkedPair(clock, Request::get(u"/a"_s));
        QStringList heard;
        for (const auto &[name, end] :
             { std::pair(u"server"_s, pair.server), std::pair(u"client"_s, pair.client) }) {
            end.onMessage([&heard, name](const WsMessage &message) {
                heard += name + u' ' + message.text();
            });
            end.onClose([&heard, name](const WsStatus &status, Side by, bool) {
                heard += u"%1 %2 %3"_s.arg(name).arg(status.code).arg(by == Side::Server);
            });
        }
        pair.server.send(WsMessage::text(u"to the client"_s));
        pair.client.send(WsMessage::text(u"to the server"_s));
        QVERIFY(heard.isEmpty());
        clock.advance({});
        QCOMPARE(heard, (QStringList { u"client to the client"_s, u"server to the server"_s }));
        pair.server.close(WsStatus::GoingAway);
        clock.advance({});
        heard.sort();
        QCOMPARE(heard.sliced(0, 1) + heard.sliced(2, 1),
                 (QStringList { u"client 1001 1"_s, u"server 1001 1"_s }));
        QCOMPARE(pair.client.request().uri().target(), "/a");
    }
};

QTEST_GUILESS_MAIN(TestMatchers)
#include "tst_matchers.moc"
