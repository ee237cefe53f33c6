// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/interop/importer.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
Result<Imported> read(const QByteArray &text, const ImportOptions &options = {})
{
    return importer(u"har")->run({ .name = u"a.har"_s, .bytes = text }, options);
}

/// An archive of one entry.
QByteArray archive(const QByteArray &members)
{
    return R"({"log":{"entries":[{"request":{"method":"GET","url":"ws://h/"},"response":{"status":101},)"
        + members + "}]}}";
}

/// The first event that is no handshake of an archive with this one message.
SessionEvent onlyEvent(const QByteArray &message)
{
    const auto imported = read(archive(R"("_webSocketMessages":[)" + message + ']'));
    return imported ? imported->session.events.value(1) : SessionEvent();
}
} // namespace

class TestHarImporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A place where local time is not UTC, whatever the machine says.
    void initTestCase() { qputenv("TZ", "XYZ-9"); }

    void timesAreToldApartBySize_data()
    {
        QTest::addColumn<QByteArray>("time");
        QTest::addColumn<qint64>("t"); // microseconds since the entry began
        QTest::newRow("seconds") << "1777629601.25"_ba << qint64(1250000);
        QTest::newRow("seconds to the microsecond") << "1777629600.123457"_ba << qint64(123457);
        QTest::newRow("whole seconds") << "1777629601"_ba << qint64(1000000);
        QTest::newRow("milliseconds") << "1777629600001"_ba << qint64(1000);
        QTest::newRow("milliseconds with decimals") << "1777629600001.25"_ba << qint64(1250);
        QTest::newRow("seconds since the entry began") << "2.5"_ba << qint64(2500000);
        QTest::newRow("none") << "-1"_ba << qint64(0);
        QTest::newRow("null") << "null"_ba << qint64(0);
        QTest::newRow("beyond all years") << "1e300"_ba << qint64(0);
        QTest::newRow("beyond all doubles") << "1e400"_ba << qint64(0);
        QTest::newRow("the year 2099")
            << "4102444799"_ba << qint64(4102444799 - 1777629600) * 1000000;
        QTest::newRow("the year 2101") << "4134000000"_ba << qint64(0);
        QTest::newRow("the year 2101, in milliseconds") << "4134000000000"_ba << qint64(0);
    }
    void timesAreToldApartBySize()
    {
        QFETCH(QByteArray, time);
        const auto imported = read(archive(
            R"("startedDateTime":"2026-05-01T10:00:00Z","_webSocketMessages":[{"type":"send","opcode":1,"data":"","time":)"
            + time + "}]"));
        QVERIFY(imported);
        QCOMPARE(imported->session.header.startedAt.toMSecsSinceEpoch(), 1777629600000);
        QTEST(qint64(imported->session.events.at(1).t.count()), "t");
    }

    void datesAreReadToTheMicrosecond_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<qint64>(
            "microseconds"); // of the session's start and the handshake together
        QTest::newRow("Z") << "2026-05-01T10:00:00.123Z"_ba << qint64(1777629600123000);
        QTest::newRow("no decimals") << "2026-05-01T10:00:00Z"_ba << qint64(1777629600000000);
        QTest::newRow("microseconds")
            << "2026-05-01T10:00:00.123456Z"_ba << qint64(1777629600123456);
        QTest::newRow("nanoseconds")
            << "2026-05-01T10:00:00.123456789Z"_ba << qint64(1777629600123456);
        QTest::newRow("an offset") << "2026-05-01T12:00:00.5+02:00"_ba << qint64(1777629600500000);
        QTest::newRow("no zone") << "2026-05-01T10:00:00.5"_ba << qint64(1777629600500000);
        QTest::newRow("no date") << "soon"_ba << qint64(0);
        QTest::newRow("the year 2101") << "2101-01-01T00:00:00Z"_ba << qint64(0);
        QTest::newRow("before 1970") << "1969-01-01T00:00:00Z"_ba << qint64(0);
        QTest::newRow("a dot at the end") << "2026-05-01T10:00:00."_ba << qint64(1777629600000000);
    }
    void datesAreReadToTheMicrosecond()
    {
        QFETCH(QByteArray, date);
        const auto imported = read(archive("\"startedDateTime\":\"" + date + "\""));
        QVERIFY(imported);
        QTEST(imported->session.header.startedAt.toMSecsSinceEpoch() * 1000
                  + imported->session.events.front().t.count(),
              "microseconds");
    }

    void noMessageComesBeforeItsHandshake()
    {
        const auto imported = read(archive(
            R"("startedDateTime":"2026-05-01T10:00:00Z","_webSocketMessages":[{"type":"send","time":1777629599.5,"opcode":1,"data":"a"},{"type":"send","time":1777629601,"opcode":1,"data":"b"}])"));
        QVERIFY(imported);
        QCOMPARE(imported->session.header.startedAt.toMSecsSinceEpoch(), 1777629599500);
        QList<qint64> times;
        for (const SessionEvent &event : std::as_const(imported->session.events))
            times.append(event.t.count());
        QCOMPARE(times, QList<qint64>({ 0, 0, 1500000 }));
    }

    void opcodesSayWhatAMessageIs_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("event"); // the line behind its time
        const auto row = [](const char *name, const QByteArray &rest, const QByteArray &event) {
            QTest::newRow(name) << QByteArray(R"({"type":"send","time":-1,)" + rest.sliced(1))
                                << QByteArray(R"({"t":0,"conn":1,)" + event.sliced(1));
        };
        row("text",
            R"({"opcode":1,"data":"a\u0000b"})",
            R"({"event":"message","from":"client","text":"a\u0000b"})");
        row("JSON",
            R"({"opcode":1,"data":"{\u0022a\u0022:1.0}"})",
            R"({"event":"message","from":"client","json":{"a":1.0}})");
        row("a leading mark",
            R"({"opcode":1,"data":"\ufeffx"})",
            R"({"event":"message","from":"client","text":"\ufeffx"})");
        row("base64",
            R"({"opcode":2,"data":"AAH/"})",
            R"({"event":"message","from":"client","base64":"AAH/"})");
        row("base64 of nothing",
            R"({"opcode":2,"data":""})",
            R"({"event":"message","from":"client","base64":""})");
        row("no base64",
            R"({"opcode":2,"data":"h\u00e9!"})",
            R"({"event":"message","from":"client","base64":"aMOpIQ=="})");
        row("a ping",
            R"({"opcode":9,"data":"AQ=="})",
            R"({"event":"ping","from":"client","base64":"AQ=="})");
        row("a pong",
            R"({"opcode":10,"data":"AQ=="})",
            R"({"event":"pong","from":"client","base64":"AQ=="})");
        row("a close with a code",
            R"({"opcode":8,"data":"A+hieWU="})",
            R"({"event":"close","from":"client","code":1000,"reason":"bye"})");
        row("a close with the greatest code",
            R"({"opcode":8,"data":"//8="})",
            R"({"event":"close","from":"client","code":65535,"reason":""})");
        row("a close without a code",
            R"({"opcode":8,"data":""})",
            R"({"event":"close","from":"client"})");
        row("a continuation of nothing",
            R"({"opcode":0,"data":"AQ=="})",
            R"({"event":"message","from":"client","base64":"AQ==","har":{"opcode":0}})");
        row("a reserved one",
            R"({"opcode":3,"data":"AQ=="})",
            R"({"event":"message","from":"client","base64":"AQ==","har":{"opcode":3}})");
        row("one beyond all frames",
            R"({"opcode":99,"data":"AQ=="})",
            R"({"event":"message","from":"client","base64":"AQ==","har":{"opcode":99}})");
        row("one with a decimal",
            R"({"opcode":1.0,"data":"a"})",
            R"({"event":"message","from":"client","text":"a"})");
        row("more fields in lines, with a character that hides",
            "{\"opcode\":1,\"data\":\"a\",\r\n\"m k\" :\n[ \"\u202e\\\"\U0001F600 [ \" , \"\" ]}",
            "{\"event\":\"message\",\"from\":\"client\",\"text\":\"a\",\"har\":{\"m "
            "k\":[\"\\u202e\\\"\U0001F600 [ \",\"\"]}}");
        row("more fields",
            R"({"opcode":1,"data":"a","mask":true})",
            R"({"event":"message","from":"client","text":"a","har":{"mask":true}})");
    }
    void opcodesSayWhatAMessageIs()
    {
        QFETCH(QByteArray, message);
        QTEST(toLine(onlyEvent(message)), "event");
    }

    void urlsOfEverySchemeAreTaken_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QString>("taken");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("ws") << "ws://h:80/a?b=c"_ba << u"ws://h:80/a?b=c"_s << "/a?b=c"_ba;
        QTest::newRow("wss") << "wss://h"_ba << u"wss://h"_s << "/"_ba;
        QTest::newRow("http") << "http://h/a"_ba << u"ws://h/a"_s << "/a"_ba;
        QTest::newRow("https") << "HTTPS://h/a"_ba << u"wss://h/a"_s << "/a"_ba;
        QTest::newRow("a fragment") << "ws://h/a#b"_ba << u"ws://h/a#b"_s << "/a"_ba;
        QTest::newRow("no query but a question mark") << "ws://h?x"_ba << u"ws://h?x"_s << "/?x"_ba;
        QTest::newRow("what no request line takes")
            << "ws://h/a b\u00e4"_ba << u"ws://h/a b\u00e4"_s << "/a%20b%C3%A4"_ba;
    }
    void urlsOfEverySchemeAreTaken()
    {
        QFETCH(QByteArray, url);
        const auto imported = read("{\"log\":{\"entries\":[{\"request\":{\"url\":\"" + url
                                   + "\"},\"response\":{\"status\":101}}]}}");
        QVERIFY(imported);
        const WsOpened &opened = imported->session.events.front().opened();
        QTEST(opened.url, "taken");
        QTEST(opened.request.uri().target(), "target");
    }

    void secretsBecomePseudonymsUnlessTheyAreKept()
    {
        const QByteArray text =
            R"({"log":{"entries":[{"request":{"url":"ws://h/?token=abcdef","headers":[{"name":"Cookie","value":"a=b"}]},"response":{"status":101}}]}})";
        const auto redacted = read(text);
        QVERIFY(redacted);
        QVERIFY(!redacted->session.toText().contains("abcdef"));
        QCOMPARE(redacted->session.events.size(), 3);
        QCOMPARE(redacted->session.events.at(1).kind, SessionEvent::Kind::Redacted);
        QCOMPARE(redacted->session.events.at(2).conn, 1);
        const auto kept = read(text, { .redaction = Redaction::none() });
        QVERIFY(kept->session.toText().contains("abcdef"));
        QCOMPARE(kept->session.events.size(), 1);
    }

    void whatIsNestedDeeperThanASessionTakesIsAnError()
    {
        const auto nested = [](int depth) {
            return archive("\"_deep\":" + QByteArray(depth, '[') + QByteArray(depth, ']'));
        };
        const auto taken = read(nested(500));
        QVERIFY(taken);
        QVERIFY(Session::parse(taken->session.toText()));
        const auto refused = read(nested(600));
        QVERIFY(!refused);
        QCOMPARE(refused.error().where.section(u':', 0, 1), u"a.har:1"_s);
    }

    void aTruncatedArchiveIsAnErrorWithAPlace()
    {
        const QByteArray whole =
            archive(R"("_webSocketMessages":[{"type":"send","time":-1,"opcode":2,"data":"AAH/"}])");
        QVERIFY(read(whole));
        for (qsizetype length = 0; length < whole.size(); ++length) {
            const auto cut = read(whole.first(length));
            QVERIFY(!cut);
            QVERIFY2(cut.error().where.startsWith(u"a.har:1:"), qPrintable(cut.error().where));
        }
    }
};

QTEST_GUILESS_MAIN(TestHarImporter)
#include "tst_harimporter.moc"
