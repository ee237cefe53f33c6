// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/mock/mockfile.h>
#include <jackfield/replay/replay.h>
#include <jackfield/testing/testclient.h>

#include <QDir>
#include <QTest>

using namespace jackfield;
using namespace jackfield::testing;
using namespace Qt::StringLiterals;

namespace {
const QDir tree(QStringLiteral(JACKFIELD_SOURCE_DIR));

/// A server whose only route, /, has these rules.
MockServer rules(const QByteArray &text)
{
    const auto file = MockFile::parse(R"({"jackfield":"mock","version":1,"servers":[{"name":"s",
        "seed":1,"routes":[{"path":"/","rules":{"rules":[)"
                                      + text + "]}}]}]}");
    if (!file)
        qFatal("%s %s", qPrintable(file.error().where), qPrintable(file.error().message));
    return file->servers.first();
}

/// Why the rules do not answer a text.
QString missOf(const QByteArray &text, const WsMessage &message)
{
    QStringList said;
    const auto missed = [&](const MockMiss &miss) {
        said += miss.nearest.isEmpty() ? miss.path : miss.nearest + u": "_s + miss.why;
    };
    const auto client =
        testWsClient(rules(text).handler({ .missed = missed }), Request::get(u"/"_s));
    client->send(message);
    return said.join(u" | "_s);
}
} // namespace

/// The examples of docs/mocks.md: each has a conversation beside it, and holds it.
class TestMockKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExampleSaysWhatItsSessionSays_data()
    {
        QTest::addColumn<QString>("mock");
        QTest::addColumn<QString>("conversation");
        for (const auto &[mocks, conversations] :
             { std::pair(u"tests/core/mock/kinds/"_s, u"tests/core/mock/kinds/"_s),
               std::pair(u"resources/sample-workspace/mocks/"_s, u"tests/core/mock/samples/"_s) }) {
            for (const QString &file :
                 QDir(tree.filePath(conversations)).entryList({ u"*.session.jsonl"_s })) {
                const QString name = file.chopped(u".session.jsonl"_s.size());
                QTest::newRow(qPrintable(name))
                    << tree.filePath(mocks + name) << tree.filePath(conversations + name);
            }
        }
    }
    void anExampleSaysWhatItsSessionSays()
    {
        QFETCH(QString, mock);
        QFETCH(QString, conversation);
        const auto file = MockFile::load(mock + u".mock.json"_s);
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        const auto session = Session::load(conversation + u".session.jsonl"_s);
        QVERIFY2(session, session ? "" : qPrintable(session.error().message));
        Matching matching;
        const QString rulesPath = conversation + u".matching.json"_s;
        if (QFile::exists(rulesPath))
            matching = Matching::load(rulesPath).value();
        const Verdict verdict =
            replay::againstHandler(*session, file->servers.first().handler(), matching);
        QVERIFY2(verdict.passed(), qPrintable(verdict.text()));
        QVERIFY(verdict.messages() > 0);
    }

    /// What its rules do not answer goes to who is behind it; without that it refuses.
    void aProxyPassesOn()
    {
        const auto file = MockFile::load(
            QStringLiteral(JACKFIELD_SOURCE_DIR "/tests/core/mock/hosted/proxy.mock.json"));
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        const MockServer &server = file->servers.first();
        QUrl asked;
        const auto echo = [&](const QUrl &url, const WebSocket &socket) {
            asked = url;
            return [socket](const WsMessage &message) { socket.send(message); };
        };
        const auto session = Session::load(
            QStringLiteral(JACKFIELD_SOURCE_DIR "/tests/core/mock/hosted/proxy.session.jsonl"));
        QVERIFY(session);
        const Verdict verdict =
            replay::againstHandler(*session, server.handler({ .passOn = echo }));
        QVERIFY2(verdict.passed(), qPrintable(verdict.text()));
        QCOMPARE(asked, QUrl(u"ws://127.0.0.1:9002"_s));
        const auto alone = upgrade(server.handler(), Request::get(u"/echo"_s));
        QCOMPARE(alone.error().response.status(), 502);
    }

    void whatNothingAnswersIsToldOf_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<WsMessage>("message");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name,
                            const QByteArray &when,
                            const WsMessage &message,
                            const QString &why) {
            QTest::newRow(name) << QByteArray(R"({"name":"it","when":)" + when + '}') << message
                                << u"1 (it): "_s + why;
        };
        const auto text = [](const QString &said) { return WsMessage::text(said); };
        row("a text", R"({"text":"a"})", text(u"b"_s), u"it is \"b\", not \"a\""_s);
        row("binary instead",
            R"({"text":"a"})",
            WsMessage::binary("b"),
            u"it is binary 1 B: 62, not \"a\""_s);
        row("a part", R"({"contains":"a"})", text(u"b"_s), u"there is no \"a\" in it"_s);
        row("a pattern", R"({"matches":"^a"})", text(u"b"_s), u"it does not match \"^a\""_s);
        row("bytes", R"({"base64":"AA=="})", WsMessage::binary("b"), u"its bytes are others"_s);
        row("first bytes",
            R"({"base64Prefix":"AA=="})",
            WsMessage::binary("b"),
            u"its first bytes are others"_s);
        row("text instead", R"({"base64":"AA=="})", text(u"b"_s), u"it is text"_s);
        row("a mode", R"({"mode":"binary"})", text(u"b"_s), u"it is text"_s);
        row("a value", R"({"path":"$.a","equals":1})", text(u"{\"a\":2}"_s), u"$.a is 2, not 1"_s);
        row("a value that matches",
            R"({"path":"$.a","matches":"^x"})",
            text(u"{\"a\":\"y\"}"_s),
            u"$.a is \"y\", which does not match \"^x\""_s);
        row("a place", R"({"path":"$.a"})", text(u"{}"_s), u"$.a is not there"_s);
        row("a place that must not be",
            R"({"path":"$.a","exists":false})",
            text(u"{\"a\":2}"_s),
            u"$.a is 2, and must not be there"_s);
        row("no JSON", R"({"path":"$.a"})", text(u"{"_s), u"it is no JSON"_s);
        row("JSON",
            R"({"json":{"a":1,"b":2},"ignoring":["/b"]})",
            text(u"{\"a\":2,\"b\":3}"_s),
            u"/a is 2, not 1"_s);
        row("JSON without a member",
            R"({"json":{"a":1}})",
            text(u"{}"_s),
            u"/a is not there, not 1"_s);
        row("a request",
            R"({"request":{"query":{"a":"1"},"header":{"X":null}}})",
            text(u"b"_s),
            u"the handshake is not: query a=1 and header X"_s);
        row("a state", R"({"state":{"a":1}})", text(u"b"_s), u"the state 'a' is null, not 1"_s);
        row("a count", R"({"count":2})", text(u"b"_s), u"it is message 1 of its connection"_s);
        row("all",
            R"({"all":[{"mode":"text"},{"contains":"a"},{"contains":"c"}]})",
            text(u"b"_s),
            u"there is no \"a\" in it"_s);
        row("any: the nearest",
            R"({"any":[{"mode":"binary"},{"path":"$.a","equals":1},{"text":"c"}]})",
            text(u"{\"a\":2}"_s),
            u"$.a is 2, not 1"_s);
        row("not", R"({"not":{"mode":"text"}})", text(u"b"_s), u"{\"mode\":\"text\"} holds"_s);
        QTest::newRow("no rules") << ""_ba << text(u"b"_s) << u"/"_s;
        QTest::newRow("the nearest of several")
            << R"({"when":{"text":"a"}},{"when":{"path":"$.a","equals":1}},{"when":{"count":9}})"_ba
            << text(u"{\"a\":2}"_s) << u"2: $.a is 2, not 1"_s;
    }
    void whatNothingAnswersIsToldOf()
    {
        QFETCH(QByteArray, rules);
        QFETCH(WsMessage, message);
        QTEST(missOf(rules, message), "words");
    }

