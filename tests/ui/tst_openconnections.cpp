// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/openconnections.h>

#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;

class TestOpenConnections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCameSinceCounts()
    {
        MessageStore store;
        OpenConnections open;
        store.append({ .connection = 1, .kind = EntryKind::Open });
        store.append({ .connection = 1, .kind = EntryKind::Text, .payload = "hello" });
        store.append({ .connection = 2, .kind = EntryKind::Open });
        QVERIFY(open.look(store, true));
        QCOMPARE(open.count(), 2);
        store.append({ .connection = 1, .kind = EntryKind::End });
        QVERIFY(!open.look(store, true));
        QCOMPARE(open.count(), 1);
    }

    void anEmptiedLogLeavesThemOpen()
    {
        MessageStore store;
        OpenConnections open;
        for (quint32 number = 1; number <= 3; ++number)
            store.append({ .connection = number, .kind = EntryKind::Open });
        open.look(store, true);
        MessageStore emptied;
        QVERIFY(!open.look(emptied, true));
        QCOMPARE(open.count(), 3);
        emptied.append({ .connection = 2, .kind = EntryKind::End });
        open.look(emptied, true);
        QCOMPARE(open.count(), 2);
    }

    void rowsOfAnEarlierServerDoNotCount()
    {
        MessageStore store;
        OpenConnections open;
        store.append({ .connection = 1, .kind = EntryKind::Open });
        open.look(store, true);
        open.forget();
        store.append({ .connection = 1, .kind = EntryKind::End });
        QVERIFY(!open.look(store, false));
        store.append({ .connection = 2, .kind = EntryKind::Open });
        QVERIFY(open.look(store, true));
        QCOMPARE(open.count(), 1);
    }
};

QTEST_APPLESS_MAIN(TestOpenConnections)
#include "tst_openconnections.moc"
