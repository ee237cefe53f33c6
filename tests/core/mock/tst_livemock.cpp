// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "livescene.h"

namespace {
/// "/chat/{room}" with rooms, "/echo", and a refusal.
constexpr const char *chat = R"([
  {"path": "/chat/{room}", "subprotocols": ["chat"], "rules": {
    "greeting": {"join": "{{ path.room }}"},
    "rules": [
      {"name": "name", "when": {"path": "$.name"}, "reply": {"set": {"name": "{{ json.name }}"}}},
      {"when": {"text": "who"}, "reply": {"text": "{{ state.name }} {{ counter asked }}"}},
      {"when": {"text": "once"}, "times": 1, "reply": {"text": "{{ count }}"}}
    ]}},
  {"path": "/echo", "echo": {}},
  {"path": "/private", "refuse": {"status": 401}}
])";
} // namespace

/// A mock that is watched and driven while it runs, offline: LiveMock by its admin API.
class TestLiveMock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsConnectedIsTold()
    {
        Scene scene(chat);
        const auto first = scene.client(u"/chat/blue?x=1"_s);
        const auto second = scene.client(u"/echo"_s);
        first->send(WsMessage::text(u"{\"name\":\"Ada\"}"_s));
        second->send(WsMessage::text(u"a"_s));
        QCOMPARE(heard(second), u"a"_s);

        const auto all = scene.get("/v1/connections").value(u"connections")->elements();
        QCOMPARE(all.size(), 2);
        const auto text = [&](int i, const char *key) {
            return QByteArray(all.at(i).value(QString::fromLatin1(key))->toJson());
        };
        QCOMPARE(text(0, "connection"), "1"_ba);
        QCOMPARE(text(0, "server"), "\"main\""_ba);
        QCOMPARE(text(0, "path"), "\"/chat/{room}\""_ba);
        QCOMPARE(text(0, "target"), "\"/chat/blue?x=1\""_ba);
        QCOMPARE(text(0, "rooms"), R"(["blue"])"_ba);
        QCOMPARE(text(0, "state"), R"({"name":"Ada"})"_ba);
        QCOMPARE(text(0, "received"), "1"_ba);
        QCOMPARE(text(0, "sent"), "0"_ba);
        QCOMPARE(text(1, "connection"), "2"_ba);
        QCOMPARE(text(1, "rooms"), "[]"_ba);
        QCOMPARE(text(1, "sent"), "1"_ba);
        const auto which = [&](const QByteArray &query) {
            QByteArrayList numbers;
            for (const JsonValue &one :
                 scene.get("/v1/connections?" + query).value(u"connections")->elements())
                numbers += one.value(u"connection")->toJson();
            return numbers.join(' ');
        };
        QCOMPARE(which("room=blue"), "1"_ba);
        QCOMPARE(which("path=/echo"), "2"_ba);
        QCOMPARE(which("path=/chat/blue"), "1"_ba);
        QCOMPARE(which("path=/chat/%7Broom%7D"), "1"_ba);
        QCOMPARE(which("server=main"), "1 2"_ba);
        QCOMPARE(which("server=other"), ""_ba);
        QCOMPARE(which("connection=2&path=/chat/blue"), ""_ba);
        first->close();
        QCOMPARE(heard(first), u"[end]"_s);
        QCOMPARE(which(""), "2"_ba);
    }

    void stepsReachWhoIsMeant()
    {
        Scene scene(chat);
        const auto blue = scene.client(u"/chat/blue"_s);
        const auto red = scene.client(u"/chat/red"_s);
        const auto echo = scene.client(u"/echo"_s);
        const auto ears = [&] { return heard(blue) + u'|' + heard(red) + u'|' + heard(echo); };

        QCOMPARE(scene.play("", R"({"text":"all"})"), R"(200 {"connections":[1,2,3]})"_ba);
        QCOMPARE(ears(), u"all|all|all"_s);
        QCOMPARE(scene.play("?room=red", R"({"text":"red"})"), R"(200 {"connections":[2]})"_ba);
        QCOMPARE(ears(), u"|red|"_s);
        QCOMPARE(scene.play("?connection=3", R"([{"text":"3"},{"base64":"AAE="}])"),
                 R"(200 {"connections":[3]})"_ba);
        QCOMPARE(ears(), u"||3 <binary>"_s);
        QCOMPARE(scene.play("?path=/chat/%7Broom%7D", R"({"text":"in {{ path.room }}"})"),
                 R"(200 {"connections":[1,2]})"_ba);
        QCOMPARE(ears(), u"in blue|in red|"_s);
        // Who plays it speaks to the others of its route, as in a file.
        scene.play("?connection=1", R"({"text":"others","to":"others"})");
        QCOMPARE(ears(), u"|others|"_s);
        scene.play("?connection=3", R"({"text":"mine","to":"all"})");
        QCOMPARE(ears(), u"||mine"_s);
        scene.play("?connection=3", R"([{"join":"red"},{"text":"room","to":{"room":"red"}}])");
        QCOMPARE(ears(), u"|room|room"_s);
        QString why;
        red->socket()->onClose([&](const WsStatus &status, Side, bool) { why = status.reason; });
        scene.play("?connection=2", R"({"close":{"code":4001,"reason":"no {{ path.room }}"}})");
        QCOMPARE(ears(), u"|[end]|"_s);
        QCOMPARE(why, u"no red"_s);
        QCOMPARE(scene.play("?room=nobody", R"({"text":"x"})"), R"(200 {"connections":[]})"_ba);
        QCOMPARE(scene.play("?connection=2", R"({"text":"x"})"),
                 R"(404 {"error":"there is no such connection"})"_ba);
    }

    void stepsByHandShareTheStateOfTheRules()
    {
        Scene scene(chat);
        const auto client = scene.client(u"/chat/blue"_s);
        scene.play("", R"({"set":{"name":"Eve"}})");
        QCOMPARE(heard(client), QString());
        client->send(WsMessage::text(u"who"_s));
        QCOMPARE(heard(client), u"Eve 1"_s);
        client->send(WsMessage::text(u"{\"name\":\"Ada\"}"_s));
        scene.play("", R"({"text":"{{ state.name }} after {{ count }}, {{ counter asked }}"})");
        QCOMPARE(heard(client), u"Ada after 2, 2"_s);
        scene.play("", R"([{"text":"later","delay":200},{"abort":true}])");
        QCOMPARE(heard(client), QString());
        scene.clock.advance(200ms);
        QCOMPARE(heard(client), u"later [end]"_s);
    }

    void rulesThatNeverAnsweredAreSeen()
    {
        Scene scene(chat);
        const auto client = scene.client(u"/chat/blue"_s);
        for (const QString &text : { u"who"_s, u"who"_s, u"what"_s })
            client->send(WsMessage::text(text));
        QByteArrayList uses;
        for (const JsonValue &route :
             scene.get("/v1/servers").value(u"servers")->at(0).value(u"routes")->elements()) {
            uses += route.value(u"path")->toString().toUtf8() + ' '
                + route.value(u"kind")->toString().toUtf8();
            for (const JsonValue &rule : route.value(u"rules")->elements())
                uses += rule.value(u"rule")->toString().toUtf8() + ": "
                    + rule.value(u"answered")->toJson();
        }
        QCOMPARE(uses.join(", "),
                 "/chat/{room} rules, 1 (name): 0, 2: 2, 3: 0, /echo echo, /private refuse"_ba);
    }

    void aResetIsAFreshStart()
    {
        Scene scene(chat);
        auto client = scene.client(u"/chat/blue"_s);
        for (const QString &text : { u"who"_s, u"once"_s, u"once"_s })
            client->send(WsMessage::text(text));
        QCOMPARE(heard(client), u" 1 2"_s);
        QCOMPARE(scene.said(Method::Post, "/v1/reset"), "204 "_ba);
        const auto last = client->receive(0ms);
        QVERIFY(!last);
        QCOMPARE(scene.get("/v1/connections").toJson(), R"({"connections":[]})"_ba);
        QCOMPARE(scene.get("/v1/journal").value(u"entries")->size(), 0);

        client = scene.client(u"/chat/blue"_s);
        for (const QString &text : { u"who"_s, u"once"_s })
            client->send(WsMessage::text(text));
        QCOMPARE(heard(client), u" 1 2"_s);
        QCOMPARE(scene.get("/v1/connections")
                     .value(u"connections")
                     ->at(0)
                     .value(u"connection")
                     ->toInteger(),
                 2);
        QCOMPARE(scene.mock.routes().first().rules.at(1).answered, 1);
    }

    void whatIsTheSameAfterAChangeGoesOnCounting()
    {
        const auto fileOf = [](const QByteArray &rules) {
            return Scene::fileOf(R"([{"path":"/chat/{room}","rules":{"rules":[)" + rules + "]}}]");
        };
        const QByteArray hi = R"({"name":"hi","when":{"text":"hi"},"reply":{"text":"hello"}})";
        const QByteArray bye = R"({"name":"bye","when":{"text":"bye"},"reply":{"text":"bye"}})";
        Scene scene(chat);
        QVERIFY(scene.mock.replace(fileOf(hi)));
        auto client = scene.client(u"/chat/blue"_s);
        client->send(WsMessage::text(u"hi"_s));
        QVERIFY(scene.mock.replace(fileOf(hi + ',' + bye)));
        const auto uses = [&] {
            const RouteUse route = scene.mock.routes().constFirst();
            QString words = u"%1:%2"_s.arg(route.place).arg(route.connections);
            for (const auto &[rule, answered] : route.rules)
                words += u" %1:%2"_s.arg(rule).arg(answered);
            return words;
        };
        QCOMPARE(uses(), u"/servers/0/routes/0:1 1 (hi):1 2 (bye):0"_s);
        client = scene.client(u"/chat/blue"_s);
        client->send(WsMessage::text(u"bye"_s));
        QVERIFY(scene.mock.replace(fileOf(bye))); // another rule now
        QCOMPARE(uses(), u"/servers/0/routes/0:2 1 (bye):0"_s);
    }

    void whoIsThereMeetsWhoComesAfterAChange()
    {
        Scene scene(chat);
        const auto before = scene.client(u"/chat/blue"_s);
        before->send(WsMessage::text(u"who"_s));
        QVERIFY(scene.mock.replace(Scene::fileOf(R"([{"path":"/chat/{room}","rules":{
            "greeting":[{"join":"{{ path.room }}"},
                        {"text":"new {{ counter asked }}","to":"all"}]}}])")));
        const auto after = scene.client(u"/chat/blue"_s);
        QCOMPARE(heard(before), u" 1 new 2"_s);
        QCOMPARE(heard(after), u"new 2"_s);
        before->send(WsMessage::text(u"who"_s)); // answered as before
        QCOMPARE(heard(before), u" 3"_s);
        QCOMPARE(scene.mock.find(JournalFilter::parse("{}").value()).entries.last().rule, u"2"_s);
        QCOMPARE(scene.play("?room=blue", R"({"text":"hello"})"),
                 R"(200 {"connections":[1,2]})"_ba);
        QCOMPARE(scene.get("/v1/servers").value(u"servers")->at(0).value(u"routes")->size(), 1);

        MockFile other = Scene::fileOf(chat);
        other.servers.first().port = 9000;
        QCOMPARE(scene.mock.replace(other).error().code, Error::Code::Invalid);
        other.servers.clear();
        QCOMPARE(scene.mock.replace(other).error().code, Error::Code::Invalid);
        QCOMPARE(scene.get("/v1/servers").value(u"servers")->at(0).value(u"routes")->size(), 1);
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *request, const char *body, const char *expected) {
            QTest::addRow("%s %s", request, body)
                << QByteArray(request) << QByteArray(body) << QByteArray(expected);
        };
        row("GET /v2/servers", "", "404 there is only GET /v1/servers, GET /v1/connections, ");
        row("PUT /v1/journal", "", "404 there is only ");
        row("GET /v1/servers?x=1", "", "400 'x': this takes no parameters");
        row("GET /v1/connections?rom=1",
            "",
            "400 'rom' is no parameter here; there is connection, server, path or room");
        row("GET /v1/connections?room=1&room=2", "", "400 'room' stands twice");
        row("GET /v1/connections?connection=-1",
            "",
            "400 connection=-1: must be a number from 0 to 2147483647");
        row("GET /v1/journal?after=x", "", "400 after=x: must be a number");
        row("GET /v1/journal?limit=10001", "", "400 limit=10001: must be a number from 0 to 10000");
        row("POST /v1/steps", "", "400 steps:1:1: ");
        row("POST /v1/steps", "{\"text\":1}", "400 steps:1:9: /text: must be a string, not number");
        row("POST /v1/steps",
            "{\"text\":\"{{ path.nowhere }}\"}",
            "400 steps:1:9: /text: the route's path has no {nowhere}");
        row("POST /v1/steps",
            "[{\"text\":\"a\"},{\"stream\":{}}]",
            "400 steps:1:25: /1/stream: unknown key");
        row("POST /v1/wait", "[]", "400 body:1:1: the definition: must be an object, not array");
        row("POST /v1/wait", "{\"wen\":{}}", "400 body:1:8: /wen: unknown key 'wen'");
        row("POST /v1/wait",
            "{\"count\":0}",
            "400 body:1:10: /count: must be a whole number from 1");
        row("POST /v1/wait",
            "{\"timeout\":600001}",
            "400 body:1:12: /timeout: must be a whole number");
        row("POST /v1/wait",
            "{\"event\":\"gap\"}",
            "400 body:1:10: /event: must be open, refused,");
        row("POST /v1/wait", "{\"from\":\"me\"}", "400 body:1:9: /from: must be client or server");
        row("POST /v1/wait",
            "{\"when\":{\"state\":{\"a\":1}}}",
            "400 body:1:18: /when/state: what a connection remembered when a message came is not");
        row("POST /v1/wait",
            "{\"when\":{\"all\":[{\"count\":1}]}}",
            "400 body:1:26: /when/all/0/count: which message of its connection one was is not");
        row("POST /v1/verify", "{\"count\":1,\"atMost\":2}", "400 body:1:10: /count: is both");
        row("POST /v1/verify",
            "{\"atLeast\":3,\"atMost\":2}",
            "400 body:1:12: /atLeast: must be a whole number from 0 to 2, not 3");
        row("POST /v1/verify", "{\"timeout\":1}", "400 body:1:12: /timeout: unknown key");
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, expected);
        Scene scene(chat);
        const auto client = scene.client(u"/echo"_s);
        const QByteArrayList words = request.split(' ');
        const Response response = scene.ask(Method(words.at(0)), words.at(1), body);
        const auto json = JsonValue::parse(response.body());
        QVERIFY2(json && json->value(u"error"), response.body().constData());
        QCOMPARE(response.header("Content-Type"), "application/json"_ba);
        const QByteArray said = QByteArray::number(response.status()) + ' '
            + json->value(u"error")->toString().toUtf8();
        QVERIFY2(said.startsWith(expected), said.constData());
        QCOMPARE(heard(client), QString());
    }

    void aTokenIsNeeded()
    {
        const Scene scene(chat);
        for (const QByteArray &shown : { ""_ba, "Bearer other"_ba, "Basic sesame"_ba }) {
            const Request request = Request::get(u"/v1/servers"_s);
            const Response response =
                scene.api(shown.isEmpty() ? request : request.withHeader("Authorization", shown));
            QCOMPARE(response.status(), 401);
            QVERIFY(response.header("WWW-Authenticate")->startsWith("Bearer"));
            QCOMPARE(response.body(), "{\"error\":\"credentials are needed\"}\n"_ba);
        }
    }

    void aStreamThatIsOverMayJoinARoom()
    {
        Scene scene(R"([{"path":"/","stream":{"every":10,"count":1,"messages":[{"text":"a"}],
            "then":[{"join":"after"},{"text":"hello","to":{"room":"after"}}]}}])");
        const auto client = scene.client(u"/"_s);
        scene.clock.advance(10ms);
        QCOMPARE(heard(client), u"a hello"_s);
    }

    void nothingIsLeftOfAMockThatIsGone()
    {
        const auto kept = std::make_shared<int>(0);
        {
            TestClock clock;
            const LiveMock mock(Scene::fileOf(chat),
                                { .missed = [kept](const MockMiss &) { ++*kept; } });
            const auto client = testWsClient(mock.handler(0), Request::get(u"/chat/x"_s), clock);
            client->send(WsMessage::text(u"?"_s));
            QVERIFY(mock.play({}, R"({"text":"a"})"));
            QCOMPARE(heard(client), u"a"_s);
            QCOMPARE(*kept, 1);
        }
        QCOMPARE(kept.use_count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLiveMock)
#include "tst_livemock.moc"
