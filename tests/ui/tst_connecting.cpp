// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How a client tab is connected and closed, and where its keys lead, on a real server.
#include "clientwalk.h"

class TestConnecting : public ClientWalk
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

    /// Tab led to "Send a ping", and Enter sent one.
    void codeAndReasonAreGivenByKeys()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        auto *code = named<QSpinBox>(u"closeCode"_s);
        auto *reason = named<QLineEdit>(u"closeReason"_s);
        auto *menu = named<QToolButton>(u"connectionMenu"_s)->menu();
        const auto enter = [&](int number, const QString &words) {
            menu->popup(m_window->geometry().center());
            QVERIFY(menu->isVisible());
            QTest::keyClick(menu, Qt::Key_Up); // to the last entry, which is the form
            QCOMPARE(menu->focusWidget(), code);
            code->selectAll();
            QTest::keyClicks(code, QString::number(number));
            QTest::keyClick(code, Qt::Key_Tab);
            QCOMPARE(menu->focusWidget(), reason);
            reason->selectAll();
            QTest::keyClicks(reason, words);
        };
        enter(4321, u"enough"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QVERIFY(!menu->isVisible());
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        QTRY_COMPARE(lastClose().code, quint16(4321));
        QCOMPARE(lastClose().reason, u"enough"_s);
        QVERIFY(!hasRow(EntryKind::Ping));
        connectNow();
        enter(4322, u"by its button"_s);
        QTest::keyClick(reason, Qt::Key_Tab);
        QCOMPARE(menu->focusWidget(), named<QPushButton>(u"closeWith"_s));
        QTest::keyClick(menu->focusWidget(), Qt::Key_Space);
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        QTRY_COMPARE(lastClose().code, quint16(4322));
        connectNow();
        enter(4323, u"at once"_s);
        QTest::keyClick(reason, Qt::Key_Backtab);
        QTest::keyClick(code, Qt::Key_Return);
        QTRY_COMPARE(lastClose().code, quint16(4323));
    }
};

QTEST_MAIN(TestConnecting)
#include "tst_connecting.moc"
