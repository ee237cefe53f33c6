// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/sessionfile.h>
#include <jackfield/session/sessionreader.h>

#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
constexpr int million = 1'000'000;

/// The n-th of a conversation of questions and answers on ten connections; `padding` makes it longer.
SessionEvent messageAt(int n, const QByteArray &padding)
{
    SessionEvent event;
    event.t = std::chrono::microseconds(qint64(n) * 37);
    event.conn = n % 10 + 1;
    event.from = n % 2 == 0 ? Side::Client : Side::Server;
    event.message = WsMessage::fromUtf8(R"({"type":"tick","price":153.25,"seq":)"_ba
                                        + QByteArray::number(n) + padding + '}');
    return event;
}

/// Writes a session of so many messages.
void write(const QString &path, int messages, const QByteArray &padding)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(toLine(SessionHeader { .recorder = u"bench"_s, .unknown = {} }) + '\n');
    for (int n = 0; n < messages; ++n)
        file.write(toLine(messageAt(n, padding)) + '\n');
}
} // namespace

/// What it costs to open and to read a big session. Figures are of a file that the system has in memory.
class BenchSessions : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const QString m_small = m_folder.filePath(u"small.session.jsonl"_s); ///< 120 bytes a line
    const QString m_common = m_folder.filePath(u"common.session.jsonl"_s); ///< 200 bytes a line

private Q_SLOTS:
    void initTestCase()
    {
        write(m_small, million, {});
        write(m_common, million, ",\"text\":\"" + QByteArray(70, 'x') + '"');
    }

    /// From opening the file to its first hundred events.
    void theFirstPage()
    {
        QBENCHMARK {
            auto file = SessionFile::open(m_common);
            QVERIFY(file && file->indexMore(1 << 20));
            for (qsizetype index = 0; index < 100; ++index)
                QCOMPARE(file->event(index)->kind, SessionEvent::Kind::Message);
        }
    }

    void theIndexOfAMillionMessages()
    {
        QBENCHMARK {
            auto file = SessionFile::open(m_common);
            QVERIFY(file && file->indexAll());
            QCOMPARE(file->size(), million);
        }
    }

    /// Here and there in a million: no read helps the next.
    void aThousandEventsByNumber()
    {
        auto file = SessionFile::open(m_common);
        QVERIFY(file && file->indexAll());
        QBENCHMARK {
            for (qsizetype i = 0; i < 1000; ++i) {
                const qsizetype index = i * 7'919'777 % million;
                QCOMPARE(file->event(index)->t.count(), index * 37);
            }
        }
    }

    void aMillionEventsByNumberInTheirOrder()
    {
        auto file = SessionFile::open(m_common);
        QVERIFY(file && file->indexAll());
        QBENCHMARK_ONCE {
            for (qsizetype index = 0; index < million; ++index)
                QVERIFY(file->event(index));
        }
    }

    void aMillionMessagesInTheirOrder_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("small ones") << m_small;
        QTest::newRow("of 200 bytes") << m_common;
    }
    void aMillionMessagesInTheirOrder()
    {
        QFETCH(const QString, path);
        QBENCHMARK_ONCE {
            auto reader = SessionReader::open(path);
            QVERIFY(reader);
            int messages = 0;
            while (reader->next().value())
                ++messages;
            QCOMPARE(messages, million);
        }
    }

    void tenThousandMessagesAsLines()
    {
        const SessionEvent event = messageAt(1, {});
        QBENCHMARK {
            for (int i = 0; i < 10'000; ++i)
                QVERIFY(!toLine(event).isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(BenchSessions)
#include "bench_sessions.moc"
