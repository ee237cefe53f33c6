// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/messagefilter.h>

#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;

class TestMessageFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_store.append({ .connection = 1,
                         .kind = EntryKind::Open,
                         .from = Side::Client,
                         .payload = "ws://host/feed" });
        m_store.append({ .connection = 1,
                         .kind = EntryKind::Text,
                         .from = Side::Client,
                         .payload = "{\"type\":\"subscribe\"}" });
        m_store.append({ .connection = 1,
                         .kind = EntryKind::Text,
                         .from = Side::Server,
                         .payload = "{\"type\":\"Tick\",\"n\":1}" });
        m_store.append({ .connection = 2,
                         .kind = EntryKind::Binary,
                         .from = Side::Server,
                         .payload = QByteArray(2000, 'x') });
        m_store.append(
            { .connection = 2, .kind = EntryKind::Ping, .from = Side::Server, .payload = {} });
        m_store.append({ .connection = 2,
                         .kind = EntryKind::Text,
                         .from = Side::Server,
                         .payload = "gr\u00fc\u00dfe an alle" });
    }

    void rowsPassThatHoldAllTerms_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QList<int>>("rows");
        const auto row = [](const char *name, const char *filter, const QList<int> &rows) {
            QTest::newRow(name) << QString::fromUtf8(filter) << rows;
        };
        row("no filter lets all pass", "", { 0, 1, 2, 3, 4, 5 });
        row("blanks are no term", "   ", { 0, 1, 2, 3, 4, 5 });
        row("a word is looked for in the payload", "subscribe", { 1 });
        row("letters are compared without case", "TICK", { 2 });
        row("all words must be there", "type tick", { 2 });
        row("quotes keep blanks", "\"an alle\"", { 5 });
        row("an open quote reaches to the end", "\"an alle", { 5 });
        row("characters beyond ASCII are found", "gr\u00fc\u00dfe", { 5 });
        row("a quote inside a word is looked for", "{\"type\":\"subscribe\"}", { 1 });
        row("incoming is what the other side sent", "dir:in", { 2, 3, 4, 5 });
        row("outgoing is what this side sent", "dir:out", { 0, 1 });
        row("a kind", "kind:binary", { 3 });
        row("a connection", "conn:2", { 3, 4, 5 });
        row("larger than", "size>1k", { 3 });
        row("smaller than", "size<5", { 4 });
        row("terms of different sorts", "dir:in kind:text type", { 2 });
        row("a key that is none is text", "\"n\":1", { 2 });
    }

    void rowsPassThatHoldAllTerms()
    {
        QFETCH(QString, filter);
        const auto parsed = MessageFilter::parse(filter);
        QVERIFY(parsed);
        QList<int> rows;
        for (int row = 0; row < m_store.size(); ++row) {
            if (parsed->matches(m_store, row, Side::Client))
                rows.append(row);
        }
        QTEST(rows, "rows");
    }

    void mistakesAreSaid_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *name, const QString &filter, const QString &where) {
            QTest::newRow(name) << filter << where;
        };
        row("a direction that is none", QStringLiteral("dir:up"), QStringLiteral("dir"));
        row("a kind that is none", QStringLiteral("kind:tick"), QStringLiteral("kind"));
        row("a size without a number", QStringLiteral("size>big"), QStringLiteral("size"));
        row("a connection without a number", QStringLiteral("conn:x"), QStringLiteral("conn"));
    }

    void mistakesAreSaid()
    {
        QFETCH(QString, filter);
        const auto parsed = MessageFilter::parse(filter);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, Error::Code::Invalid);
        QTEST(parsed.error().where, "where");
    }

private:
    MessageStore m_store;
};

QTEST_GUILESS_MAIN(TestMessageFilter)
#include "tst_messagefilter.moc"
