// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What one frame of a flood costs the window's thread.
#include <ui/models/trafficlog.h>
#include <ui/views/logpanel.h>

#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;

namespace {
QList<LogEntry> batch(int count)
{
    const QByteArray payload = R"({"type":"tick","symbol":"ACME","n":12345,"price":164.25})";
    return QList<LogEntry>(count, LogEntry { .time = 1, .connection = 1, .payload = payload });
}
} // namespace

class BenchMessageLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flushTenThousandRows_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::newRow("no filter") << QString();
        QTest::newRow("a filter that finds nothing") << QStringLiteral("nowhere");
    }

    void flushTenThousandRows()
    {
        QFETCH(QString, filter);
        MessageLogModel model(Side::Client);
        model.setFilter(MessageFilter::parse(filter).value());
        const QList<LogEntry> entries = batch(10'000);
        QBENCHMARK {
            model.append(entries);
        }
    }

    /// One frame at 100,000 messages a second, with a window that follows a log of that many rows.
    void paintAFrameOfAFlood_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("10,000 rows") << 10'000;
        QTest::newRow("1,000,000 rows") << 1'000'000;
    }

    void paintAFrameOfAFlood()
    {
        QFETCH(int, rows);
        Look look;
        TrafficLog log(Side::Client);
        log.model()->append(batch(rows));
        LogPanel panel(look, log);
        panel.resize(1000, 600);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        const QList<LogEntry> entries = batch(1'600);
        QBENCHMARK {
            log.model()->append(entries);
            QCoreApplication::processEvents();
            panel.repaint();
        }
    }

    void makeTheTextOfAScreen()
    {
        MessageLogModel model(Side::Client);
        model.append(batch(1'000'000));
        QBENCHMARK {
            for (int row = 500'000; row < 500'050; ++row) {
                for (int column = 0; column < MessageLogModel::ColumnCount; ++column)
                    (void)model.index(row, column).data();
            }
        }
    }
};

QTEST_MAIN(BenchMessageLog)
#include "bench_messagelog.moc"