    void aSchemaSaysWhatIsWrong()
    {
        const QByteArray rule =
            R"({"when":{"schema":{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}}}})";
        const QString words = missOf(rule, WsMessage::text(u"{\"a\":1}"_s));
        QVERIFY2(words.startsWith(u"1: /a: "_s), qPrintable(words));
        QCOMPARE(missOf(rule, WsMessage::text(u"{\"a\":\"x\"}"_s)), QString());
    }

    /// What costs the square of a message's size is not asked of great ones.
    void uniqueItemsAreForSmallMessages()
    {
        const QByteArray rule = R"({"when":{"schema":{"uniqueItems":true}}})";
        QCOMPARE(missOf(rule, WsMessage::text(u"[1,2]"_s)), QString());
        const QString words = missOf(rule, WsMessage::text(u"[1,1]"_s));
        QVERIFY2(words.startsWith(u"1: the value: "_s), qPrintable(words));
        QCOMPARE(missOf(rule, WsMessage::text(u"[\""_s + QString(20'000, u'a') + u"\"]"_s)),
                 u"1: it is too long for uniqueItems: more than 16384 bytes"_s);
    }

    void whatEndsAStreamIsNoMiss()
    {
        const QByteArray rule =
            R"({"when":{"text":"go"},"stream":{"every":10,"text":"x","until":{"text":"stop"}}})";
        QStringList said;
        const auto client = testWsClient(
            rules(rule).handler(
                { .missed = [&](const MockMiss &miss) { said += miss.message.text(); } }),
            Request::get(u"/"_s));
        for (const QString &text : { u"go"_s, u"stop"_s, u"stop"_s })
            client->send(WsMessage::text(text));
        QCOMPARE(said, QStringList(u"stop"_s)); // the second time there is nothing to stop
    }

    void behindAnAbortNothingIsSaid()
    {
        const QByteArray rule =
            R"({"when":{"text":"go"},"reply":[{"text":"a"},{"abort":true},{"text":"b"}]})";
        const auto client = testWsClient(rules(rule).handler(), Request::get(u"/"_s));
        client->send(WsMessage::text(u"go"_s));
        QCOMPARE(client->receive().value().text(), u"a"_s);
        QCOMPARE(client->receive().error().status.code, WsStatus::AbnormalClosure.code);
    }

    /// Peers choose the names of rooms: what was said in them is kept within bounds.
    void aHistoryHasBounds()
    {
        const auto file = MockFile::parse(R"({"jackfield":"mock","version":1,"servers":[{"name":"s",
            "routes":[{"path":"/{r}","room":{"name":"{{ path.r }}","history":5}}]}]})"_ba);
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        const WsHandler handler = file->servers.first().handler();
        const auto heard = [&](int room) {
            const auto client = testWsClient(handler, Request::get(u"/r%1"_s.arg(room)));
            return client->receiveAll(6, std::chrono::milliseconds(0)).size();
        };
        const QByteArray megabyte(1 << 20, 'x');
        for (int room = 0; room < 65; ++room) {
            const auto client = testWsClient(handler, Request::get(u"/r%1"_s.arg(room)));
            for (int i = 0; i < 3; ++i)
                client->send(room == 64 ? WsMessage::binary(megabyte) : WsMessage::text(u"x"_s));
        }
        QCOMPARE(heard(0), 0); // the oldest of 65 rooms
        QCOMPARE(heard(1), 3);
        QCOMPARE(heard(64), 2); // two megabytes
    }

