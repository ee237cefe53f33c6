// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The tabs of the window: what is not saved stays, and what can be done with them.
#include "clientwalk.h"

#include <ui/models/workspacemodel.h>
#include <ui/views/pagetabs.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QClipboard>
#include <QToolTip>

class TestTabs : public ClientWalk
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        start();
        m_tabs = m_window->findChild<PageTabs *>();
        m_tree = m_window->findChild<WorkspaceView *>();
    }
    void cleanup() { stop(); }

    void theKeysBeginInTheTreeAndComeBackThere()
    {
        named<QLineEdit>(u"url"_s)->setFocus();
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+W"_s));
        QCOMPARE(QApplication::focusWidget(), m_tree);
        restart();
        QCOMPARE(QApplication::focusWidget(), m_window->findChild<WorkspaceView *>());
    }

    void whatWasNotSavedComesBackFromTheTree()
    {
        const QString feed = path(u"connections/feed.json"_s);
        m_window->openPath(feed);
        named<QLineEdit>(u"url"_s)->setText(u"ws://127.0.0.1:9/changed"_s);
        named<QPlainTextEdit>(u"composerText"_s)->setPlainText(u"changed"_s);
        QVERIFY(page()->isChanged());
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+W"_s));
        for (int i = 0; i < 15; ++i) { // others that are closed do not put it away
            m_window->openTab({ .kind = TabState::Kind::Connection });
            QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+W"_s));
        }
        Q_EMIT m_tree->opened(feed);
        QCOMPARE(named<QLineEdit>(u"url"_s)->text(), u"ws://127.0.0.1:9/changed"_s);
        QCOMPARE(named<QPlainTextEdit>(u"composerText"_s)->toPlainText(), u"changed"_s);
        QVERIFY(page()->isChanged());
        const int count = m_tabs->count();
        for (int i = 0; i < 3; ++i)
            QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+T"_s));
        QStringList paths;
        for (int i = 0; i < m_tabs->count(); ++i)
            paths.append(static_cast<Tab *>(m_tabs->widget(i))->path());
        QCOMPARE(paths.count(feed), 1);
        QVERIFY(m_tabs->count() > count);
    }

    void aNewConnectionIsNamedByItsUrlAndItsNameIsWritten()
    {
        named<QLineEdit>(u"url"_s)->setText(u"ws://127.0.0.1:9101/chat?a=1"_s);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+S"_s));
        QCOMPARE(page()->path(), path(u"connections/127.0.0.1-9101-chat.json"_s));
        QTRY_VERIFY(editor());
        QCOMPARE(editor()->text(), u"127.0.0.1-9101-chat"_s);
        QTest::keyClicks(editor(), u"Local v1.2"_s); // in place of what is selected
        QTest::keyClick(editor(), Qt::Key_Return);
        QTRY_COMPARE(page()->path(), path(u"connections/Local v1.2.json"_s));
        QCOMPARE(page()->title(), u"Local v1.2"_s);
    }

    void theTitleNamesTheTabInFront()
    {
        m_window->openPath(path(u"connections/feed.json"_s));
        QCOMPARE(m_window->windowTitle(), u"feed – Jackfield"_s);
        named<QLineEdit>(u"url"_s)->setText(u"ws://127.0.0.1:9/changed"_s);
        QCOMPARE(m_window->windowTitle(), u"feed – Jackfield"_s); // the tab says so
        while (m_tabs->count() > 0)
            QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+W"_s));
        QCOMPARE(m_window->windowTitle(), u"Jackfield"_s);
    }

    void aCopyIsNamedAtOnce()
    {
        m_tree->setFocus();
        m_tree->select(path(u"mocks/trading.mock.json"_s));
        QTest::keySequence(m_tree, QKeySequence(u"Ctrl+D"_s));
        QTRY_VERIFY(editor());
        QCOMPARE(m_tree->currentPath(), path(u"mocks/trading-2.mock.json"_s));
        QCOMPARE(editor()->text(), u"trading-2"_s);
        QTRY_COMPARE(QApplication::focusWidget(), editor());
    }

    void aNameThatIsRefusedStaysToBeMended_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a path") << u"a/b"_s << u"“a/b” cannot be a name"_s;
        QTest::newRow("another kind's") << u"feed.mock"_s << u"files of another kind"_s;
        QTest::newRow("taken") << u"orders"_s << u"already"_s;
    }
    void aNameThatIsRefusedStaysToBeMended()
    {
        QFETCH(QString, name);
        QFETCH(QString, reason);
        QVERIFY(write(path(u"connections/orders.json"_s), "{}"));
        QTRY_VERIFY(model()->indexOf(path(u"connections/orders.json"_s)).isValid());
        m_tree->setFocus();
        m_tree->select(path(u"connections/feed.json"_s));
        QTest::keySequence(m_tree, QKeySequence(u"F2"_s));
        QTRY_VERIFY(editor());
        editor()->selectAll();
        QTest::keyClicks(editor(), name);
        QTest::keyClick(editor(), Qt::Key_Return);
        QVERIFY(editor());
        QCOMPARE(editor()->text(), name);
        const auto *notice =
            m_window->centralWidget()->findChild<Notice *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY2(notice->isVisible() && notice->text().contains(reason),
                 qPrintable(notice->text()));
        editor()->selectAll();
        QTest::keyClicks(editor(), u"v1.2"_s);
        model()->setStatus(path(u"connections/feed.json"_s), { true, u"open"_s }); // meanwhile
        QTest::keyClick(editor(), Qt::Key_Return);
        QTRY_VERIFY(QFileInfo::exists(path(u"connections/v1.2.json"_s)));
        QVERIFY(!notice->isVisible());
    }

    void aRecordingSaysWhereAndWhen()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+R"_s));
        const QString name = Workspace::titleOf(page()->log().recordingPath());
        static const QRegularExpression expected(
            u"^127\\.0\\.0\\.1-\\d+ \\d{4}-\\d\\d-\\d\\d \\d\\d\\.\\d\\d$"_s);
        QVERIFY2(expected.match(name).hasMatch(), qPrintable(name));
    }

    void whatRecordsIsMarkedEverywhere()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+S"_s));
        connectNow();
        const auto icon = [&] { return m_tabs->tabIcon(0).pixmap(32).toImage(); };
        const QImage before = icon();
        const QModelIndex row = m_tree->currentIndex();
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+R"_s));
        QVERIFY(icon() != before);
        QVERIFY(m_tabs->tabToolTip(0).contains(u"recording"));
        QVERIFY(row.data(WorkspaceModel::RecordingRole).toBool());
        const QString title = page()->title();
        auto *button = m_window->findChild<QToolButton *>(u"record"_s);
        QVERIFY(!button->toolTip().contains(title));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+N"_s));
        QCOMPARE(button->text(), u"Record"_s);
        QVERIFY2(button->toolTip().contains(title), qPrintable(button->toolTip()));
        m_tabs->setCurrentIndex(0);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+R"_s));
        QCOMPARE(icon(), before);
        QVERIFY(!row.data(WorkspaceModel::RecordingRole).toBool());
    }

    void manyTabsStayLegible()
    {
        for (int i = 0; i < 60; ++i)
            m_window->openTab(
                { .kind = TabState::Kind::Connection,
                  .url = u"ws://127.0.0.1:%1/a/long/path/of/many/names"_s.arg(9000 + i) });
        QCoreApplication::processEvents();
        for (int i = 0; i < m_tabs->count(); ++i)
            QVERIFY(m_tabs->tabBar()->tabRect(i).width() >= 120
                    && m_tabs->tabBar()->tabRect(i).width() <= 240);
        QVERIFY(m_tabs->tabToolTip(60).contains(u"127.0.0.1:9059/a/long/path/of/many/names"));
        auto *menu = m_tabs->findChild<QToolButton *>(u"allTabs"_s)->menu();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 61);
        menu->actions().at(3)->trigger();
        QCOMPARE(m_tabs->currentIndex(), 3);
        QVERIFY(m_tabs->tabBar()->rect().contains(m_tabs->tabBar()->tabRect(3).center()));
    }

    void tabsAreClosedByTheMouseAndByTheirMenu()
    {
        for (const WorkspaceGroup group : workspaceGroups)
            m_window->openPath(m_window->workspace().filesOf(group).first());
        QCOMPARE(m_tabs->count(), 5);
        QTest::mouseClick(
            m_tabs->tabBar(), Qt::MiddleButton, {}, m_tabs->tabBar()->tabRect(4).center());
        QCOMPARE(m_tabs->count(), 4);
        const QPoint tab = m_tabs->tabBar()->tabRect(1).center();
        QContextMenuEvent asked(QContextMenuEvent::Mouse, tab, m_tabs->tabBar()->mapToGlobal(tab));
        QApplication::sendEvent(m_tabs->tabBar(), &asked);
        QCOMPARE(m_tabs->currentIndex(), 1);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        choose(menu, u"Close the tabs to the right"_s);
        QCOMPARE(m_tabs->count(), 2);
        trigger(u"Close the other tabs"_s);
        QCOMPARE(m_tabs->count(), 1);
        QCOMPARE(m_window->currentTab()->path(),
                 m_window->workspace().filesOf(WorkspaceGroup::Connections).first());
    }

    void aTabIsDuplicatedAndSaysItsPlace()
    {
        m_window->openPath(path(u"connections/feed.json"_s));
        named<QLineEdit>(u"url"_s)->setText(u"ws://127.0.0.1:9/changed"_s);
        trigger(u"Copy the URL or path"_s);
        QCOMPARE(QApplication::clipboard()->text(), u"ws://127.0.0.1:9/changed"_s);
        const auto *before = static_cast<ConnectionPage *>(m_window->currentTab());
        const int messages = int(before->state().text.size());
        trigger(u"Duplicate the tab"_s);
        QVERIFY(m_window->currentTab() != before);
        QCOMPARE(page()->path(), QString());
        QCOMPARE(page()->url(), u"ws://127.0.0.1:9/changed"_s);
        QCOMPARE(int(page()->state().text.size()), messages);
        QVERIFY(page()->state().id != before->state().id);
    }

    void aGroupMakesNewOnesByItsPlus()
    {
        const int count = m_tabs->count();
        const QModelIndex group = model()->indexOf(WorkspaceGroup::Scripts);
        const QPoint plus = WorkspaceView::plusIn(m_tree->visualRect(group)).center();
        QTest::mouseClick(m_tree->viewport(), Qt::LeftButton, {}, plus);
        QCOMPARE(m_tabs->count(), count + 1);
        QCOMPARE(m_window->currentTab()->kind(), TabState::Kind::Script);
        QVERIFY(!WorkspaceView::canMake(model()->indexOf(WorkspaceGroup::Sessions)));
    }

    void aNewWorkspaceIsEmptyAndOpens()
    {
        const QString folder = m_home->filePath(u"new one"_s);
        m_window->newWorkspace(folder);
        QCOMPARE(m_window->workspace().folder(), folder);
        QVERIFY(QFileInfo::exists(folder + u"/workspace.json"_s));
        QCOMPARE(m_window->workspace().filesOf(WorkspaceGroup::Connections), QStringList());
        // One that holds something is left alone.
        m_window->newWorkspace(m_services.sampleCopy);
        QCOMPARE(m_window->workspace().folder(), folder);
    }

private:
    WorkspaceModel *model() const { return static_cast<WorkspaceModel *>(m_tree->model()); }
    QLineEdit *editor() const { return m_tree->viewport()->findChild<QLineEdit *>(); }
    void trigger(const QString &text) const
    {
        for (QAction *action : m_window->actions()) {
            if (action->text() == text)
                return action->trigger();
        }
        QFAIL(qPrintable(text));
    }
    static void choose(QMenu *menu, const QString &text)
    {
        for (QAction *action : menu->actions()) {
            if (action->text() == text)
                action->trigger();
        }
        menu->close();
    }

    PageTabs *m_tabs = nullptr;
    WorkspaceView *m_tree = nullptr;
};

QTEST_MAIN(TestTabs)
#include "tst_tabs.moc"
