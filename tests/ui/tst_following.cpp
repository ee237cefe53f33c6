// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "logentries.h"

#include <ui/models/trafficlog.h>
#include <ui/views/logpanel.h>

#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

/// Which row of a log one looks at, while others come and filters change.
class TestFollowing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOneLooksAtStaysSelected()
    {
        TrafficLog log(Side::Client);
        LogPanel panel(m_look, log);
        log.model()->append(entries(5));
        log.model()->append({ { .payload = "other" } });
        log.model()->append(entries(5));
        QSignalSpy rows(panel.view(), &MessageLogView::currentRowChanged);
        panel.view()->showStoreRow(5);
        panel.setFilter(u"other"_s);
        QCOMPARE(panel.view()->currentIndex().row(), 0);
        QCOMPARE(rows.last().first().toLongLong(), 5);
        panel.setFilter({});
        QCOMPARE(panel.view()->currentIndex().row(), 5);
        panel.setFilter(u"nowhere"_s);
        QVERIFY(!panel.view()->currentIndex().isValid());
        panel.setFilter({});
        QCOMPARE(panel.view()->currentIndex().row(), 5);
        log.clear();
        QCOMPARE(rows.last().first().toLongLong(), -1);
    }

    void whatOneLooksAtStaysInView()
    {
        TrafficLog log(Side::Client);
        LogPanel panel(m_look, log);
        panel.resize(900, 300);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        log.model()->append(entries(400));
        log.model()->append({ { .payload = "other" } });
        log.model()->append(entries(400));
        MessageLogView *view = panel.view();
        QVERIFY(view->isFollowing());
        panel.setFilter(u"other"_s);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, { 400, 5 });
        QCOMPARE(log.model()->storeRow(view->currentIndex().row()), 400);
        QVERIFY(!view->isFollowing());
        panel.focusFilter(false);
        QTest::keyClick(panel.findChild<QLineEdit *>(u"filter"_s), Qt::Key_Escape);
        QCOMPARE(view->currentIndex().row(), 400);
        const QRect row = view->visualRect(view->currentIndex());
        QVERIFY(view->viewport()->rect().contains(row));
        log.model()->append(entries(400)); // it stays where it is
        QCOMPARE(view->visualRect(view->currentIndex()).top(), row.top());
        QTest::keyClick(view, Qt::Key_End);
        QVERIFY(view->isFollowing());
        QTest::keyClick(view, Qt::Key_Up);
        QVERIFY(!view->isFollowing());
        QTest::keyClick(view, Qt::Key_Down);
        QVERIFY(view->isFollowing());
    }

    /// A row that a filter finds late is not pushed upon a user who looks at another one by then.
    void whoLooksElsewhereIsLeftThere()
    {
        TrafficLog log(Side::Client);
        LogPanel panel(m_look, log);
        log.model()->append(entries(200'000));
        panel.view()->showStoreRow(199'999);
        panel.setFilter(u"a"_s);
        QVERIFY(log.model()->isFiltering());
        panel.view()->setCurrentIndex(log.model()->index(3, 0));
        QTRY_VERIFY(!log.model()->isFiltering());
        QCOMPARE(panel.view()->currentIndex().row(), 3);
    }

private:
    Look m_look;
};

QTEST_MAIN(TestFollowing)
#include "tst_following.moc"
