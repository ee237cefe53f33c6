// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/secretscan.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
SessionEvent message(const QByteArray &text)
{
    return { .kind = SessionEvent::Kind::Message,
             .from = Side::Client,
             .message = WsMessage::fromUtf8(text) };
}
} // namespace

class TestSecretScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void credentialsAreFound_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("what");
        QTest::newRow("web token")
            << "x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln y"_ba << u"JSON Web Token"_s;
        QTest::newRow("bearer") << "Authorization: bearer abc-12345"_ba << u"bearer token"_s;
        // Put together, so that nobody takes them for real ones.
        QTest::newRow("AWS") << QByteArray("AK") + "IAIOSFODNN7EXAMPLE" << u"AWS access key"_s;
        QTest::newRow("GitHub") << QByteArray("gh") + "p_0123456789abcdefghijABCDEFGHIJ"
                                << u"GitHub token"_s;
        QTest::newRow("Slack") << QByteArray("xo") + "xb-1234567890-abcdef" << u"Slack token"_s;
        QTest::newRow("Stripe") << QByteArray("sk_") + "live_0123456789abcdef" << u"Stripe key"_s;
        QTest::newRow("private key")
            << "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----"_ba
            << u"private key"_s;
        QTest::newRow("password") << R"({"a":[{"passWord":"x"}]})"_ba << u"JSON member passWord"_s;
        QTest::newRow("begun like a pseudonym")
            << R"({"password":"<secret:1>x"})"_ba << u"JSON member password"_s;
        QTest::newRow("access token")
            << R"({"access_token":"abcdefgh"})"_ba << u"JSON member access_token"_s;
        QTest::newRow("API key") << R"({"x-api-key":"abcdefgh"})"_ba << u"JSON member x-api-key"_s;
        QTest::newRow("chance") << "id q7Zt3Kx9Lm2Vb8Rw5Nc4"_ba << u"high-entropy token"_s;
    }
    void credentialsAreFound()
    {
        QFETCH(QByteArray, text);
        const QList<LikelySecret> found = likelySecrets(message(text));
        QCOMPARE(found.size(), 1);
        QTEST(found.front().what, "what");
        QCOMPARE(found.front().where, u"message from client"_s);
        QVERIFY(found.front().masked.contains(u"characters)"_s));
    }

    void otherThingsAreNot_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (
            const char *text : {
                R"({"token":"<secret:1>","password":"<secret:2>","authorization":"Bearer <secret:3>"})",
                R"({"password":"","token":null,"tokens":12,"token":5})",
                R"({"nextPageToken":"CAUQAA12345","type":"token"})",
                R"({"token":"a plain sentence"})",
                "the bearer of this letter, a bearer instrument",
                "AKIA is a prefix; ghp_ too",
                "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----",
                "550e8400-e29b-41d4-a716-446655440000",
                "",
            })
            QTest::newRow(text) << QByteArray(text);
    }
    void otherThingsAreNot()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(likelySecrets(message(text)), QList<LikelySecret>());
    }

    void privateKeysAreFoundOneAfterTheOther()
    {
        const QByteArray key = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n";
        QCOMPARE(likelySecrets(message(key + key)).size(), 2);
        QCOMPARE(likelySecrets(message(key + "-----BEGIN PRIVATE KEY-----\nMI")).size(), 2);
    }

    /// Looking for the end of each would take many minutes.
    void privateKeysWithoutAnEndAreOne()
    {
        const QByteArray text = QByteArray("-----BEGIN PRIVATE KEY-----").repeated(600'000);
        const QList<LikelySecret> found = likelySecrets(message(text), text.size());
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.front().what, u"private key"_s);
    }

    void handshakesAreLookedThrough()
    {
        SessionEvent event { .kind = SessionEvent::Kind::Refused };
        event.handshake = std::make_shared<const WsOpened>(WsOpened {
            .request = Request(Method::Get, Uri("/?token=abc"))
                           .withHeaders({ { "Authorization", "Bearer <secret:1>" },
                                          { "Cookie", "a=<secret:2>" },
                                          { "X-Id", "q7Zt3Kx9Lm2Vb8Rw5Nc4" },
                                          { "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==" } }),
            .response = Response(401).body(R"({"password":"x"})") });
        QStringList places;
        for (const LikelySecret &secret : likelySecrets(event))
            places.append(secret.where);
        QCOMPARE(
            places,
            QStringList(
                { u"request target query token"_s, u"request header X-Id"_s, u"response body"_s }));
    }

    void onlyTheBeginningIsLookedAt()
    {
        const QByteArray text = QByteArray(1000, ' ') + R"(bearer abc12345)";
        QCOMPARE(likelySecrets(message(text), 1000).size(), 0);
        QCOMPARE(likelySecrets(message(text)).size(), 1);
    }

    void manyAreCutOff()
    {
        QByteArray text;
        for (int i = 0; i < 100000; ++i)
            text += "bearer abc1234" + QByteArray::number(i) + ' ';
        QCOMPARE(likelySecrets(message(text), text.size()).size(), 100);
    }
};

QTEST_GUILESS_MAIN(TestSecretScan)
#include "tst_secretscan.moc"
