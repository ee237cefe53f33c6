// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scriptscene.h"

/// Mocks in JavaScript, offline, by the process that runs them online, too.
class TestMockScripts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScriptCan_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *body, const char *expected) {
            QTest::newRow(name) << QByteArray(body) << QString::fromUtf8(expected);
        };
        row("echo", "socket.onMessage(m => socket.send(m));", "{\"n\": [1]}");
        row("see text",
            "socket.onMessage(m => socket.send(m.text.length + '' + m));",
            "10{\"n\": [1]}");
        row("see JSON", "socket.onMessage(m => socket.send(String(m.json.n[0] + 1)));", "2");
        row("send JSON",
            "socket.onMessage(m => socket.send({a: m.json, b: null}));",
            "{\"a\":{\"n\":[1]},\"b\":null}");
        row("send numbers", "socket.send(1.5); socket.send([]); socket.send(null);", "1.5 [] null");
        row("send buffers",
            "socket.send(new Uint8Array([1, 2]).buffer); socket.send(new Uint8Array([1, 2, "
            "3]).subarray(1));",
            "<binary> <binary>");
        row("see the path", "socket.send(request.path.id + socket.request.path.id);", "aa");
        row("see the query",
            "socket.send(`${request.query.q} ${request.query.none}`);",
            "1 undefined");
        row("see headers",
            "socket.send(request.header['X-ONE'] + request.header.none);",
            "1undefined");
        row("see the target",
            "socket.send(`${request.method} ${request.target}`);",
            "GET /a?q=1&q=2");
        row("see subprotocols", "socket.send(request.subprotocols);", "[]");
        row("make text of JSON", "socket.send(json({a: 1}) + json('x'));", "{\"a\":1}\"x\"");
        row("keep promises",
            "socket.onMessage(m => Promise.resolve('kept').then(what => socket.send(what)));",
            "kept");
        row("close", "socket.send('a'); socket.close(4001, 'b'); socket.send('c');", "a [end]");
        row("abort", "socket.onMessage(() => socket.abort());", "[end]");
        row("tell messages from others",
            "socket.onMessage(m => socket.send([m.isText, m.isBinary, m.bytes === undefined]));",
            "[true,false,true]");
        row("use what ECMAScript has",
            "class A { static *g(n = 3) { yield* [n ** 2, `${n}`]; } } const {a, b: [c]} = {a: 1, "
            "b: [2]};"
            "socket.send([...A.g(), a, c, socket.none?.x ?? 'none', [1].includes(1)]);",
            "[9,\"3\",1,2,\"none\",true]");
        row("make more rubbish than it may keep", // which is collected
            "for (let i = 0, x; i < 5e5; ++i) x = [i, i].map(y => y + 1); socket.send('alive');",
            "alive");
        row("not ask for what does not survive that",
            "socket.send(typeof WeakMap + typeof WeakSet);",
            "undefinedundefined");
        row("find nothing that leads out",
            "socket.send(['require', 'process', 'Qt', 'XMLHttpRequest', 'fetch', 'WebSocket', "
            "'host', 'print', 'gc']"
            ".filter(name => globalThis[name] !== undefined));",
            "[]");
        row("not reach its host",
            "socket.send(typeof socket.destroyed + typeof objectName);",
            "undefinedundefined");
    }
    void aScriptCan()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        const Play play = Play::onSocket(body, ",\"time\":60000");
        const auto client = testWsClient(play.mock->handler(0),
                                         Request::get(u"/a?q=1&q=2"_s).withHeader("x-One", "1"),
                                         play.clock);
        client->send(WsMessage::text(u"{\"n\": [1]}"_s));
        QCOMPARE(heard(client), expected);
        QCOMPARE(play.said, QStringList());
    }

    void payloadsComeAsTheyWere()
    {
        const Play play = Play::onSocket("socket.onMessage(m => socket.send(m));");
        const auto client = play.client();
        for (const WsMessage &message : { WsMessage::text(QString()),
                                          WsMessage::text(u"\ufeffa\0\U0001f600\r\n"_s),
                                          WsMessage::binary({}),
                                          WsMessage::binary("\0\xff"_ba),
                                          WsMessage::text(QString(1 << 20, u'é')) }) {
            client->send(message);
            const auto back = client->receive();
            QVERIFY(back);
            QVERIFY(*back == message);
        }
    }

    void theRequestMayBeRefused()
    {
        const Play play("route('/teapot', () => refuse(418, 'short and stout', {'X-Spout': 1}));\n"
                        "route('/none', () => undefined);\n"
                        "route('/odd', () => 5);\n"
                        "route('/throws', () => nothing.at.all);\n");
        const auto refusal = [&](const QString &target) {
            return upgrade(play.mock->handler(0), Request::get(target), play.clock)
                .error()
                .response;
        };
        QCOMPARE(refusal(u"/teapot"_s).status(), 418);
        QCOMPARE(refusal(u"/teapot"_s).body(), "short and stout"_ba);
        QCOMPARE(refusal(u"/teapot"_s).header("X-Spout"), "1"_ba);
        QCOMPARE(refusal(u"/none"_s).status(), 404);
        QCOMPARE(refusal(u"/elsewhere"_s).status(), 404);
        QCOMPARE(play.said, QStringList());
        QCOMPARE(refusal(u"/odd"_s).status(), 500);
        QCOMPARE(refusal(u"/throws"_s).status(), 500);
        QCOMPARE(play.said.size(), 2);
        QVERIFY2(play.said.at(0).startsWith(u"! play.js: TypeError: a handler answers with"_s),
                 qPrintable(play.said.at(0)));
        QCOMPARE(play.said.at(1), u"! play.js:4: ReferenceError: nothing is not defined"_s);
    }

    void timersFollowTheConnectionsClock()
    {
        Play play("route('/', () => socket => {\n"
                  "    const start = Date.now();\n"
                  "    socket.after(100, () => socket.send('once'));\n"
                  "    let n = 0;\n"
                  "    const id = socket.every(50, () => {\n"
                  "        socket.send(String(++n));\n"
                  "        if (n === 3) timers.cancel(id);\n"
                  "    });\n"
                  "    clearTimeout(setTimeout(() => socket.send('never'), 10));\n"
                  "    setTimeout(() => { socket.send(String(now() - start)); "
                  "socket.send(String(new Date() - start)); }, 180);\n"
                  "});\n");
        const auto client = play.client(u"/"_s);
        const auto after = [&](std::chrono::milliseconds time) {
            play.clock.advance(time);
            return heard(client);
        };
        QCOMPARE(heard(client), QString());
        QCOMPARE(after(50ms), u"1"_s);
        QCOMPARE(after(50ms), u"once 2"_s);
        QCOMPARE(after(50ms), u"3"_s);
        QCOMPARE(after(30ms), u"180 180"_s);
        QCOMPARE(after(1000ms), QString());
        QCOMPARE(play.said, QStringList());
    }

    void roomsAreThoseOfTheServer()
    {
        const Play play("route('/{name}', request => socket => {\n"
                        "    socket.join('r');\n"
                        "    socket.onMessage(m => m.text === 'leave' ? socket.leave('r')\n"
                        "        : rooms.send('r', request.path.name + m, {except: socket}));\n"
                        "});\n",
                        {},
                        R"({"path":"/rules","rules":{"greeting":{"join":"r"}}},)");
        const auto a = play.client(u"/a"_s);
        const auto b = play.client(u"/b"_s);
        const auto rules = play.client(u"/rules"_s);
        a->send(WsMessage::text(u"1"_s));
        QCOMPARE(heard(a) + u'|' + heard(b) + u'|' + heard(rules), u"|a1|a1"_s);
        b->send(WsMessage::text(u"leave"_s));
        a->send(WsMessage::text(u"2"_s));
        QCOMPARE(heard(b) + u'|' + heard(rules), u"|a2"_s);
    }

    void theStateIsSeenAndSetByOthers()
    {
        const Play play = Play::onSocket("const state = socket.state; state.list = [];\n"
                                         "socket.onMessage(m => { state.list.push(m.text);\n"
                                         "    socket.send(state); });");
        const auto client = play.client();
        client->send(WsMessage::text(u"a"_s));
        QCOMPARE(heard(client), u"{\"list\":[\"a\"]}"_s);
        QCOMPARE(play.mock->connections().first().state.toJson(), R"({"list":["a"]})"_ba);
        QVERIFY(play.mock->play({}, R"({"set":{"role":"admin"}})"));
        QCOMPARE(heard(client), QString());
        client->send(WsMessage::text(u"b"_s));
        QCOMPARE(heard(client), u"{\"list\":[\"a\",\"b\"],\"role\":\"admin\"}"_s);
        QCOMPARE(play.mock->connections().first().state.toJson(),
                 R"({"list":["a","b"],"role":"admin"})"_ba);
    }

    void whatIsSetByHandOutlivesAnothersTurn()
    {
        const Play play(
            "const all = {};\n"
            "route('/{name}', request => socket => {\n"
            "    all[request.path.name] = socket;\n"
            "    socket.onMessage(m => { all[m.text].state.by = request.path.name; });\n"
            "});\n");
        const auto a = play.client(u"/a"_s);
        const auto b = play.client(u"/b"_s);
        QVERIFY(play.mock->play({ .connection = 2 }, R"({"set":{"vip":true}})"));
        QCOMPARE(heard(b), QString());
        a->send(WsMessage::text(u"b"_s));
        QCOMPARE(heard(a), QString());
        QCOMPARE(play.mock->connections().at(1).state.toJson(), R"({"by":"a","vip":true})"_ba);
        QCOMPARE(play.said, QStringList());
    }

    void connectionsKnowEachOther()
    {
        const Play play(
            "const all = new Map();\n"
            "route('/{name}', request => socket => {\n"
            "    all.set(request.path.name, socket);\n"
            "    state.count = (state.count ?? 0) + 1;\n"
            "    socket.onMessage(m => all.get(m.json.to)?.send(state.count + m.json.text));\n"
            "    socket.onClose(() => { all.delete(request.path.name); log([...all.keys()]); });\n"
            "});\n");
        const auto a = play.client(u"/a"_s);
        auto b = play.client(u"/b"_s);
        a->send(WsMessage::text(u"{\"to\":\"b\",\"text\":\"hello\"}"_s));
        QCOMPARE(heard(b), u"2hello"_s);
        b->close();
        QCOMPARE(heard(b), u"[end]"_s);
        QCOMPARE(play.said, QStringList { u"[\"a\"]"_s });
        a->send(WsMessage::text(u"{\"to\":\"b\",\"text\":\"gone\"}"_s));
        QCOMPARE(heard(a), QString());
    }

    void theSameSeedGivesTheSameNumbers()
    {
        const QByteArray body =
            "socket.send([random(1, 6), random(100), Math.random(), random()]);";
        const Play one = Play::onSocket(body);
        const Play two = Play::onSocket(body);
        const QString numbers = heard(one.client());
        QVERIFY(!numbers.isEmpty());
        QCOMPARE(heard(two.client()), numbers);
        QVERIFY(heard(two.client()) != numbers);
    }

    void whoIsThereKeepsTheOldScript()
    {
        const Play play = Play::onSocket("socket.onMessage(m => socket.send('old ' + m));");
        const auto before = play.client();
        const auto changed = play.read(
            "route('/{id}', () => socket => socket.onMessage(m => socket.send('new ' + m)));");
        QVERIFY(changed);
        QVERIFY(play.mock->replace(*changed));
        before->send(WsMessage::text(u"a"_s));
        QCOMPARE(heard(before), u"old a"_s);
        QCOMPARE(play.hear(u"a"_s), u"new a"_s);
        const auto broken = play.read("route('/{id}', ");
        QVERIFY(!broken);
        QCOMPARE(play.hear(u"b"_s), u"new b"_s);
    }
};

QTEST_GUILESS_MAIN(TestMockScripts)
#include "tst_mockscripts.moc"
