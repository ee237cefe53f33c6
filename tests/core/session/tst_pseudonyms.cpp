// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "withrules.h"

#include <jackfield/session/pseudonyms.h>
#include <jackfield/session/sessionrecorder.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

/// What is a pseudonym, what only looks like one, and what numbers they have.
class TestPseudonyms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pseudonymsOfARecordingKeepTheirNumbers()
    {
        Redactor redactor(withRules({ u"json:/t"_s, u"json:/u"_s }), 3, Redactor::Literals::Keep);
        QCOMPARE(redacted(redactor, R"({"t":"<secret:2>","u":"x","v":"<secret:2>"})"),
                 R"({"t":"<secret:2>","u":"<secret:3>","v":"<secret:2>"})");
        // Numbers that nobody gave are what somebody wrote.
        QCOMPARE(redacted(redactor, R"(["<secret:3>","<secret::3>","<secret:0>","<secret:x>"])"),
                 R"(["<secret::3>","<secret::3>","<secret::0>","<secret::x>"])");
        QCOMPARE(redacted(redactor, R"({"t":"<secret:3>"})"), R"({"t":"<secret:4>"})");
    }

    void whatOnlyBeginsLikeAPseudonymIsASecret_data()
    {
        QTest::addColumn<QByteArray>("secret");
        for (const char *secret : { "<secret::hush>",
                                    "<secret:1>hush",
                                    "<secret:1>hush>",
                                    "<secret:+1>",
                                    "<secret:01>",
                                    "<secret: 1>",
                                    "<secret:1",
                                    "<secret:4294967297>" })
            QTest::newRow(secret) << QByteArray(secret);
    }
    void whatOnlyBeginsLikeAPseudonymIsASecret()
    {
        QFETCH(QByteArray, secret);
        Redactor redactor(withRules({ u"json:/t"_s, u"header:A"_s, u"query:t"_s, u"cookie:c"_s }),
                          3,
                          Redactor::Literals::Keep);
        QCOMPARE(redacted(redactor, "{\"t\":\"" + secret + "\"}"), R"({"t":"<secret:3>"})");
        QList<Redactor::Replaced> fresh;
        const WsOpened clean = redactor.redacted(
            { .request = Request(Method::Get, Uri("/?t=" + secret))
                             .withHeaders({ { "A", secret }, { "Cookie", "c=" + secret } }) },
            &fresh);
        QCOMPARE(clean.request.uri().target(), "/?t=<secret:3>");
        QCOMPARE(clean.request.header("A").value(), "<secret:3>");
        QCOMPARE(clean.request.header("Cookie").value(), "c=<secret:3>");
    }

    void thoseOfKnownSecretsGetTheirValues()
    {
        Session session;
        for (const char *where : { "URL query t, secret token", "message from client, json:/a" }) {
            session.events.append(
                SessionEvent { .kind = SessionEvent::Kind::Redacted,
                               .text = u"<secret:%1>"_s.arg(session.events.size() + 1),
                               .where = QString::fromUtf8(where) });
        }
        const Secrets named =
            secretsNamed(session, { { u"token"_s, u"hush"_s }, { u"a"_s, u"b"_s } });
        QCOMPARE(named, (Secrets { { u"<secret:1>"_s, u"hush"_s } }));
    }

    void theFirstOneOfATextIsFound()
    {
        QCOMPARE(firstPseudonym("a <secret::1> <secret:x> <secret:12> <secret:3>"),
                 u"<secret:12>"_s);
        QCOMPARE(firstPseudonym("<secret::1> <secret:"), QString());
    }

    void secretsAreKnownByTheirPlaces_data()
    {
        QTest::addColumn<QStringList>("rules");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("only in the handshake")
            << QStringList { u"header:A"_s } << R"({"t":"<secret:1>"})"_ba << QStringList();
        QTest::newRow("in a text, too") << QStringList { u"header:A"_s, u"json:/t"_s }
                                        << R"({"t":"hush"})"_ba << QStringList { u"<secret:1>"_s };
        QTest::newRow("each on its own") << QStringList { u"header:A"_s, u"json:/t"_s }
                                         << R"({"t":"lips"})"_ba << QStringList { u"<secret:2>"_s };
    }
    /// A pseudonym that somebody wrote into a message is none, even if a header has the same.
    void secretsAreKnownByTheirPlaces()
    {
        QFETCH(QStringList, rules);
        QFETCH(QByteArray, message);
        SessionRecorder recorder({ .redaction = withRules(rules) });
        const WsObserver observer = recorder.sink().opened(
            { .request = Request(Method::Get, Uri("/")).withHeader("A", "hush"),
              .response = Response(101) });
        for (int i = 0; i < 2; ++i)
            observer.event({ .from = Side::Client, .message = WsMessage::fromUtf8(message) });
        const Secrets secrets { { u"<secret:1>"_s, u"x"_s }, { u"<secret:2>"_s, u"y"_s } };
        QStringList found;
        for (const auto &[pseudonym, value] : secretsOfTexts(recorder.session(), secrets))
            found.append(pseudonym);
        QTEST(found, "found");
    }

    void numbersEnd()
    {
        Redactor redactor(withRules({ u"json:/t"_s }), greatestPseudonym - 1);
        QCOMPARE(redacted(redactor, R"({"t":"a"})"), R"({"t":"<secret:1073741823>"})");
        for (const char *text : { R"({"t":"b"})", R"({"t":"c"})", R"({"t":"d"})" })
            QCOMPARE(redacted(redactor, text), R"({"t":"<secret:1073741824>"})");
        QCOMPARE(nextPseudonym(0).value(), 1);
        QCOMPARE(nextPseudonym(greatestPseudonym - 1).value(), greatestPseudonym);
        QCOMPARE(nextPseudonym(greatestPseudonym).error().code, Error::Code::Unsupported);
    }

    void numbersBeyondTheGreatestAreNoPseudonyms()
    {
        const auto number = [](const QString &text) {
            return pseudonymNumber({ .kind = SessionEvent::Kind::Redacted, .text = text });
        };
        QCOMPARE(number(u"<secret:1073741824>"_s), greatestPseudonym);
        QCOMPARE(number(u"<secret:1073741825>"_s), 0);
        QCOMPARE(number(u"<secret:2147483647>"_s), 0);
        Redactor redactor(
            withRules({ u"json:/t"_s }), std::numeric_limits<int>::max(), Redactor::Literals::Keep);
        for (const char *text : { R"({"t":"a"})", R"({"t":"b"})" })
            QCOMPARE(redacted(redactor, text), R"({"t":"<secret:1073741824>"})");
    }
};

QTEST_GUILESS_MAIN(TestPseudonyms)
#include "tst_pseudonyms.moc"
