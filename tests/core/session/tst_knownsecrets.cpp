// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "withrules.h"

#include <jackfield/session/pseudonyms.h>
#include <jackfield/session/session.h>
#include <jackfield/session/sessionrecorder.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
Redaction knowing(const QByteArrayList &values, Redaction rules = Redaction::none())
{
    const auto known = std::make_shared<KnownSecrets>();
    for (const QByteArray &value : values)
        known->add(value, u"token"_s);
    rules.known = known;
    return rules;
}

QByteArray redacted(const QByteArrayList &values, const QByteArray &text)
{
    Redactor redactor(knowing(values));
    return redacted(redactor, text);
}

WsOpened opened(const QByteArray &target, const Headers &headers = {})
{
    return { .request = Request(Method::Get, Uri(target)).withHeaders(headers),
             .response = Response(101),
             .subprotocol = {},
             .url = u"wss://example.test"_s + QString::fromUtf8(target),
             .upstream = {} };
}

WsOpened redacted(const QByteArrayList &values, const WsOpened &plain)
{
    QList<Redactor::Replaced> fresh;
    return Redactor(knowing(values, Redaction::defaults())).redacted(plain, &fresh);
}
} // namespace

/// What is secret by its value, wherever it stands.
class TestKnownSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextLosesThem_data()
    {
        QTest::addColumn<QByteArrayList>("values");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("kept");
        const auto row = [](const char *name,
                            const QByteArrayList &values,
                            const QByteArray &text,
                            const QByteArray &kept) {
            QTest::newRow(name) << values << text << kept;
        };
        row("in a string", { "hushhush" }, "{\"t\":\"hushhush\"}", "{\"t\":\"<secret:1>\"}");
        row("in the middle of a string",
            { "hushhush" },
            "[\"Bearer hushhush, bye\"]",
            "[\"Bearer <secret:1>, bye\"]");
        row("as a member's name", { "hushhush" }, "{\"hushhush\":1}", "{\"<secret:1>\":1}");
        row("a number becomes a string",
            { "123456" },
            "{\"pin\":123456}",
            "{\"pin\":\"<secret:1>\"}");
        row("in no JSON", { "hushhush" }, "AUTH hushhush\n", "AUTH <secret:1>\n");
        row("twice", { "hushhush" }, "hushhush hushhush", "<secret:1> <secret:1>");
        row("JSON's escapes do not count",
            { "a\"b/c\xc3\xa9"
              "d" },
            "[\"a\\\"b\\/c\\u00e9d\", 1]",
            "[\"<secret:1>\", 1]");
        row("in JSON in a string",
            { "hushhush" },
            "{\"x\":\"{\\\"t\\\":\\\"hushhush\\\"}\"}",
            "{\"x\":\"{\\\"t\\\":\\\"<secret:1>\\\"}\"}");
        row("of two at one place the longer one",
            { "hushhush", "hushhush-2" },
            "hushhush-2",
            "<secret:1>");
        row("of two that overlap the first one",
            { "abcdefgh", "efghijkl" },
            "abcdefghijkl",
            "<secret:1>ijkl");
        row("too short to be one", { "12345" }, "{\"n\":12345}", "{\"n\":12345}");
        row("nothing of it", { "hushhush" }, "hushhus", "hushhus");
        row("a literal pseudonym is escaped",
            { "hushhush" },
            "<secret:1> hushhush",
            "<secret::1> <secret:1>");
    }
    void aTextLosesThem()
    {
        QFETCH(QByteArrayList, values);
        QFETCH(QByteArray, text);
        QTEST(redacted(values, text), "kept");
    }

    void aHandshakeLosesThem_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("kept");
        const auto row = [](const char *name, const char *target, const char *kept) {
            QTest::newRow(name) << QByteArray(target) << QByteArray(kept);
        };
        row("a query value", "/chat?room=hush/hush", "/chat?room=<secret:1>");
        row("a part of one", "/chat?room=a.hush/hush&b=1", "/chat?room=a.<secret:1>&b=1");
        row("percent-encoded", "/chat?room=hush%2Fhush", "/chat?room=<secret:1>");
        row("a query without a name", "/chat?hush%2fhush", "/chat?<secret:1>");
        row("a segment of the path", "/chat/hush%2Fhush/stream", "/chat/<secret:1>/stream");
        row("a fragment", "/chat#hush%2Fhush", "/chat#<secret:1>");
        row("others stay", "/chat/hush?room=hush%2Fhus", "/chat/hush?room=hush%2Fhus");
    }
    void aHandshakeLosesThem()
    {
        QFETCH(QByteArray, target);
        const WsOpened clean = redacted({ "hush/hush" }, opened(target));
        QTEST(clean.request.uri().target(), "kept");
        QFETCH(QByteArray, kept);
        QCOMPARE(clean.url.toUtf8(), "wss://example.test" + kept);
    }

    void headersLoseThem()
    {
        const WsOpened clean = redacted({ "hushhush" },
                                        opened("/",
                                               { { "X-Api-Key", "key=hushhush" },
                                                 { "Sec-WebSocket-Protocol", "chat, key.hushhush" },
                                                 { "Authorization", "Bearer hushhush" } }));
        QCOMPARE(clean.request.header("X-Api-Key").value(), "key=<secret:1>");
        QCOMPARE(clean.request.header("Sec-WebSocket-Protocol").value(), "chat, key.<secret:1>");
        QCOMPARE(clean.request.header("Authorization").value(), "Bearer <secret:1>");
    }

    void aUrlComesBackByteForByte_data()
    {
        QTest::addColumn<QByteArray>("target");
        for (const char *target : { "/a/q%2Fu%3Fx%23y/b?c=1", "/a?b=q/u?x%23y", "/q%2Fu%3Fx%23y" })
            QTest::newRow(target) << QByteArray(target);
    }
    void aUrlComesBackByteForByte()
    {
        QFETCH(QByteArray, target);
        const QByteArray clean = redacted({ "q/u?x#y" }, opened(target)).request.uri().target();
        QVERIFY(clean.contains("<secret:1>"));
        QCOMPARE(urlWithSecrets(clean, { { u"<secret:1>"_s, u"q/u?x#y"_s } }), target);
    }

    /// Whoever plays it again knows which one to put back.
    void theirNamesAreTold()
    {
        QList<Redactor::Replaced> fresh;
        Redactor redactor(knowing({ "hushhush" }, Redaction::defaults()));
        (void)redactor.redacted(opened("/?a=1", { { "Authorization", "Bearer hushhush" } }),
                                &fresh);
        QCOMPARE(fresh.size(), 1);
        QCOMPARE(fresh.first().where, u"request header Authorization, secret token"_s);
    }

    void oneThatBecomesKnownLaterIsOneFromThenOn()
    {
        const auto known = std::make_shared<KnownSecrets>();
        Redaction rules = Redaction::defaults();
        rules.known = known;
        const SessionRecorder recorder({ .redaction = rules });
        const WsSink sink = recorder;
        const WsObserver observer = sink.opened(opened("/"));
        const auto say = [&](const char *text) {
            observer.event({ .kind = WsEvent::Kind::Message,
                             .from = Side::Client,
                             .message = WsMessage::text(QString::fromUtf8(text)) });
        };
        say("hushhush");
        known->add("hushhush", u"token"_s);
        say("hushhush");
        const auto events = recorder.session().events;
        QCOMPARE(events.at(1).message.bytes(), "hushhush");
        QCOMPARE(events.at(2).message.bytes(), "<secret:1>");
        QCOMPARE(events.at(3).kind, SessionEvent::Kind::Redacted);
        QCOMPARE(events.at(3).where, u"message from client, secret token"_s);
    }
};

QTEST_GUILESS_MAIN(TestKnownSecrets)
#include "tst_knownsecrets.moc"
