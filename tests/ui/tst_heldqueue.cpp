// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/testing/testclock.h>
#include <ui/models/breakpoints.h>
#include <ui/models/heldqueue.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestHeldQueue : public QObject
{
    Q_OBJECT

    static QStringList rows(const HeldQueue &queue)
    {
        QStringList rows;
        for (int row = 0; row < queue.rowCount(); ++row)
            rows.append(queue.index(row).data().toString());
        return rows;
    }
    static Interceptor::Held held(quint64 id, const QString &text, bool isHeld = true)
    {
        return { .id = id,
                 .connection = 1,
                 .from = Side::Client,
                 .message = WsMessage::text(text),
                 .isHeld = isHeld,
                 .since = 1s };
    }
    static bool holds(const QList<Breakpoint> &breakpoints, const Interceptor::Passing &passing)
    {
        const auto rule = ruleOf(breakpoints, false, Side::Server);
        return rule && rule(passing);
    }

private Q_SLOTS:
    void aQueueIsOfOneSideAndSaysHowEachStands()
    {
        HeldQueue queue(Side::Client);
        const QAbstractItemModelTester tester(&queue);
        auto other = held(2, u"of the server"_s);
        other.from = Side::Server;
        auto lost = held(4, u"gone"_s);
        lost.lost = u"the server hung up"_s;
        queue.take({ held(1, u"one"_s), other, held(3, u"two\u202e"_s, false), lost });
        QCOMPARE(rows(queue),
                 (QStringList { u"● one"_s, u"… two\u202e"_s, u"✗ gone"_s })
                     .replaceInStrings(u"\u202e"_s, rows(queue)[1].sliced(5)));
        QVERIFY(!rows(queue)[1].contains(u'\u202e')); // shown as a symbol
        QCOMPARE(queue.depth(), 2);
        QCOMPARE(queue.waited(13s), 12s);
        QVERIFY(queue.index(2).data(Qt::ToolTipRole).toString().contains(u"the server hung up"_s));
        queue.setEdited({ 1 });
        QCOMPARE(rows(queue).first(), u"✎ one"_s);
        QCOMPARE(queue.rowOf(3), 1);
        QCOMPARE(queue.rowOf(2), -1);
    }

    void whatComesIsAddedAndWhatStaysStays()
    {
        HeldQueue queue(Side::Client);
        const QAbstractItemModelTester tester(&queue);
        queue.take({ held(1, u"one"_s) });
        const QSignalSpy resets(&queue, &QAbstractItemModel::modelReset);
        const QSignalSpy inserts(&queue, &QAbstractItemModel::rowsInserted);
        const QPersistentModelIndex first = queue.index(0);
        queue.take({ held(1, u"one"_s), held(2, u"two"_s) });
        QCOMPARE(inserts.size(), 1);
        queue.take({ held(1, u"one"_s, false), held(2, u"two"_s) });
        QCOMPARE(resets.size(), 0);
        QVERIFY(first.isValid() && first.data().toString() == u"… one");
        queue.take({ held(2, u"two"_s) });
        QCOMPARE(rows(queue), QStringList { u"● two"_s });
        queue.take({});
        QCOMPARE(queue.depth(), 0);
        QCOMPARE(queue.waited(9s), 0s);
    }

    void connectionsAreNamedWhereThereAreSeveral()
    {
        HeldQueue queue(Side::Client);
        auto second = held(2, u"b"_s);
        second.connection = 7;
        queue.take({ held(1, u"a"_s), second });
        QCOMPARE(rows(queue), (QStringList { u"● #1 a"_s, u"● #7 b"_s }));
    }

    void breakpointsFindWhatTheFilterOfTheLogFinds_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("isHeld");
        QTest::newRow("of clients") << u"dir:in"_s << true;
        QTest::newRow("of the server") << u"dir:out"_s << false;
        QTest::newRow("a path") << u"$.type = order"_s << true;
        QTest::newRow("another value") << u"$.type = tick"_s << false;
        QTest::newRow("terms together") << u"$.type = order -conn:3"_s << false;
        QTest::newRow("a word") << u"ORDER"_s << true;
        QTest::newRow("a kind") << u"kind:binary"_s << false;
        QTest::newRow("nothing") << u" "_s << false;
        QTest::newRow("one that is not finished") << u"size>much"_s << false;
    }
    void breakpointsFindWhatTheFilterOfTheLogFinds()
    {
        QFETCH(QString, filter);
        QFETCH(bool, isHeld);
        const Interceptor::Passing order { 3,
                                           Side::Client,
                                           WsMessage::text(u"{\"type\":\"order\"}"_s) };
        QCOMPARE(holds({ { .filter = filter } }, order), isHeld);
        QVERIFY(!holds({ { .filter = filter, .isOn = false } }, order));
        QCOMPARE(holds({ { u"$.x"_s }, { filter } }, order), isHeld);
        QVERIFY(ruleOf({}, true, Side::Server)(order));
    }

    void withoutOneThatIsOnNothingIsLookedAt()
    {
        QVERIFY(!ruleOf({}, false, Side::Server));
        QVERIFY(!ruleOf({ { .filter = u"a"_s, .isOn = false } }, false, Side::Server));
    }
};

QTEST_GUILESS_MAIN(TestHeldQueue)
#include "tst_heldqueue.moc"
