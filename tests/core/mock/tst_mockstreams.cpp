// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/mock/mockfile.h>
#include <jackfield/testing/testclient.h>

#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace jackfield::testing;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {
/// A client of a stream, in a folder with files.
class Listener
{
public:
    explicit Listener(const QByteArray &stream,
                      const QList<std::pair<QString, QByteArray>> &files = {})
    {
        for (const auto &[name, contents] : files) {
            QFile file(m_folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
                qFatal("cannot write");
        }
        QFile::link(u"/dev/null"_s, m_folder.filePath(u"null.csv"_s));
        const auto file = MockFile::parse(
            R"({"jackfield":"mock","version":1,"servers":[{"name":"s","seed":3,"routes":[{"path":"/","stream":)"
                + stream + "}]}]}",
            m_folder.filePath(u"x.mock.json"_s));
        if (!file) {
            m_error = file.error().message;
            return;
        }
        m_client = testWsClient(file->servers.first().handler({ .clock = m_clock.clock() }),
                                Request::get(u"/"_s),
                                m_clock);
    }

    /// What comes in that time, each with its millisecond: "1@100".
    QString heard(std::chrono::milliseconds within)
    {
        QStringList all;
        for (const auto &[message, at] : messages(within)) {
            all += u"%1@%2"_s.arg(message.isText() ? message.text() : describe(message))
                       .arg(double(at.count()) / 1000);
        }
        return all.join(u' ');
    }
    QList<std::pair<WsMessage, std::chrono::microseconds>>
    messages(std::chrono::milliseconds within)
    {
        QList<std::pair<WsMessage, std::chrono::microseconds>> all;
        m_clock.advance(within);
        while (const auto message = m_client->receive(0ms))
            all.append({ *message, m_client->arrivedAt() });
        return all;
    }
    void say(const QString &text) { m_client->send(WsMessage::text(text)); }
    /// Nothing is due any more.
    bool isIdle() const { return !m_clock.untilNext(); }
    QString error() const { return m_error; }

private:
    TestClock m_clock;
    QTemporaryDir m_folder;
    QString m_error;
    std::unique_ptr<WsClient> m_client;
};

const QByteArray recording =
    "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-11-28T10:00:00Z\"}\n"
    "{\"t\":0,\"conn\":1,\"event\":\"open\",\"request\":{\"target\":\"/"
    "\"},\"response\":{\"status\":101}}\n"
    "{\"t\":1,\"conn\":1,\"event\":\"message\",\"from\":\"client\",\"text\":\"hello\"}\n"
    "{\"t\":2,\"conn\":1,\"event\":\"end\",\"by\":\"client\",\"clean\":true,\"status\":1000}\n"
    "{\"t\":1000,\"conn\":2,\"event\":\"open\",\"request\":{\"target\":\"/"
    "\"},\"response\":{\"status\":101}}\n"
    "{\"t\":1030,\"conn\":2,\"event\":\"message\",\"from\":\"server\",\"text\":\"a\"}\n"
    "{\"t\":1031,\"conn\":2,\"event\":\"message\",\"from\":\"client\",\"text\":\"x\"}\n"
    "{\"t\":1050,\"conn\":2,\"event\":\"message\",\"from\":\"server\",\"base64\":\"AQ==\"}";
} // namespace

class TestMockStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStreamKeepsItsTimes_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QString>("heard");
        QTest::newRow("again and again")
            << R"({"every":100,"text":"{{ count }}"})"_ba << u"1@100 2@200 3@300"_s;
        QTest::newRow("bursts") << R"({"every":200,"burst":2,"text":"{{ count }}"})"_ba
                                << u"1@200 2@200"_s;
        QTest::newRow("a count ends in a burst")
            << R"({"every":100,"burst":3,"count":4,"text":"{{ count }}"})"_ba
            << u"1@100 2@100 3@100 4@200"_s;
        QTest::newRow("a list, once")
            << R"({"every":100,"messages":[{"text":"a"},{"text":"b"}]})"_ba << u"a@100 b@200"_s;
        QTest::newRow("a list, again")
            << R"({"every":100,"messages":[{"text":"a"},{"text":"b"}],"repeat":true})"_ba
            << u"a@100 b@200 a@300"_s;
        QTest::newRow("rows of CSV")
            << R"({"every":100,"file":"x.csv"})"_ba
            << u"{\"a b\":\"x\",\"n\":1.50,\"q\":\"say \\\"hi\\\"\"}@100 {\"a b\":\"\",\"n\":-2,\"q\":\"two\\nlines\"}@200"_s;
        QTest::newRow("rows of JSON, and a template")
            << R"({"every":100,"file":"x.json","text":"{{ row.a.0 }}/{{ row }}"})"_ba
            << uR"(7/{"a":[7]}@100 /8@200)"_s;
        QTest::newRow("lines of JSON") << R"({"every":100,"file":"x.jsonl","repeat":true})"_ba
                                       << uR"({"a":1.0}@100 [2]@200 {"a":1.0}@300)"_s;
        QTest::newRow("as recorded")
            << R"({"session":"x.session.jsonl"})"_ba << u"a@30 binary 1 B: 01@50"_s;
        QTest::newRow("twice as fast, and again")
            << R"({"session":"x.session.jsonl","speed":2,"repeat":true,"count":3})"_ba
            << u"a@15 binary 1 B: 01@25 a@40"_s;
    }
    void aStreamKeepsItsTimes()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QString, heard);
        Listener listener(
            stream,
            { { u"x.csv"_s, "a b,n,q\r\nx,1.50,\"say \"\"hi\"\"\"\r\n,-2,\"two\nlines\"\r\n" },
              { u"x.json"_s, "[{\"a\":[7]}, 8]" },
              { u"x.jsonl"_s, "{\"a\":1.0}\n\n[2]\n" },
              { u"x.session.jsonl"_s, recording } });
        QCOMPARE(listener.error(), QString());
        QCOMPARE(listener.heard(300ms), heard);
    }

    /// Nothing is lost of a rate that no timer can keep one by one.
    void aHundredThousandMessagesASecondAreSent()
    {
        Listener listener(R"({"every":1,"burst":100,"text":"{{ count }}"})");
        const auto messages = listener.messages(1000ms);
        QCOMPARE(messages.size(), 100'000);
        for (qsizetype i = 0; i < messages.size(); ++i)
            QCOMPARE(messages.at(i).first.text().toLongLong(), i + 1);
    }

    /// `until` speaks of the connection's messages, templates in it of what began the stream.
    void aStreamIsStoppedByAMessage()
    {
        Listener listener(R"({"every":100,"text":"x","until":{"count":2},"then":{"text":"end"}})");
        QCOMPARE(listener.heard(250ms), u"x@100 x@200"_s);
        listener.say(u"a"_s);
        QCOMPARE(listener.heard(100ms), u"x@300"_s);
        listener.say(u"b"_s);
        QCOMPARE(listener.heard(1s), QString()); // and nothing behind it
        QVERIFY(listener.isIdle());
        Listener counted(
            R"({"every":100,"text":"x","count":2,"then":[{"text":"end"},{"close":4000}]})");
        QCOMPARE(counted.heard(1s), u"x@100 x@200 end@200"_s);
    }

    void aJitterStaysWithinItsBounds()
    {
        Listener listener(R"({"every":100,"jitter":20,"text":"x"})");
        const auto messages = listener.messages(10'050ms);
        QCOMPARE(messages.size(), 100);
        QSet<qint64> offsets;
        for (qsizetype i = 0; i < messages.size(); ++i) {
            const qint64 offset = messages.at(i).second.count() / 1000 - 100 * (i + 1);
            QVERIFY2(std::abs(offset) <= 21,
                     qPrintable(QString::number(offset))); // due in whole ms
            offsets.insert(offset);
        }
        QVERIFY2(offsets.size() > 15, qPrintable(QString::number(offsets.size())));
    }

    void whatCannotBeReadIsAMistake_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QString>("error");
        const QString at = u"/servers/0/routes/0/stream/"_s;
        QTest::newRow("no such file")
            << R"({"every":1,"file":"none.csv"})"_ba
            << at + u"file: cannot read none.csv: No such file or directory"_s;
        QTest::newRow("no such format")
            << R"({"every":1,"file":"x.txt"})"_ba
            << at + u"file: the name must end in .csv, .json or .jsonl"_s;
        QTest::newRow("no rows") << R"({"every":1,"file":"empty.csv"})"_ba
                                 << at + u"file: there is no row in it"_s;
        QTest::newRow("no array") << R"({"every":1,"file":"x.json"})"_ba
                                  << at + u"file: x.json: must be an array"_s;
        QTest::newRow("a broken line") << R"({"every":1,"file":"x.jsonl"})"_ba
                                       << at
                + u"file: x.jsonl:2: JSON: expected ':' after a member's name, found the end of the text, at 1:5"_s;
        QTest::newRow("no time") << R"({"session":"x.session.jsonl","speed":0,"repeat":true})"_ba
                                 << at
                + u"repeat: all of the session takes no time: it would never end to begin again"_s;
        QTest::newRow("a device") << R"({"every":1,"file":"null.csv"})"_ba
                                  << at + u"file: cannot read null.csv: it is no regular file"_s;
        QTest::newRow("no session") << R"({"session":"x.txt"})"_ba
                                    << at
                + u"session: x.txt:1: this is no session file: its first line must be "
                  "{\"jackfield\":\"session\",\"version\":1,...}"_s;
        QTest::newRow("a silent server") << R"({"session":"silent.session.jsonl"})"_ba
                                         << at + u"session: the server says nothing in it"_s;
    }
    void whatCannotBeReadIsAMistake()
    {
        QFETCH(QByteArray, stream);
        const Listener listener(
            stream,
            { { u"x.txt"_s, "a" },
              { u"x.session.jsonl"_s, recording },
              { u"empty.csv"_s, "a,b\n" },
              { u"x.json"_s, "{}" },
              { u"x.jsonl"_s, "1\n{\"a\"\n" },
              { u"silent.session.jsonl"_s, recording.first(recording.indexOf("{\"t\":1000")) } });
        QTEST(listener.error(), "error");
    }
};

QTEST_GUILESS_MAIN(TestMockStreams)
#include "tst_mockstreams.moc"
