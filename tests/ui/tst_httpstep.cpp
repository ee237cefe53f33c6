// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What is asked before a connection, and what is taken from the answer.
#include <ui/models/accesstokens.h>
#include <ui/models/connectionrequest.h>
#include <ui/models/format.h>
#include <ui/models/httpstep.h>

#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
ConnectionFile fileOf(const QByteArray &json)
{
    return ConnectionFile::fromJson(JsonValue::parse(json).value());
}

const QMap<QString, QString> variables { { u"host"_s, u"example.org"_s }, { u"user"_s, u"ann"_s } };
} // namespace

class TestHttpStep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileKeepsWhatIsAskedAndWhatIsNotKnown()
    {
        const QByteArray text =
            "{\"jackfield\":\"connection\",\"version\":1,\"url\":\"ws://{{ host }}/\","
            "\"cookies\":[[\"sid\",\"1\"],{\"name\":\"b\",\"value\":\"2\",\"off\":true}],"
            "\"auth\":{\"type\":\"clientCredentials\",\"name\":\"id\",\"secret\":\"{{ secret }}\","
            "\"tokenUrl\":\"https://{{ host }}/token\",\"scope\":\"read\",\"in\":\"body\"},"
            "\"before\":{\"method\":\"POST\",\"url\":\"https://{{ host }}/login\","
            "\"headers\":[[\"X-A\",\"1\"]],\"body\":{\"user\":\"{{ user }}\"},"
            "\"take\":{\"token\":\"$.token\",\"sid\":\"cookie:sid\"},\"odd\":true}}";
        const ConnectionFile file = fileOf(text);
        QCOMPARE(file.toJson().toJson(), text); // with the member that is not known
        QCOMPARE(file.before.take.value(1).value, u"cookie:sid"_s);
        ConnectionFile other = file;
        other.before.url = u"http://other"_s;
        other.auth.isInBody = false;
        const ConnectionFile again = ConnectionFile::fromJson(other.toJson());
        QCOMPARE(again.before, other.before);
        QCOMPARE(again.auth, other.auth);
        QCOMPARE(again.cookies, file.cookies);
        QVERIFY(other.toJson().toJson().contains("\"odd\":true"));
    }

    void cookiesAreSentByNameIfTheyAreOn()
    {
        const auto request = ConnectionRequest::of(
            fileOf("{\"url\":\"ws://a/\",\"cookies\":[[\"sid\",\"{{ user }}\"],"
                   "{\"name\":\"b\",\"value\":\"2\",\"off\":true}]}"),
            variables);
        QVERIFY(request);
        QCOMPARE(request->config.cookies, QList<Cookie>({ { "sid", "ann" } }));
    }

    void variablesStandInAllOfIt()
    {
        const auto step = stepBefore(
            fileOf(
                "{\"before\":{\"method\":\"put\",\"url\":\"https://{{ host }}/login?u={{ user }}\","
                "\"headers\":[[\"X-User\",\"{{ user }}\"]],\"body\":{\"user\":\"{{ user }}\"}},"
                "\"options\":{\"timeout\":3},\"tls\":{\"caFile\":\"/ca.pem\"}}"),
            variables);
        QVERIFY(step && *step);
        QCOMPARE((*step)->words(),
                 u"PUT https://example.org/login"_s); // no query: it may be secret
        QCOMPARE((*step)->url.query(), u"u=ann"_s);
        const Request &request = (*step)->request;
        QCOMPARE(request.header("X-User"), "ann"_ba);
        QCOMPARE(request.header("Content-Type"), "application/json"_ba);
        QVERIFY(request.body().contains("\"ann\""));
        QCOMPARE((*step)->way.timeout, 3000ms);
        QCOMPARE((*step)->way.tls.caFile, u"/ca.pem"_s);
    }

    void whatCannotBeAskedIsSaid_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("words");
        QTest::newRow("a variable that is none")
            << "{\"url\":\"http://{{ none }}\"}"_ba << u"none"_s;
        QTest::newRow("another scheme") << "{\"url\":\"ws://a/\"}"_ba << u"http://"_s;
        QTest::newRow("no host") << "{\"url\":\"https:///a\"}"_ba << u"http://"_s;
        QTest::newRow("a header that is none")
            << "{\"url\":\"http://a\",\"headers\":[[\"a b\",\"1\"]]}"_ba << u"“a b”"_s;
        QTest::newRow("a header with lines")
            << "{\"url\":\"http://a\",\"headers\":[[\"a\",\"1\\r\\nb: 2\"]]}"_ba << u"“a”"_s;
    }
    void whatCannotBeAskedIsSaid()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QString, words);
        const auto step = stepBefore(fileOf("{\"before\":" + before + '}'), variables);
        QVERIFY(!step);
        QVERIFY2(step.error().message.contains(words), qPrintable(step.error().message));
        QVERIFY(stepBefore(fileOf("{}"), variables).value() == std::nullopt);
    }

    void valuesAreTakenFromTheirPlaces_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("value");
        QTest::newRow("a string") << u"$.token"_s << u"a\"b"_s;
        QTest::newRow("a number as it is written") << u"$.n"_s << u"1.0"_s;
        QTest::newRow("the first of several") << u"$.list[*].id"_s << u"7"_s;
        QTest::newRow("an object") << u"$.list[0]"_s << u"{\"id\":7}"_s;
        QTest::newRow("a header, without case") << u"header:x-token"_s << u"h"_s;
        QTest::newRow("a cookie") << u"cookie:sid"_s << u"s=1"_s;
    }
    void valuesAreTakenFromTheirPlaces()
    {
        QFETCH(const QString, place);
        QFETCH(const QString, value);
        const Response answer =
            Response(200)
                .header("X-Token", "h")
                .header("Set-Cookie", "lang=en")
                .header("Set-Cookie", "sid=s=1; HttpOnly")
                .body("{\"token\":\"a\\\"b\",\"n\":1.0,\"list\":[{\"id\":7},{\"id\":8}]}");
        const HttpStep step { .url = {}, .request = {}, .way = {}, .take = { { u"x"_s, place } } };
        const auto taken = takenFrom(step, answer);
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().message));
        QCOMPARE(taken->value(u"x"_s), value);
    }

    void whatIsNotThereIsSaidWithWhatCameBack_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("a refusal")
            << 403 << u"$.a"_s << "who are\nyou?"_ba
            << QStringList { u"POST http://a/login answered 403 Forbidden"_s, u"“who are you?”"_s };
        QTest::newRow("nothing there")
            << 200 << u"$.token"_s << "{\"error\":1}"_ba
            << QStringList {
                   u"{{ x }}"_s, u"nothing at $.token"_s, u"200 OK"_s, u"{\"error\":1}"_s
               };
        QTest::newRow("no JSON") << 200 << u"$.token"_s << "<html>"_ba
                                 << QStringList { u"it is none"_s, u"<html>"_s };
        QTest::newRow("no header")
            << 200 << u"header:X"_s << ""_ba << QStringList { u"nothing at header:X"_s };
        QTest::newRow("no cookie") << 302 << u"cookie:sid"_s << ""_ba
                                   << QStringList { u"nothing at cookie:sid"_s, u"302 Found"_s };
        QTest::newRow("no place") << 200 << u"token"_s << "{}"_ba
                                  << QStringList { u"“token” is no place"_s };
        QTest::newRow("a body with controls")
            << 500 << u"$.a"_s << "\x1b[2J"_ba << QStringList { u"␛[2J"_s };
    }
    void whatIsNotThereIsSaidWithWhatCameBack()
    {
        QFETCH(const int, status);
        QFETCH(const QString, place);
        QFETCH(const QByteArray, body);
        QFETCH(const QStringList, words);
        const HttpStep step { .url = QUrl(u"http://a/login"_s),
                              .request = Request(Method::Post, {}),
                              .way = {},
                              .take = { { u"x"_s, place } } };
        const auto taken = takenFrom(step, Response(status).body(body));
        QVERIFY(!taken);
        for (const QString &part : words)
            QVERIFY2(taken.error().message.contains(part), qPrintable(taken.error().message));
    }

    void clientCredentialsAreSaidWhereTheyBelong()
    {
        ConnectionFile file;
        file.auth = { .kind = ConnectionFile::Auth::Kind::ClientCredentials,
                      .name = u"my id"_s,
                      .secret = u"s:{{ user }}&"_s,
                      .tokenUrl = u"https://{{ host }}/token"_s,
                      .scope = u"read write"_s };
        const auto inHeader = tokenStep(file, variables);
        QVERIFY(inHeader && *inHeader);
        QCOMPARE((*inHeader)->request.method(), Method::Post);
        QCOMPARE((*inHeader)->request.body(),
                 "grant_type=client_credentials&scope=read%20write"_ba);
        QCOMPARE((*inHeader)->request.header("Authorization"),
                 "Basic " + "my%20id:s%3Aann%26"_ba.toBase64());
        QCOMPARE((*inHeader)->request.header("Content-Type"),
                 "application/x-www-form-urlencoded"_ba);
        file.auth.isInBody = true;
        file.auth.audience = u"https://api"_s;
        const auto inBody = tokenStep(file, variables);
        QVERIFY(inBody && *inBody);
        QVERIFY(!(*inBody)->request.headers().contains("Authorization"));
        QCOMPARE((*inBody)->request.body(),
                 "grant_type=client_credentials&scope=read%20write&audience=https%3A%2F%2Fapi&"
                 "client_id=my%20id&client_secret=s%3Aann%26"_ba);
        QVERIFY((*inBody)->key() != (*inHeader)->key());
        const auto request = ConnectionRequest::of(file, variables, u"abc"_s);
        QVERIFY(request);
        QCOMPARE(request->config.headers.value("Authorization"), "Bearer abc"_ba);
        file.auth.name.clear();
        QVERIFY(!tokenStep(file, variables));
    }

    void aTokenIsReadWithItsLife()
    {
        const HttpStep step { .url = QUrl(u"http://a/token"_s),
                              .request = Request(Method::Post, {}),
                              .way = {} };
        const auto read = [&](const QByteArray &body) {
            return tokenFrom(step, Response(200).body(body));
        };
        QCOMPARE(read("{\"access_token\":\"t\",\"expires_in\":3600}").value(),
                 (AccessToken { u"t"_s, 3600s }));
        QCOMPARE(read("{\"access_token\":\"t\",\"expires_in\":\"60\"}").value(),
                 (AccessToken { u"t"_s, 60s }));
        QCOMPARE(read("{\"access_token\":\"t\"}").value(), (AccessToken { u"t"_s }));
        QVERIFY(!read("{\"token\":\"t\"}"));
        const auto refused = tokenFrom(step, Response(400).body("{\"error\":\"invalid_client\"}"));
        QVERIFY(refused.error().message.contains(u"invalid_client"_s));
    }

    void aTokenIsUsedUntilShortlyBeforeItEnds()
    {
        std::chrono::microseconds time = 1h;
        AccessTokens tokens({ .elapsed = [&] { return time; }, .now = {} });
        tokens.keep("a", { u"t"_s, 3600s });
        tokens.keep("short", { u"s"_s, 10s });
        tokens.keep("endless", { u"e"_s });
        QCOMPARE(tokens.find("a"), u"t"_s);
        QVERIFY(!tokens.find("b"));
        time += 9s - 1us;
        QCOMPARE(tokens.find("short"), u"s"_s);
        time += 1us;
        QVERIFY(!tokens.find("short"));
        time = 1h + 3570s - 1us;
        QCOMPARE(tokens.find("a"), u"t"_s);
        time += 1us;
        QVERIFY(!tokens.find("a"));
        time += 1000h;
        QCOMPARE(tokens.find("endless"), u"e"_s);
        tokens.drop("endless");
        QVERIFY(!tokens.find("endless"));
    }

    void aCookieIsSaidInWords_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("words");
        QTest::newRow("bare") << "sid=1"_ba << u"sid = 1"_s;
        QTest::newRow("with an equals sign") << "sid=a=b"_ba << u"sid = a=b"_s;
        QTest::newRow("all of it")
            << "sid=1; Path=/app; Secure; HttpOnly; Max-Age=60; SameSite=Lax"_ba
            << u"sid = 1, for /app, over TLS alone, not for scripts, for 60 seconds, SameSite=Lax"_s;
        QTest::newRow("with a date") << "a=; Expires=Wed, 09 Jun 2027 10:18:14 GMT"_ba
                                     << u"a = , until Wed, 09 Jun 2027 10:18:14 GMT"_s;
        QTest::newRow("with controls") << "a=\x1b"_ba << u"a = ␛"_s;
    }
    void aCookieIsSaidInWords()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const QString, words);
        QCOMPARE(cookieInWords(field), words);
    }

    void whatCannotBeAskedForIsSaid()
    {
        const auto file = ConnectionFile::fromJson(
            JsonValue::parse("{\"url\":\"ws://h/\",\"auth\":{\"type\":\"digest\"}}").value());
        const auto request = ConnectionRequest::of(file, {});
        QCOMPARE(request.error().code, Error::Code::Unsupported);
        QVERIFY(request.error().message.contains(u"digest"));
        ConnectionFile chosen = file;
        chosen.auth = { .kind = ConnectionFile::Auth::Kind::Bearer, .secret = u"t"_s };
        QVERIFY(ConnectionRequest::of(chosen, {}));
    }
};

QTEST_GUILESS_MAIN(TestHttpStep)
#include "tst_httpstep.moc"
