// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "livescene.h"

#include <future>

namespace {
constexpr const char *shop = R"([
  {"path": "/shop/{id}", "rules": {
    "greeting": {"text": "welcome"},
    "rules": [{"name": "buy", "when": {"path": "$.op", "equals": "buy"}, "reply": {"text": "sold"}}]}},
  {"path": "/private", "refuse": {"status": 401}}
])";

/// What clients have said to a shop.
struct Shop : Scene
{
    explicit Shop(const JournalLimits &limits = {})
        : Scene(shop, limits)
        , buyer(client(u"/shop/1"_s))
    { }

    void say(const char *text) const { buyer->send(WsMessage::text(QString::fromUtf8(text))); }
    QByteArray verify(const QByteArray &body) const
    {
        return said(Method::Post, "/v1/verify", body);
    }
    QByteArray wait(const QByteArray &body) const { return said(Method::Post, "/v1/wait", body); }
    /// "N EVENT" of each entry.
    QByteArray numbers(const QByteArray &query = {}) const
    {
        QByteArrayList words;
        for (const JsonValue &entry : get("/v1/journal" + query).value(u"entries")->elements())
            words += entry.value(u"n")->toJson() + ' ' + entry.value(u"event")->toString().toUtf8();
        return words.join(", ");
    }

    std::unique_ptr<WsClient> buyer;
};
} // namespace

