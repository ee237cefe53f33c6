// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How a client tab is connected and closed, and where its keys lead, on a real server.
#include "clientwalk.h"

#include <QDir>
#include <QTcpServer>

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

    void whoConnectsByKeysGoesOnInTheComposer()
    {
        auto *field = named<QLineEdit>(u"url"_s);
        auto *editor = named<QPlainTextEdit>(u"composerText"_s);
        const auto connectFrom = [&](QWidget *from) {
            field->setText(url(u"/chat"_s));
            field->setFocus();
            QTest::keyClick(field, Qt::Key_Return);
            from->setFocus();
            QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        };
        connectFrom(field);
        QCOMPARE(QApplication::focusWidget(), editor);
        QTest::keyClicks(QApplication::focusWidget(), u"{}"_s);
        QCOMPARE(page()->composer()->text(), u"{}"_s);
        page()->connectNow();
        QTest::mouseClick(named<QPushButton>(u"connectButton"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        // Who went elsewhere meanwhile stays there.
        auto *filter = named<QLineEdit>(u"filter"_s);
        connectFrom(filter);
        QCOMPARE(QApplication::focusWidget(), filter);
    }

    void tabGoesThroughThePageAsItIsRead()
    {
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+H"_s)); // the request is away
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        named<QLineEdit>(u"url"_s)->setFocus();
        QStringList order;
        for (int i = 0; i < 40 && !order.contains(u"payloadTabs"_s); ++i) {
            QWidget *at = QApplication::focusWidget();
            QVERIFY(at);
            const QString name = at->objectName();
            order.append(name);
            const QImage focused = at->grab().toImage();
            const bool isCharacter = name == u"composerText"_s;
            QTest::keyClick(at, isCharacter ? Qt::Key_Escape : Qt::Key_Tab);
            QVERIFY2(at->grab().toImage() != focused, qPrintable(name)); // it is seen where one is
        }
        const QStringList expected {
            u"url"_s,    u"requestToggle"_s, u"connectButton"_s, u"connectionMenu"_s,
            u"asLog"_s,  u"filter"_s,        u"mark"_s,          u"view"_s,
            u"follow"_s, u"messageLog"_s,    u"composerText"_s
        };
        QCOMPARE(order.first(expected.size()), expected);
        QCOMPARE(order.last(), u"payloadTabs"_s);
    }

    void aUrlWithoutASchemeGetsOne()
    {
        auto *field = named<QLineEdit>(u"url"_s);
        field->setText(url(u"/chat?token=abc"_s).mid(5));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(field->text(), url(u"/chat?token=abc"_s));
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        QCOMPARE(lastRequest().uri().target(), "/chat?token=abc"_ba);
        page()->connectNow();
        QTest::mouseClick(named<QPushButton>(u"connectButton"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        // What is none is said in our words.
        field->setText(u"ws://a:99999999/"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(page()->view()->notice()->isVisible());
        QVERIFY2(page()->view()->notice()->text().contains(u"ws://host:port/path"_s),
                 qPrintable(page()->view()->notice()->text()));
    }

    void escapeInTheUrlGivesUp()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        auto *field = named<QLineEdit>(u"url"_s);
        const auto *hint = named<QLabel>(u"logHint"_s);
        field->setText(u"ws://127.0.0.1:%1/"_s.arg(silent.serverPort()));
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(page()->linkState(), ClientLink::State::Connecting);
        QVERIFY(hint->isVisible());
        QCOMPARE(hint->text(), u"Connecting… Esc in the URL gives up."_s);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(page()->linkState(), ClientLink::State::Idle);
        QVERIFY2(hint->text().contains(u"Enter a URL"_s), qPrintable(hint->text()));
        // Of a connection that is open it closes nothing.
        field->setText(url(u"/chat"_s));
        connectNow();
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(page()->linkState(), ClientLink::State::Open);
        page()->log().clear();
        QTRY_VERIFY(hint->isVisible());
        QCOMPARE(hint->text(), u"The log is empty. What comes and goes now stands here."_s);
    }

    void whatIsNotTrueAnyMoreIsNotSaid()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        Notice *notice = page()->view()->notice();
        const auto send = [this](const QString &text) {
            page()->composer()->setText(text);
            QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        };
        send(u"{{ nobody }}"_s);
        QVERIFY(notice->isVisible() && notice->text().startsWith(u"Nothing was sent"_s));
        send(u"something"_s);
        QVERIFY(!notice->isVisible());
        send(u"{{ nobody }}"_s);
        notice->tell(u"something else"_s);
        send(u"something"_s);
        QVERIFY(notice->isVisible()); // sending has nothing to do with it

        // A recording that could not begin, and one that did.
        const QString sessions = path(u"sessions"_s);
        QVERIFY(QDir().rename(sessions, path(u"away"_s)) && write(sessions, "no folder"));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+R"_s));
        QVERIFY(!page()->log().isRecording());
        QVERIFY2(notice->text().contains(u"sessions"_s), qPrintable(notice->text()));
        QVERIFY(QFile::remove(sessions) && QDir().rename(path(u"away"_s), sessions));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+R"_s));
        QVERIFY(page()->log().isRecording());
        QVERIFY(!notice->isVisible());
    }

    void aRefusalSaysWhatTheServerSaidOnce()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/refused"_s));
        page()->connectNow();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Failed);
        const QString said = page()->view()->notice()->text();
        QVERIFY2(said.contains(u"403"_s) && said.count(u"not you"_s) == 1, qPrintable(said));
    }
};

QTEST_MAIN(TestConnecting)
#include "tst_connecting.moc"