    /// A definition that is used twice is no circle.
    void aSchemaUsesADefinitionTwice()
    {
        const QByteArray rule = R"({"when":{"schema":{"$defs":{"n":{"type":"number"}},
            "properties":{"a":{"$ref":"#/$defs/n"},"b":{"$ref":"#/$defs/n"}}}}})";
        QCOMPARE(missOf(rule, WsMessage::text(u"{\"a\":1,\"b\":2}"_s)), QString());
        QVERIFY(missOf(rule, WsMessage::text(u"{\"a\":1,\"b\":\"x\"}"_s)).startsWith(u"1: /b: "_s));
    }

    void aHandshakeHasItsValues_data()
    {
        QTest::addColumn<QByteArray>("condition");
        QTest::addColumn<bool>("holds");
        const auto row = [](const QByteArray &condition, bool holds) {
            QTest::newRow(condition.constData()) << condition << holds;
        };
        for (const QByteArray &kind : { "cookie"_ba, "query"_ba, "header"_ba, "path"_ba }) {
            const auto of = [&](const char *value) {
                return QByteArray(R"({"KIND":{"a":VALUE}})")
                    .replace("KIND", kind)
                    .replace("VALUE", value);
            };
            row(of("\"1\""), true);
            row(of("null"), true);
            row(of("\"2\""), false);
        }
        row(R"({"cookie":{"b":null}})", false);
        row(R"({"query":{"a":"1"},"cookie":{"a":"2"}})", false);
        row(R"({"subprotocol":"x"})", true);
        row(R"({"subprotocol":"y"})", false);
    }
    void aHandshakeHasItsValues()
    {
        QFETCH(QByteArray, condition);
        QByteArray text =
            R"({"jackfield":"mock","version":1,"servers":[{"name":"s","routes":[{"path":"/{a}",
            "rules":{"rules":[{"when":{"request":CONDITION},"reply":{"text":"it holds"}}]}}]}]})";
        const auto file = MockFile::parse(text.replace("CONDITION", condition));
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        const auto client = testWsClient(file->servers.first().handler(),
                                         Request::get(u"/1?a=1"_s)
                                             .withHeader("Cookie", "a=1")
                                             .withHeader("a", "1")
                                             .withHeader("Sec-WebSocket-Protocol", "x"));
        client->send(WsMessage::text(u"?"_s));
        QTEST(client->receive(std::chrono::milliseconds(0)).has_value(), "holds");
    }

    void aRuleThatHasAnsweredOftenEnoughIsNear()
    {
        const QByteArray rule = R"({"when":{"text":"a"},"times":1})";
        QStringList said;
        const auto client = testWsClient(
            rules(rule).handler({ .missed = [&](const MockMiss &miss) { said += miss.why; } }),
            Request::get(u"/"_s));
        client->send(WsMessage::text(u"a"_s));
        client->send(WsMessage::text(u"a"_s));
        QCOMPARE(said, QStringList(u"it has answered as often as it may (times: 1)"_s));
    }

    /// A greater priority is asked first, equal ones in their order, as they stand in the file for people.
    void aPriorityChangesWhoIsAsked()
    {
        const QByteArray file = R"({"when":{"mode":"text"},"reply":{"text":"1"},"times":1},
            {"when":{"mode":"text"},"reply":{"text":"2"},"priority":5,"times":1},
            {"when":{"mode":"text"},"reply":{"text":"3"},"priority":5,"times":1},
            {"when":{"mode":"text"},"reply":{"text":"4"},"priority":-1})";
        const auto client = testWsClient(rules(file).handler(), Request::get(u"/"_s));
        QString said;
        for (int i = 0; i < 4; ++i) {
            client->send(WsMessage::text(u"x"_s));
            said += client->receive().value().text();
        }
        QCOMPARE(said, u"2314"_s);
    }

    /// What a peer sends decides how long a search takes only within bounds.
    void aPatternIsGivenUp()
    {
        const QByteArray rule = R"({"when":{"matches":"^(a+)+$"},"reply":{"text":"found"}},
            {"when":{"mode":"text"},"reply":{"text":"given up"}})";
        const auto client = testWsClient(rules(rule).handler(), Request::get(u"/"_s));
        client->send(WsMessage::text(QString(5000, u'a') + u'!'));
        QCOMPARE(client->receive().value().text(), u"given up"_s);
    }

    void aUuidIsRandomAndTheSameForASeed()
    {
        const auto uuid = [] {
            const QByteArray rule = R"({"when":{"mode":"text"},"reply":{"text":"{{ uuid }}"}})";
            const auto client = testWsClient(rules(rule).handler(), Request::get(u"/"_s));
            client->send(WsMessage::text(u"x"_s));
            client->send(WsMessage::text(u"x"_s));
            return client->receiveAll(2);
        };
        const QList<WsMessage> made = uuid();
        QVERIFY(made.at(0) != made.at(1));
        QCOMPARE(uuid(), made);
        const QUuid first(made.first().text());
        QCOMPARE(first.version(), QUuid::Random);
        QCOMPARE(first.variant(), QUuid::DCE);
    }
};

QTEST_GUILESS_MAIN(TestMockKinds)
#include "tst_mockkinds.moc"