/// What a mock writes down, and who waits for it.
class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingThatHappensIsInIt()
    {
        Shop shop;
        shop.say(R"({"op":"buy"})");
        shop.say(R"({"op":"steal"})");
        shop.buyer->ping("p");
        shop.play("", R"({"close":4000})");
        QCOMPARE(heard(shop.buyer), u"welcome sold [end]"_s);
        QVERIFY(!shop.client(u"/private"_s)->socket());
        QVERIFY(!shop.client(u"/nowhere"_s)->socket());
        QCOMPARE(shop.numbers(),
                 "1 open, 2 message, 3 message, 4 message, 5 message, 6 ping, 7 pong, "
                 "8 close, 9 close, 10 end, 11 refused, 12 refused"_ba);
        const auto entries = shop.get("/v1/journal").value(u"entries")->elements();
        const auto of = [&](int n, QStringView key) {
            return QString::fromUtf8(entries.at(n - 1).value(key).value_or(JsonValue()).toJson());
        };
        QCOMPARE(of(3, u"rule"), u"\"1 (buy)\""_s);
        QCOMPARE(of(3, u"from"), u"\"client\""_s);
        QCOMPARE(of(3, u"path"), u"\"/shop/{id}\""_s);
        QCOMPARE(of(4, u"text"), u"\"sold\""_s);
        QCOMPARE(of(5, u"rule"), u"null"_s);
        QCOMPARE(of(5, u"nearest"), u"\"1 (buy)\""_s);
        QCOMPARE(of(5, u"why"), u"\"$.op is \\\"steal\\\", not \\\"buy\\\"\""_s);
        QCOMPARE(entries.at(10).at(*JsonPointer::parse(u"/response/status"_s))->toInteger(), 401);
        QCOMPARE(entries.at(11).at(*JsonPointer::parse(u"/response/status"_s))->toInteger(), 404);
    }

    void anEntryIsALineOfASession()
    {
        Shop shop;
        shop.say(R"({ "op" : 1.0 })");
        shop.buyer->send(WsMessage::binary("\0\xff"_ba));
        const JournalPage page = shop.mock.journal();
        QCOMPARE(page.entries.size(), 4);
        for (const JournalEntry &entry : page.entries) {
            auto read = eventFromLine(toLine(entry));
            QVERIFY(read);
            QVERIFY(!read->unknown.isEmpty()); // "n" and its like
            read->unknown.clear();
            QCOMPARE(*read, entry.event);
        }
    }

    void itIsReadPageByPage()
    {
        Shop shop;
        shop.say("a");
        shop.say("b");
        QCOMPARE(shop.numbers("?limit=2"), "1 open, 2 message"_ba);
        QCOMPARE(shop.numbers("?after=2"), "3 message, 4 message"_ba);
        QCOMPARE(shop.numbers("?after=4"), ""_ba);
        QCOMPARE(shop.numbers("?after=400"), ""_ba);
        QCOMPARE(shop.get("/v1/journal?after=2").value(u"last")->toInteger(), 4);
        QCOMPARE(shop.get("/v1/journal?after=4").value(u"last")->toInteger(), 4);
        QCOMPARE(shop.said(Method::Delete, "/v1/journal"), "204 "_ba);
        QCOMPARE(shop.get("/v1/journal").toJson(), R"({"entries":[],"last":0,"lost":0})"_ba);
        shop.say("c");
        QCOMPARE(shop.numbers(), "5 message"_ba);
    }

    void whatIsTooOldIsCounted_data()
    {
        QTest::addColumn<qint64>("entries");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("by entries") << qint64(2) << qint64(1000);
        QTest::newRow("by bytes") << qint64(100) << qint64(8);
    }
    void whatIsTooOldIsCounted()
    {
        QFETCH(qint64, entries);
        QFETCH(qint64, bytes);
        Shop shop({ .entries = entries, .bytes = bytes });
        for (const char *text : { "aaaa", "bbbb", "cccc" })
            shop.say(text);
        QCOMPARE(shop.numbers(), "4 message, 5 message"_ba);
        QCOMPARE(shop.get("/v1/journal").value(u"lost")->toInteger(), 3);
        QCOMPARE(shop.get("/v1/journal?after=2").value(u"lost")->toInteger(), 1);
        QCOMPARE(shop.get("/v1/journal?after=3").value(u"lost")->toInteger(), 0);
        // Two are enough for "at least", and for "at most" when they are too many; else nobody knows.
        QVERIFY(shop.verify(R"({"atLeast":2})").startsWith("200 {\"count\":2"));
        QVERIFY(
            shop.verify(R"({"atMost":1})").startsWith("409 {\"error\":\"2 came, not at most 1\""));
        for (const char *body : { R"({"atLeast":3})", R"({"count":2})", R"({"atMost":2})" }) {
            const QByteArray answer = shop.verify(body);
            QVERIFY2(answer.startsWith("409 {\"error\":\"3 entries were too old to be kept, so it "
                                       "is not known\""),
                     answer.constData());
        }
        QVERIFY(shop.verify(R"({"count":2,"after":3})").startsWith("200 "));
        QCOMPARE(shop.said(Method::Delete, "/v1/journal"), "204 "_ba);
        QVERIFY(shop.verify(R"({"count":0})").startsWith("200 "));
    }

    void countsAreVerified_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *body, const char *expected) {
            QTest::addRow("%s", body) << QByteArray(body) << QByteArray(expected);
        };
        row("{}", "200 {\"count\":3");
        row(R"({"when":{"path":"$.op","equals":"buy"}})", "200 {\"count\":2");
        row(R"({"when":{"path":"$.op","equals":"buy"},"count":2})", "200 {\"count\":2");
        row(R"({"when":{"path":"$.op","equals":"buy"},"atMost":2})", "200 {\"count\":2");
        row(R"({"when":{"path":"$.op","equals":"buy"},"atMost":1})",
            "409 {\"error\":\"2 came, not at most 1\",\"count\":2");
        row(R"({"when":{"path":"$.op","equals":"buy"},"count":3})",
            "409 {\"error\":\"2 came, not 3\"");
        row(R"({"when":{"path":"$.op","equals":"buy"},"atLeast":3,"atMost":4})",
            "409 {\"error\":\"2 came, not 3 to 4\"");
        row(R"({"when":{"path":"$.op","equals":"sell"}})",
            "409 {\"error\":\"0 came, not at least "
            "1\",\"count\":0,\"entries\":[],\"nearest\":{\"n\":7");
        row(R"({"when":{"path":"$.op","equals":"buy"},"after":3})", "200 {\"count\":1");
        row(R"({"when":{"path":"$.op","equals":"buy"},"connection":2})",
            "409 {\"error\":\"0 came, not at least 1\",\"count\":0,\"entries\":[],\"last\"");
        row(R"({"from":"server","when":{"text":"sold"},"count":2})", "200 ");
        row(R"({"event":"open","path":"/shop/1","count":1})", "200 ");
        row(R"({"event":"open","path":"/shop/{id}","when":{"request":{"path":{"id":"1"}}}})",
            "200 ");
        row(R"({"event":"open","when":{"request":{"header":{"X-No":null}}}})", "409 ");
        row(R"({"event":"refused","count":0})", "200 ");
        row(R"({"server":"other","count":0})", "200 ");
        row(R"({"when":{"request":{"path":{"id":"1"}}},"count":3})", "200 ");
    }
    void countsAreVerified()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, expected);
        Shop shop;
        shop.say(R"({"op":"buy"})");
        shop.say(R"({"op":"buy"})");
        shop.say(R"({"op":"steal"})");
        const QByteArray answer = shop.verify(body);
        QVERIFY2(answer.startsWith(expected), answer.constData());
    }

    void whatIsThereIsNotWaitedFor()
    {
        Shop shop;
        shop.say(R"({"op":"buy"})");
        QVERIFY(shop.wait(R"({"when":{"path":"$.op"},"timeout":600000})").startsWith("200 "));
        const QByteArray answer = shop.wait(R"({"when":{"path":"$.op"},"count":2,"timeout":0})");
        QVERIFY2(answer.startsWith("409 {\"error\":\"1 of 2 came within 0 ms\",\"count\":1"),
                 answer.constData());
    }

    void whoeverWaitsHearsOfIt()
    {
        Shop shop;
        shop.say(R"({"op":"buy"})");
        auto waiting = std::async(std::launch::async, [&] {
            return shop.wait(R"({"when":{"path":"$.op"},"count":3,"timeout":600000})");
        });
        shop.say(R"({"op":"look"})");
        shop.say("nothing");
        shop.said(Method::Delete, "/v1/journal"); // what was seen stays seen, or has been told
        shop.say(R"({"op":"buy"})");
        shop.say(R"({"op":"buy"})");
        shop.say(R"({"op":"buy"})");
        const QByteArray answer = waiting.get();
        QVERIFY2(answer.startsWith("200 "), answer.constData());
    }

    void moreThanSomeMayNotWait()
    {
        constexpr int most = 64;
        Shop shop;
        std::vector<std::future<QByteArray>> waiting;
        for (int i = 0; i < most; ++i)
            waiting.push_back(std::async(std::launch::async, [&] {
                return shop.wait(R"({"when":{"text":"never"},"timeout":600000})");
            }));
        QTRY_COMPARE(shop.wait(R"({"when":{"text":"never"},"timeout":0})"),
                     "503 {\"error\":\"64 requests wait already\"}"_ba);
        QVERIFY(shop.verify(R"({"count":0})").startsWith("200 "));
        shop.mock.endWaiting();
        for (std::future<QByteArray> &one : waiting)
            QVERIFY(one.get().startsWith("409 "));
        QVERIFY(shop.wait(R"({"when":{"text":"never"},"timeout":0})").startsWith("409 "));
    }

    void waitingCanBeEnded()
    {
        Shop shop;
        auto waiting = std::async(std::launch::async, [&] {
            return shop.wait(R"({"when":{"text":"never"},"timeout":600000})");
        });
        shop.say("no");
        shop.mock.endWaiting();
        QVERIFY(waiting.get().startsWith("409 "));
        QVERIFY(shop.wait(R"({"when":{"text":"never"},"timeout":600000})").startsWith("409 "));
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
