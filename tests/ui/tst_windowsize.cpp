// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The window has the size that it was given, and nothing moves below the pointer, whatever is said and shown in it.
#include "clientwalk.h"

#include <ui/views/environmentpanel.h>
#include <ui/views/framepanel.h>
#include <ui/views/settingspanel.h>
#include <ui/views/workspaceview.h>

#include <QScrollArea>
#include <QScrollBar>

class TestWindowSize : public ClientWalk
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

    void nothingThatIsShownResizesTheWindow_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(900, 560);
        QTest::newRow("in between") << QSize(1000, 600);
        QTest::newRow("usual") << QSize(1280, 820);
    }
    void nothingThatIsShownResizesTheWindow()
    {
        QFETCH(QSize, size);
        m_window->resize(size);
        QCOMPARE(m_window->size(), size);
        const auto stays = [&] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QCoreApplication::processEvents();
            return m_window->size() == size;
        };
        for (int tab = 0; tab < named<QTabBar>(u"requestTabs"_s)->count(); ++tab) {
            choose(RequestPanel::Tab(tab));
            QVERIFY2(stays(), qPrintable(QString::number(tab)));
        }
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+E"_s));
        QVERIFY(m_window->findChild<EnvironmentPanel *>()->isVisible());
        QVERIFY(stays());
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+,"_s));
        QVERIFY(m_window->findChild<SettingsPanel *>()->isVisible());
        QVERIFY(!m_window->findChild<EnvironmentPanel *>()->isVisible());
        QVERIFY(stays());
        page()->findChild<FramePanel *>()->show();
        QVERIFY(stays());
        for (Notice *notice : m_window->findChildren<Notice *>()) {
            notice->tell(QString(u"word "_s).repeated(80),
                         Notice::Tone::Failure,
                         { u"What can be done"_s, [] { } },
                         { u"Another thing"_s, [] { } });
            QVERIFY(stays());
        }
        for (const WorkspaceGroup group : workspaceGroups) {
            m_window->openPath(m_window->workspace().filesOf(group).first());
            QVERIFY(stays());
        }
    }

    void whatHasNoRoomScrolls()
    {
        m_window->resize(900, 560);
        page()->findChild<FramePanel *>()->show();
        QCoreApplication::processEvents();
        const auto *area = page()->findChild<QScrollArea *>();
        QVERIFY(area->isAncestorOf(page()->view()));
        QVERIFY(area->verticalScrollBar()->isVisible());
        QVERIFY(page()->view()->height() >= page()->view()->minimumSizeHint().height());
        m_window->resize(1280, 1000);
        QTRY_VERIFY(!area->verticalScrollBar()->isVisible());
    }

    void whatIsSaidMovesNothingAboveIt()
    {
        m_window->resize(1280, 820);
        QCoreApplication::processEvents();
        const QList<QWidget *> still { m_window->findChild<WorkspaceView *>(),
                                       m_window->findChild<QTabBar *>(),
                                       named<QLineEdit>(u"url"_s),
                                       page()->view()->logPanel()->view() };
        QList<QWidget *> stillInTab = still;
        stillInTab.append({ page()->findChild<Composer *>(), named<QWidget>(u"payloadTabs"_s) });
        const auto places = [](const QList<QWidget *> &widgets) {
            QList<QPoint> points;
            for (const QWidget *widget : widgets)
                points.append(widget->mapTo(widget->window(), QPoint()));
            return points;
        };
        const auto before = places(stillInTab);
        view(m_window.get())->tell(u"“feed” was deleted."_s);
        QCoreApplication::processEvents();
        QVERIFY(view(m_window.get())->isVisible());
        QCOMPARE(places(still), before.first(still.size()));
        view(m_window.get())->dismiss();
        QCoreApplication::processEvents();
        QCOMPARE(places(stillInTab), before);
        page()->view()->notice()->tell(u"closed 1006"_s);
        QCoreApplication::processEvents();
        QVERIFY(page()->view()->notice()->isVisible());
        QCOMPARE(places(stillInTab), before);
    }

private:
    /// The notice of the window itself.
    static Notice *view(QMainWindow *window)
    {
        return window->centralWidget()->findChild<Notice *>(QString(), Qt::FindDirectChildrenOnly);
    }
};

QTEST_MAIN(TestWindowSize)
#include "tst_windowsize.moc"
