// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "withrules.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/session/sessionrecorder.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
constexpr const char *webToken = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.c2lnbmF0dXJlMTIz";
constexpr const char *randomToken = "q7Zt3Kx9Lm2Vb8Rw5Nc4";

SessionEvent message(const QByteArray &text)
{
    return { .kind = SessionEvent::Kind::Message,
             .conn = 1,
             .from = Side::Client,
             .message = WsMessage::fromUtf8(text) };
}

QByteArray redacted(const QStringList &rules, const QByteArray &text)
{
    Redactor redactor(withRules(rules));
    return redacted(redactor, text);
}

/// A row of a table: what a rule makes of a text.
void row(const char *name, const QString &rule, const QByteArray &text, const QByteArray &kept)
{
    QTest::newRow(name) << rule << text << kept;
}

void columns()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("kept");
}

void isReplaced()
{
    QFETCH(QString, rule);
    QFETCH(QByteArray, text);
    QCOMPARE(JsonValue::parse(text).has_value(),
             JsonValue::parse(redacted({ rule }, text)).has_value());
    QTEST(redacted({ rule }, text), "kept");
}
} // namespace

/// Rules about payloads: what each finds, and what stays.
class TestRedactionRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPointerReplacesItsPlaceAndNothingElse_data()
    {
        columns();
        row("a pointer",
            u"json:/a/b"_s,
            R"({ "a":{"b" : "x", "c":"x"}})",
            R"({ "a":{"b" : "<secret:1>", "c":"x"}})");
        row("an element", u"json:/1"_s, R"(["x","y",["z"]])", R"(["x","<secret:1>",["z"]])");
        row("a member named by a number", u"json:/1"_s, R"({"1":"x"})", R"({"1":"<secret:1>"})");
        row("a number becomes a string",
            u"json:/pin"_s,
            R"({"pin":1234})",
            R"({"pin":"<secret:1>"})");
        row("true becomes a string", u"json:/a"_s, R"({"a":true})", R"({"a":"<secret:1>"})");
        row("a container is one secret",
            u"json:/a"_s,
            R"({"a":{"b":[1]},"c":2})",
            R"({"a":"<secret:1>","c":2})");
        row("null holds no secret", u"json:/a"_s, R"({"a":null})", R"({"a":null})");
        row("nor does an empty string", u"json:/a"_s, R"({"a":""})", R"({"a":""})");
        row("all of duplicate members",
            u"json:/a"_s,
            R"({"a":"x","a":"y"})",
            R"({"a":"<secret:1>","a":"<secret:2>"})");
        row("a key with escapes",
            u"json:/token"_s,
            R"({"\u0074oken":"x"})",
            R"({"\u0074oken":"<secret:1>"})");
        row("the scheme of credentials stays",
            u"json:/a"_s,
            R"({"a":"Bearer x"})",
            R"({"a":"Bearer <secret:1>"})");
        row("no JSON", u"json:/a"_s, R"({"a":"x")", R"({"a":"x")");
    }
    void aPointerReplacesItsPlaceAndNothingElse() { isReplaced(); }

    void aPathReplacesItsPlacesAndNothingElse_data()
    {
        columns();
        row("a path", u"json:$.a.b"_s, R"({"a":{"b":"x"}})", R"({"a":{"b":"<secret:1>"}})");
        row("a path to anywhere",
            u"json:$..b"_s,
            R"([{"b":"x"},{"c":{"b":"y"}}])",
            R"([{"b":"<secret:1>"},{"c":{"b":"<secret:2>"}}])");
        row("wildcards",
            u"json:$[*]['b c'].*"_s,
            R"([{"b c":{"d":1}},{"b c":["x"]}])",
            R"([{"b c":{"d":"<secret:1>"}},{"b c":["<secret:2>"]}])");
        row("a filter",
            u"json:$[?(@.k=='pw')].v"_s,
            R"([{"k":"pw","v":"x"},{"k":"id","v":"y"}])",
            R"([{"k":"pw","v":"<secret:1>"},{"k":"id","v":"y"}])");
        row("the root", u"json:$"_s, R"( "x" )", R"( "<secret:1>" )");
    }
    void aPathReplacesItsPlacesAndNothingElse() { isReplaced(); }

    void anExpressionReplacesItsMatchesAndNothingElse_data()
    {
        columns();
        row("a group", u"regex:key=(\\w+)"_s, "a key=x1, b", "a key=<secret:1>, b");
        row("all of a match", u"regex:k\\d+"_s, "k1 k2 k1", "<secret:1> <secret:2> <secret:1>");
        row("a group that took no part", u"regex:k\\d|(x)"_s, "k1", "<secret:1>");
        row("characters beyond ASCII", u"regex:ä(.)ö"_s, "€😀ä😀ö€", "€😀ä<secret:1>ö€");
        row("a group ahead of its match",
            u"regex:ä(?=.(.))|ö"_s,
            "äöü€ö",
            "ä<secret:1><secret:2>€<secret:1>");
        row("within JSON strings", u"regex:k\\d+"_s, R"({"a":"k1 x"})", R"({"a":"<secret:1> x"})");
        row("a context within JSON",
            u"regex:\"pin\":(\\d+)"_s,
            R"({"pin":12,"n":12})",
            R"({"pin":"<secret:1>","n":12})");
        row("a part of a number is all of it", u"regex:2"_s, R"([123])", R"(["<secret:1>"])");
        row("across values of JSON",
            u"regex:a\":\"b"_s,
            R"({"xa":"bc"})",
            R"({"x<secret:1>":"<secret:2>c"})");
        row("behind escapes of JSON",
            u"regex:sk/\\w+"_s,
            R"(["sk\/a1","\u0073k\/b2!"])",
            R"(["<secret:1>","<secret:2>!"])");
        row("an escape is not cut", u"regex:u0041"_s, R"(["x\u0041y"])", R"(["x<secret:1>y"])");
        row("a pair of escapes is one character",
            u"regex:😀(.)"_s,
            R"(["\ud83d\ude00x\uD83D\uDE00\ud83d\ude00"])",
            R"(["\ud83d\ude00<secret:1>\uD83D\uDE00<secret:2>"])");
        row("no UTF-8", u"regex:k\\d"_s, "\xFFk1\xC3", "\xFF<secret:1>\xC3");
        row("nothing", u"regex:k\\d"_s, "", "");
    }
    void anExpressionReplacesItsMatchesAndNothingElse() { isReplaced(); }

    void entropyReplacesTokensAndNothingElse_data()
    {
        columns();
        row("a web token", u"entropy"_s, "t: "_ba + webToken + ", x", "t: <secret:1>, x");
        row("a random token",
            u"entropy"_s,
            R"(["\n)"_ba + randomToken + R"("])",
            R"(["\n<secret:1>"])");
        row("a base64 token behind escapes",
            u"entropy"_s,
            R"(["q7Zt3Kx9Lm\/2Vb8Rw5Nc4=="])",
            R"(["<secret:1>"])");
        row("a token in a path",
            u"entropy"_s,
            "https://h/v1/"_ba + randomToken + "/x",
            "https://h/v1/<secret:1>/x");
    }
    void entropyReplacesTokensAndNothingElse() { isReplaced(); }

    void literalPseudonymsAreEscaped_data()
    {
        columns();
        row("a literal pseudonym", u"regex:x"_s, R"(["<secret:1>"])", R"(["<secret::1>"])");
        row("a literal beside a secret",
            u"regex:x"_s,
            "<secret:1>x<secret:",
            "<secret::1><secret:1><secret::");
    }
    void literalPseudonymsAreEscaped() { isReplaced(); }

    void chanceIsNotFoundInWhatPeopleAndProgramsName_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {
                 "550e8400-e29b-41d4-a716-446655440000",
                 "order-550e8400-e29b-41d4-a716-446655440000-2",
                 "9f86d081884c4d659a2feaa0c55ad015",
                 "01JDQ5Z8X3M7K2V9R4T6W1Y0AB",
                 "order_01JDQ5Z8X3M7K2V9R4T6W1Y0AB",
                 "507f1f77bcf86cd799439011",
                 "GetUserInformationRequestHandlerV2Async",
                 "order-confirmation-2024-11-23-final-v2",
                 "2026-11-23T10:00:00.000Z",
                 "https://example.com/assets/images/2024/11/header-1920x1080.png",
                 "/usr/lib/x86_64-linux-gnu/libstdc++",
                 "12345678901234567890123456789012",
                 "1.2345678901234567e-05",
                 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1",
                 "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ",
             })
            QTest::newRow(text) << QByteArray(text);
    }
    void chanceIsNotFoundInWhatPeopleAndProgramsName()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(redacted({ u"entropy"_s }, text), text);
        QCOMPARE(redacted({ u"entropy"_s }, "[\"" + text + "\"]"), "[\"" + text + "\"]");
    }

    void idsAreFoundWhenAskedFor()
    {
        const QByteArray id = "550e8400-e29b-41d4-a716-446655440000";
        QCOMPARE(redacted({ u"entropy:all"_s }, id), "<secret:1>");
        QCOMPARE(redacted({ u"entropy:all"_s }, "a=" + id + "-b, 507f1f77bcf86cd799439011"),
                 "a=<secret:1>-b, <secret:2>");
        QCOMPARE(redacted({ u"entropy"_s, u"entropy:all"_s }, id), "<secret:1>");
        QCOMPARE(redacted({ u"entropy:all"_s, u"entropy"_s }, id), "<secret:1>");
    }

    void aSecretHasOnePseudonymWhereverItStands()
    {
        Redaction rules = Redaction::defaults();
        for (const char *rule : { "json:/token", "regex:t=(\\S+)", "entropy" })
            QVERIFY(rules.add(QString::fromLatin1(rule)));
        SessionRecorder recorder({ .redaction = rules });
        const WsObserver observer = recorder.sink().opened(
            { .request =
                  Request(Method::Get, Uri("/?token=a%2Fb"))
                      .withHeaders({ { "Authorization", "Bearer a/b" }, { "Cookie", "s=a/b" } }),
              .response = Response(101).header("Set-Cookie", "s=a/b; Path=/"),
              .url = u"ws://h/?token=a%2fb"_s });
        observer.event(
            { .from = Side::Client, .message = WsMessage::text(uR"({"token":"a\/b"})"_s) });
        observer.event({ .from = Side::Server, .message = WsMessage::text(u"t=a/b ok"_s) });
        observer.event({ .from = Side::Server, .message = WsMessage::binary("t=a/b") });
        const QByteArray text = recorder.session().toText();
        QCOMPARE(text.count("\"event\":\"redacted\""), 2); // of the handshake and of the texts
        QCOMPARE(text.count("<secret:1>"), 9);
        QVERIFY(!text.contains("a/b") && !text.contains("a\\/b") && !text.contains("a%2"));
        QVERIFY(text.contains("\"base64\":\"dD1hL2I=\"")); // binary messages are not looked at
    }

    void closeReasonsErrorsAndBodiesAreTexts()
    {
        SessionRecorder recorder({ .redaction = withRules({ u"regex:k\\d+"_s }) });
        recorder.sink().refused({ .request = Request(Method::Get, Uri("/")).withBody("k1"),
                                  .response = Response(401).body("no k2") });
        const WsObserver observer = recorder.sink().opened({});
        observer.event({ .kind = WsEvent::Kind::Error, .error = { .message = u"bad k3"_s } });
        observer.event({ .kind = WsEvent::Kind::Close, .status = WsStatus { 1008, u"k4?"_s } });
        observer.event({ .kind = WsEvent::Kind::End, .status = WsStatus { 1008, u"k4?"_s } });
        const QByteArray text = recorder.session().toText();
        QVERIFY2(!text.contains("k1") && !text.contains("k2") && !text.contains("k3")
                     && !text.contains("k4"),
                 text.constData());
        QCOMPARE(text.count("<secret:4>?"), 2);
    }

    void aPartOfAMessageIsSecretIfItMayBeOfJson_data()
    {
        columns();
        row("an object", u"json:/pin"_s, "{\"pin\":\"12", "\"<secret:1>\"");
        row("behind a blank", u"json:$..pin"_s, " [{\"pin\":\"12", "\"<secret:1>\"");
        row("a string", u"json:$"_s, "\"12", "<secret:1>");
        row("all of it", u"json:/pin"_s, "{\"pin\":\"12\"}", "{\"pin\":\"<secret:1>\"}");
        row("no such rules", u"regex:12"_s, "{\"pin\":\"12", "{\"pin\":\"<secret:1>");
    }
    void aPartOfAMessageIsSecretIfItMayBeOfJson()
    {
        QFETCH(QString, rule);
        QFETCH(QByteArray, text);
        SessionEvent event = message(text);
        event.partial = true;
        QList<Redactor::Replaced> fresh;
        Redactor(withRules({ rule })).redact(event, &fresh);
        QTEST(event.message.bytes(), "kept");
        Redactor again(withRules({ rule }), 2, Redactor::Literals::Keep);
        again.redact(event, &fresh);
        QTEST(event.message.bytes(), "kept");
        QCOMPARE(fresh.size(), 1);
    }

    void whatWasNotDeliveredIsRedacted()
    {
        Redactor redactor(withRules({ u"json:/password"_s }));
        SessionEvent dropped = message("{\"password\":\"x\"}");
        dropped.kind = SessionEvent::Kind::Dropped;
        QList<Redactor::Replaced> fresh;
        redactor.redact(dropped, &fresh);
        QCOMPARE(dropped.message.text(), u"{\"password\":\"<secret:1>\"}"_s);
        QCOMPARE(fresh.size(), 1);
    }

    void aPseudonymIsToldOfWhereItIsFirstUsed()
    {
        SessionRecorder recorder({ .redaction = withRules({ u"json:/t"_s }) });
        const WsObserver observer = recorder.sink().opened({});
        for (const char *text : { R"({"t":"x"})", R"({"t":"x"})", R"({"t":"y"})" })
            observer.event({ .from = Side::Client, .message = WsMessage::fromUtf8(text) });
        const Session session = recorder.session();
        QCOMPARE(session.events.size(), 6);
        QCOMPARE(session.events.at(2).kind, SessionEvent::Kind::Redacted);
        QCOMPARE(session.events.at(2).where, u"message from client, json:/t"_s);
        QCOMPARE(session.events.at(2).conn, 1);
        QCOMPARE(session.events.at(5).text, u"<secret:2>"_s);
        QCOMPARE(Session::parse(session.toText()).value(), session);
    }

    void theNamedPartsOfHandshakesAreReplaced()
    {
        Redactor redactor(
            withRules({ u"header:X-Key"_s, u"query:Ticket"_s, u"cookie:sid"_s, u"entropy"_s }));
        QList<Redactor::Replaced> fresh;
        const WsOpened clean = redactor.redacted(
            { .request =
                  Request(Method::Get, Uri("/?%74icket=a&tickets=b&r="_ba + randomToken + "&sid=c"))
                      .withHeaders({ { "x-key", "d" }, { "Cookie", "sid=e; theme=f" } }) },
            &fresh);
        QCOMPARE(clean.request.uri().target(),
                 "/?%74icket=<secret:1>&tickets=b&r=<secret:2>&sid=c");
        QCOMPARE(clean.request.header("X-Key").value(), "<secret:3>");
        QCOMPARE(clean.request.header("Cookie").value(), "sid=<secret:4>; theme=f");
    }

    void aBrokenRuleSaysWhatARuleLooksLike_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("said");
        QTest::newRow("no kind") << u"token"_s << u"header:NAME"_s;
        QTest::newRow("an unknown kind") << u"body:x"_s << u"regex:EXPRESSION"_s;
        QTest::newRow("empty") << QString() << u"entropy"_s;
        QTest::newRow("a header without a name") << u"header:"_s << u"name of a header"_s;
        QTest::newRow("no name of a header") << u"header:a b"_s << u"'a b'"_s;
        QTest::newRow("a query without a name") << u"query:"_s << u"query:NAME"_s;
        QTest::newRow("a place without a sign") << u"json:token"_s << u"json:/auth/token"_s;
        QTest::newRow("a broken pointer") << u"json:/a~2"_s << u"~"_s;
        QTest::newRow("a broken path") << u"json:$["_s << u"JSONPath"_s;
        QTest::newRow("a broken expression") << u"regex:a("_s << u"character 3"_s;
        QTest::newRow("an empty expression") << u"regex:"_s << u"is empty"_s;
        QTest::newRow("too much") << u"entropy:some"_s << u"entropy:all"_s;
    }
    void aBrokenRuleSaysWhatARuleLooksLike()
    {
        QFETCH(QString, rule);
        QFETCH(QString, said);
        Redaction rules;
        const auto added = rules.add(rule);
        QVERIFY(!added);
        QVERIFY2(added.error().message.contains(said), qPrintable(added.error().message));
    }

    void secretsAreMaskedByTheirLength()
    {
        QCOMPARE(masked("short"), u"…(5 characters)"_s);
        QCOMPARE(masked("0123456789ab"), u"01…(12 characters)"_s);
        QCOMPARE(masked(webToken), u"eyJh…(57 characters)"_s);
    }
};

QTEST_GUILESS_MAIN(TestRedactionRules)
#include "tst_redactionrules.moc"
