// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/messagefilter.h>
#include <ui/models/messagestore.h>

#include <QDateTime>
#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;

namespace {
/// The rows that pass; -1 if the filter is none.
QList<int> passing(const MessageStore &store, const QString &filter)
{
    const auto parsed = MessageFilter::parse(filter);
    if (!parsed)
        return { -1 };
    QList<int> rows;
    for (int row = 0; row < store.size(); ++row) {
        if (parsed->matches(store, row, Side::Client))
            rows.append(row);
    }
    return rows;
}
} // namespace

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

    void whatABreakpointTouchedIsFound()
    {
        MessageStore store;
        store.append({ .kind = EntryKind::Dropped, .payload = "a", .touch = WsTouch::Changed });
        store.append({ .kind = EntryKind::Text, .payload = "b", .touch = WsTouch::Changed });
        store.append({ .kind = EntryKind::Dropped, .payload = "c" });
        store.append({ .kind = EntryKind::Binary, .payload = "d", .touch = WsTouch::Injected });
        store.append({ .kind = EntryKind::Close, .code = 0xFFFF, .payload = "e" });
        QCOMPARE(passing(store, QStringLiteral("is:changed")), (QList { 0, 1 }));
        QCOMPARE(passing(store, QStringLiteral("is:injected")), QList { 3 });
        QCOMPARE(passing(store, QStringLiteral("kind:dropped")), (QList { 0, 2 }));
        QCOMPARE(passing(store, QStringLiteral("is:lost")), QList { -1 });
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
        row("what nobody touched", "-is:changed -is:injected", { 0, 1, 2, 3, 4, 5 });
        row("larger than", "size>1k", { 3 });
        row("smaller than", "size<5", { 4 });
        row("terms of different sorts", "dir:in kind:text type", { 2 });
        row("a minus turns a term round", "-dir:in", { 0, 1 });
        row("and each for itself", "dir:in -kind:ping -conn:1", { 3, 5 });
        row("a minus before a text", "-type kind:text", { 5 });
        row("a minus by itself is looked for", "-", {});
        row("one of two", "subscribe | tick", { 1, 2 });
        row("one of three, and another", "kind:ping | kind:binary | tick conn:2", { 3, 4 });
        row("a minus before one of two", "-dir:in | kind:ping", { 0, 1, 4 });
        row("paths", "$.type = subscribe | $.n > 0", { 1, 2 });
        row("a bar at an end joins nothing", "| subscribe |", { 1 });
        row("a bar behind nothing", "\"\" | subscribe", { 1 });
        row("a bar in quotes is looked for", "\"|\"", {});
        row("a bar in a word is one of its characters", "a|b", {});
        row("an expression", "/T[iI]ck/", { 2 });
        row("an expression has case", "/tick/", {});
        row("an expression without case", "/TICK/i", { 2 });
        row("an expression may hold blanks and slashes", "/an  ?alle|a\\/b/", { 5 });
        row("what only begins like an expression is text", "/feed", { 0 });
        row("a place that is there", "$.n", { 2 });
        row("a place that is not there", "kind:text -$.type", { 5 });
        row("a text", "$.type=subscribe", { 1 });
        row("blanks around the comparison", "$.type = subscribe dir:out", { 1 });
        row("texts have case", "$.type=tick", {});
        row("contains, without case", "$.type~TIC", { 2 });
        row("not equal", "$.type!=subscribe", { 2 });
        row("a number", "$.n=1.0", { 2 });
        row("a number as a text is another", "$.n=\"1\"", {});
        row("greater", "$.n>0", { 2 });
        row("not greater", "$.n>1", {});
        row("at least", "$.n>=1", { 2 });
        row("less", "$.n<1", {});
        row("texts have an order", "$.type>=subscribe", { 1 });
        row("a path of any kind", "$..n", { 2 });
        row("a name in brackets with blanks and signs", "$['a = b']", {});
        row("brackets in brackets", "$[?(@['n'] == 1)]", {});
        row("brackets in brackets with a comparison", "$[?(@['n']==1)].n = 1", {});
        row("a dollar is text", "$5", {});
        row("a key that is none is text", "\"n\":1", { 2 });
    }

    void rowsPassThatHoldAllTerms()
    {
        QFETCH(QString, filter);
        QTEST(passing(m_store, filter), "rows");
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
        row("a path that is none", QStringLiteral("$.[a"), QStringLiteral("$.[a"));
        row("a comparison that is none", QStringLiteral("$.a=>1"), QStringLiteral("$.a"));
        row("a quote that is open", QStringLiteral("$.a = \"x"), QStringLiteral("$.a"));
        row("a time that is none", QStringLiteral("time:1-2"), QStringLiteral("time"));
        row("a size beyond all",
            QStringLiteral("size>9223372036854775807k"),
            QStringLiteral("size"));
        row("a comparison with nothing", QStringLiteral("$.a="), QStringLiteral("$.a"));
        row("a broken expression", QStringLiteral("/a(/"), QStringLiteral("a("));
        row("something that no row is", QStringLiteral("is:new"), QStringLiteral("is"));
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

    void integersAreComparedExactly()
    {
        MessageStore store;
        store.append({ .payload = R"({"id":9007199254740993})" });
        store.append({ .payload = R"({"id":9007199254740992})" });
        store.append({ .payload = R"({"id":1e2})" });
        QCOMPARE(passing(store, QStringLiteral("$.id=9007199254740993")), QList { 0 });
        QCOMPARE(passing(store, QStringLiteral("$.id=100")), QList { 2 });
        QCOMPARE(passing(store, QStringLiteral("$.id>9007199254740992")), QList { 0 });
    }

    void aTimeOfDayIsLocalAndOverMidnight()
    {
        MessageStore store;
        const QDateTime day(QDate(2026, 11, 28), QTime(0, 0));
        for (const QTime time :
             { QTime(0, 0, 1), QTime(10, 0), QTime(10, 0, 1, 500), QTime(23, 59) })
            store.append({ .time = QDateTime(day.date(), time).toMSecsSinceEpoch() * 1000 });
        QCOMPARE(passing(store, QStringLiteral("time:10:00:00-10:00:01.5")), QList { 1 });
        QCOMPARE(passing(store, QStringLiteral("time:10:00:00-10:00:01.500001")), (QList { 1, 2 }));
        QCOMPARE(passing(store, QStringLiteral("time:23:00:00-01:00:00")), (QList { 0, 3 }));
    }

    /// The expression is anybody's and the text is the peer's: neither keeps the window busy.
    void anExpressionThatNeverEndsFindsNothing()
    {
        MessageStore store;
        store.append({ .payload = QByteArray(40, 'a') + '!' });
        const auto filter = MessageFilter::parse(QStringLiteral("/^(a+)+$/"));
        QVERIFY(filter);
        QVERIFY(!filter->matches(store, 0, Side::Client));
        // Given up long before the second alternative would be tried.
        store.append({ .payload = QByteArray(20, 'a') + '!' });
        QCOMPARE(passing(store, QStringLiteral("/^(a+)+$|!$/")), QList<int>());
        QCOMPARE(passing(store, QStringLiteral("/!$/")), (QList { 0, 1 }));
    }

    void whatIsWrittenInSomethingIsRead_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QList<int>>("rows");
        const auto row = [](const char *name, const QString &filter, const QList<int> &rows) {
            QTest::newRow(name) << filter << rows;
        };
        row("a place in MessagePack", QStringLiteral("$.a = 1"), { 1 });
        row("one that is not there", QStringLiteral("kind:binary -$.a"), { 3 });
        row("a place in Socket.IO, by the handshake", QStringLiteral("$.data[1] > 6"), { 2 });
        row("a word in gzip", QStringLiteral("hello"), { 3 });
        row("an expression in gzip", QStringLiteral("/^hel+o$/"), { 3 });
        row("what came is found all the same", QStringLiteral("42["), { 2, 4 });
    }
    void whatIsWrittenInSomethingIsRead()
    {
        MessageStore store;
        const auto add = [&store](quint32 connection, EntryKind kind, const QByteArray &payload) {
            store.append({ .connection = connection, .kind = kind, .payload = payload });
        };
        add(1, EntryKind::Open, "ws://h/socket.io/?EIO=4\nGET / HTTP/1.1\n\nHTTP/1.1 101 x\n");
        add(1, EntryKind::Binary, QByteArray::fromHex("81a16101"));
        add(1, EntryKind::Text, "42[\"price\",7]");
        add(1,
            EntryKind::Binary,
            QByteArray::fromHex("1f8b0800000000000203cb48cdc9c9070086a6103605000000"));
        add(2, EntryKind::Text, "42[\"price\",7]"); // by the handshake of another one
        QFETCH(QString, filter);
        QTEST(passing(store, filter), "rows");
    }

    void whatIsNotedPasses()
    {
        QCOMPARE(passing(m_store, QStringLiteral("is:noted")), QList<int>());
        m_store.setNoted({ 2, 4 });
        const MessageRows before = m_store;
        m_store.setNoted({ 5 });
        QCOMPARE(passing(m_store, QStringLiteral("is:noted")), QList { 5 });
        QCOMPARE(passing(m_store, QStringLiteral("kind:text -is:noted")), (QList { 1, 2 }));
        const auto filter = MessageFilter::parse(QStringLiteral("is:noted"));
        QVERIFY(filter && filter->asksForNotes() && filter->matches(before, 4, Side::Client));
        QVERIFY(!MessageFilter::parse(QStringLiteral("\"is:noted\""))->asksForNotes());
        m_store.setNoted({});
    }

    void whatIsQuotedIsFoundAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("blanks") << QStringLiteral("a b");
        QTest::newRow("what looks like a term") << QStringLiteral("dir:in");
        QTest::newRow("a minus") << QStringLiteral("-x");
        QTest::newRow("a path") << QStringLiteral("$.a = 1");
        QTest::newRow("an expression") << QStringLiteral("/a/");
    }
    void whatIsQuotedIsFoundAsItIs()
    {
        QFETCH(QString, text);
        MessageStore store;
        store.append({ .from = Side::Client, .payload = "before " + text.toUtf8() + " behind" });
        store.append({ .from = Side::Server, .payload = "a" });
        const auto filter = MessageFilter::parse(MessageFilter::quoted(text));
        QVERIFY(filter);
        QVERIFY(filter->matches(store, 0, Side::Client));
        QVERIFY(!filter->matches(store, 1, Side::Client));
    }

private:
    MessageStore m_store;
};

QTEST_GUILESS_MAIN(TestMessageFilter)
#include "tst_messagefilter.moc"
