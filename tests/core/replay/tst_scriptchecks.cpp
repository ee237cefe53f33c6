// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../session/jsonschema.h"
#include "talk.h"

#include <jackfield/replay/livecomparison.h>
#include <jackfield/session/recordto.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

#include <QTemporaryDir>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// A folder with a script and rules that name it.
class Rules
{
public:
    explicit Rules(const QByteArray &script, const QByteArray &besides = {})
    {
        write(u"checks.js"_s, script);
        write(u"a.matching.json"_s,
              "{\"jackfield\":\"matching\",\"version\":1,\"assertions\":[{\"script\":"
              "{\"file\":\"checks.js\""
                  + besides + "}}]}");
    }
    Result<Matching> load() const { return Matching::load(path(u"a.matching.json"_s)); }
    Matching matching() const
    {
        const auto loaded = load();
        if (!loaded)
            qFatal("%s", qPrintable(loaded.error().message));
        return *loaded;
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(name));
    }

private:
    QTemporaryDir m_folder;
};

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A check of each message.
Rules onMessage(const QByteArray &body, const QByteArray &besides = {})
{
    return Rules("check(connection => connection.onMessage(m => {\n" + body + "\n}));", besides);
}

/// What the session's own messages make the rules say.
QString foundIn(const Session &session, const Rules &rules)
{
    return told(replay::diff(session, session, rules.matching()));
}

WsHandler echo()
{
    return [](const Request &) -> WsResponse {
        return WsConsumer([](const WebSocket &socket) {
            socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
        });
    };
}

/// Plays the client of `session` to what plays its server.
void play(const Session &session, const WsHandler &handler)
{
    const auto client = testing::testWsClient(handler, session.events.first().opened().request);
    for (const SessionEvent &event : session.events) {
        if (event.kind == SessionEvent::Kind::Message && event.from == Side::Client)
            client->send(event.message);
    }
    client->close(WsStatus::NormalClosure);
    while (client->receive()) { }
}
} // namespace

class TestScriptChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneConversation_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const QByteArray &script, const QString &found = {}) {
            QTest::newRow(name) << "check(connection => {" + script + "});" << found;
        };
        row("nothing", "");
        row("a message that is wrong",
            "connection.onMessage(m => assert(!m.json || m.json.id < 2, 'id', m.json?.id));",
            u"connection 1: id 2 at the client's 2nd message: {\"id\":2}"_s);
        row("without words",
            "connection.onMessage(m => assert(m.n !== 1));",
            u"connection 1: a check has failed at the client's 1st message: {\"id\":1}"_s);
        row("at its end",
            "let count = 0; connection.onMessage(() => ++count);"
            "connection.onEnd(() => fail(`${count} messages`));",
            u"connection 1: 4 messages at the end"_s);
        row("who sent it, when, and as what",
            "const seen = []; connection.onMessage(m => seen.push(`${m.n} ${m.from} ${m.at} "
            "${m.isText ? m.text : m.bytes.byteLength}`));"
            "connection.onEnd(() => fail(seen.join(', ')));",
            u"connection 1: 1 client 10 {\"id\":1}, 2 client 20 {\"id\":2}, 3 server 50 2, "
            "4 server 100.5 ok at the end"_s);
        row("the request",
            "fail(connection.id, connection.request.method, connection.request.target);",
            u"connection 1: 1 GET /"_s);
        row("an exception",
            "connection.onMessage(m => m.json.order.id);",
            u"connection 1: checks.js:1: TypeError: Cannot read property 'id' of undefined "
            "at the client's 1st message: {\"id\":1}\n"
            "connection 1: checks.js:1: TypeError: Cannot read property 'id' of undefined "
            "at the client's 2nd message: {\"id\":2}\n"
            "connection 1: checks.js:1: TypeError: Cannot read property 'order' of undefined "
            "at the server's 1st message: 00 ff\n"
            "connection 1: checks.js:1: TypeError: Cannot read property 'order' of undefined "
            "at the server's 2nd message: ok"_s);
    }
    void oneConversation()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, found);
        const Session session =
            talk({ "@10 > {'id':1}", "@20 > {'id':2}", "@50 <x 00ff", "@100.5 < ok" });
        const Rules rules(script);
        QCOMPARE(foundIn(session, rules), found);
    }
    /// One that throws, or fails, keeps no other from its turn.
    void eachCheckIsMade()
    {
        const Rules rules(
            "check(c => c.onMessage(() => { throw 'one'; }));\n"
            "check(c => { c.onMessage(() => fail('two')); c.onMessage(() => fail('3')); });");
        const QString at = u" at the client's 1st message: a"_s;
        QCOMPARE(foundIn(talk({ "> a" }), rules),
                 u"connection 1: checks.js: one"_s + at + u"\nconnection 1: two"_s + at
                     + u"\nconnection 1: 3"_s + at);
    }
    void manyAreCounted()
    {
        const Rules rules = onMessage("fail('no');");
        const QByteArrayList lines(25, "> a");
        const QStringList found = foundIn(talk(lines), rules).split(u'\n');
        QCOMPARE(found.size(), 11);
        QCOMPARE(found.last(), u"connection 1: 15 more like these"_s);
    }
    /// What the script keeps is of the whole run, and its connections are told of in the order in which all happened.
    void connectionsShareIt()
    {
        const Rules rules("const all = [];\n"
                          "check(c => { c.onMessage(m => all.push(c.id + m.text));\n"
                          "c.onEnd(() => { if (c.id === 2) fail(all.join(' ')); }); });");
        Session session = talk({ "> a", "> b" });
        Session other = talk({ "> c", "> d" });
        for (SessionEvent &event : other.events)
            event.conn = 2;
        QList<SessionEvent> both;
        for (qsizetype i = 0; i < session.events.size(); ++i)
            both += { session.events.at(i), other.events.at(i) };
        session.events = both;
        QCOMPARE(foundIn(session, rules), u"connection 2: 1a 2c 1b 2d at the end"_s);
        QCOMPARE(foundIn(session, rules), u"connection 2: 1a 2c 1b 2d at the end"_s); // anew
    }
    void allWaysSayTheSame()
    {
        const Session session = talk({ "> a", "< a", "> b", "< b" });
        const Rules rules(
            "check(c => { c.onMessage(m => assert(m.text !== 'b' || m.from === 'client',\n"
            "`${m.n} of ${c.id}`)); c.onEnd(() => fail('over')); });");
        const QString found = u"connection 1: 4 of 1 at the server's 2nd message: b\n"
                              "connection 1: over at the end"_s;
        QCOMPARE(foundIn(session, rules), found);
        QCOMPARE(told(replay::againstHandler(session, echo(), rules.matching())), found);
        const ServerReplay how;
        play(session, replay::asHandler(session, rules.matching(), how));
        QCOMPARE(told(how.report.verdict()), found);
        const LiveComparison live;
        play(session, then(recordTo(replay::compareWith(session, rules.matching(), live)), echo()));
        QCOMPARE(told(live.report.verdict()), found);
    }
    /// One after the other: the first has ended before the second opens, however it is played.
    void anEndIsHeardWhenItComes()
    {
        const Rules rules(
            "let open = 0;\n"
            "check(c => { assert(++open < 2, 'two at once'); c.onEnd(() => --open); });");
        Session session = talk({ "> a", "< a" });
        Session second = session;
        for (SessionEvent &event : second.events) {
            event.conn = 2;
            event.t += std::chrono::seconds(1);
        }
        session.events += second.events;
        QCOMPARE(foundIn(session, rules), QString());
        QCOMPARE(told(replay::againstHandler(session, echo(), rules.matching())), QString());
    }
    /// A refused handshake is no connection: the next one is the first.
    void whatIsRefusedIsNotWatched()
    {
        const Rules rules("let all = 0; check(c => assert(++all < 2, 'two'));");
        const Session accepted = talk({ "> a" });
        Session session = accepted;
        WsOpened refused = session.events.first().opened();
        refused.response = Response(401);
        session.events = { { .kind = SessionEvent::Kind::Refused,
                             .conn = 2,
                             .handshake = std::make_shared<const WsOpened>(refused) } };
        session.events += accepted.events;
        QCOMPARE(foundIn(session, rules), QString());
    }
    void whatWasPromisedAtTheEndIsSaid()
    {
        const Rules rules("check(c => c.onEnd(() => Promise.resolve().then(() => fail('late'))));");
        QCOMPARE(foundIn(talk({ "> a" }), rules), u"connection 1: late at the end"_s);
    }
    void longWordsLeaveRoomForTheMessage()
    {
        const Rules rules = onMessage("fail('x'.repeat(1000));");
        QCOMPARE(foundIn(talk({ "> a" }), rules),
                 u"connection 1: "_s + QString(120, u'x')
                     + u"... at the client's 1st message: a"_s);
    }
    /// {"a":1}
    void whatIsDecodedIsJson()
    {
        const Rules rules = onMessage("fail(m.json.a, m.isBinary);");
        rules.write(u"a.matching.json"_s,
                    contentsOf(rules.path(u"a.matching.json"_s))
                        .replace("\"version\":1", "\"version\":1,\"decode\":[\"cbor\"]"));
        QVERIFY2(foundIn(talk({ "<x a1616101" }), rules).contains(u": 1 true at the server's"),
                 qPrintable(foundIn(talk({ "<x a1616101" }), rules)));
    }
    void whatItMayNotUseEndsIt_data()
    {
        QTest::addColumn<QByteArray>("deed");
        QTest::addColumn<QString>("words");
        QTest::newRow("no end") << "for (;;) ;"_ba << u"took longer than 50 ms"_s;
#ifndef JACKFIELD_SANITIZED
        QTest::newRow("memory") << "const all = []; for (;;) all.push('x'.repeat(1e5));"_ba
                                << u"more memory than its 32 MiB"_s;
#endif
        QTest::newRow("a promise without an end")
            << "const again = () => Promise.resolve().then(again); again();"_ba << u"took longer"_s;
    }
    /// And is said once for each connection: nobody waits for it again.
    void whatItMayNotUseEndsIt()
    {
        QFETCH(QByteArray, deed);
        QFETCH(QString, words);
        const Rules rules = onMessage(
            deed,
            words.contains(u"memory"_s) ? ",\"memory\":32,\"time\":2000"_ba : ",\"time\":50"_ba);
        const QString found = foundIn(talk(QByteArrayList(1000, "> a")), rules);
        QVERIFY2(found.contains(words), qPrintable(found));
        QCOMPARE(found.count(u'\n'), 0);
    }
    void mistakes_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("besides");
        QTest::addColumn<QString>("words");
        QTest::newRow("syntax") << "check(\n}"_ba << ""_ba << u"checks.js:2: SyntaxError"_s;
        QTest::newRow("no check") << "log(1)"_ba << ""_ba
                                  << u"checks.js has no check(connection => { ... })"_s;
        QTest::newRow("no function")
            << "check(5)"_ba << ""_ba << u"checks.js:1: TypeError: what check() takes"_s;
        QTest::newRow("no end") << "for (;;) ;"_ba << ",\"time\":50"_ba
                                << u"took longer than 50 ms"_s;
        QTest::newRow("too early") << "fail('x')"_ba << ""_ba
                                   << u"fail() and assert() belong in the functions of a check"_s;
        QTest::newRow("too little time") << "check(() => 1)"_ba << ",\"time\":1"_ba << u":1:"_s;
        QTest::newRow("another member") << "check(() => 1)"_ba << ",\"tim\":1"_ba << u"'tim'"_s;
    }
    void mistakes()
    {
        QFETCH(QByteArray, script);
        QFETCH(QByteArray, besides);
        QFETCH(QString, words);
        const Rules rules(script, besides);
        const auto loaded = rules.load();
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().message.contains(words), qPrintable(loaded.error().message));
        QVERIFY2(loaded.error().message.startsWith(rules.path(u"a.matching.json"_s)),
                 qPrintable(loaded.error().message));
    }
    void aScriptThatIsNotThere()
    {
        const Rules rules("check(() => 1)");
        QVERIFY(QFile::remove(rules.path(u"checks.js"_s)));
        const auto loaded = rules.load();
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().message.contains(u"checks.js"_s)
                     && loaded.error().message.contains(u"a.matching.json:1:"_s),
                 qPrintable(loaded.error().message));
    }
    void itIsWrittenAsItWasRead()
    {
        const Rules rules("check(() => 1)", ",\"time\":50,\"memory\":32");
        const QByteArray text = rules.matching().toText();
        QVERIFY2(text.contains(R"({"script":{"file":"checks.js","time":50,"memory":32}})"),
                 text.constData());
        QVERIFY(obeys(text, "matching"));
        QCOMPARE(rules.matching().assertions().first().inWords(), u"the checks of checks.js"_s);
    }
};

QTEST_GUILESS_MAIN(TestScriptChecks)
#include "tst_scriptchecks.moc"
