// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Two people explore a server that they do not know, from an empty folder to a recorded session that is replayed: one never
// touches the mouse, one types nothing but texts. The server is another program, in another language.
#include "../cli/program.h"
#include "windowwalk.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/session/session.h>
#include <ui/shell/connectionpage.h>
#include <ui/shell/sessionpage.h>
#include <ui/views/commandpalette.h>
#include <ui/views/composer.h>
#include <ui/views/logpanel.h>
#include <ui/views/trafficview.h>
#include <ui/views/workspaceview.h>

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QWindow>

class TestWalks : public WindowWalk
{
    Q_OBJECT

private:
    /// What takes the keys now.
    QWidget *focus() const
    {
        if (QWidget *popup = QApplication::activePopupWidget())
            return popup;
        QWidget *widget = QApplication::focusWidget();
        return widget ? widget : m_window.get();
    }
    void press(const QString &keys) { QTest::keySequence(focus(), QKeySequence(keys)); }
    void type(const QString &text) { QTest::keyClicks(focus(), text); }
    /// Whether the keys go to the widget of that name, or into it.
    bool isIn(const QString &name) const
    {
        const QWidget *widget = focus();
        while (widget && widget->objectName() != name)
            widget = widget->parentWidget();
        return widget;
    }
    /// With Tab, and with Esc out of an editor; whether the widget of that name can be reached so.
    bool tabTo(const QString &name)
    {
        for (int i = 0; i < 60 && !isIn(name); ++i)
            QTest::keyClick(focus(), isIn(u"composerText"_s) ? Qt::Key_Escape : Qt::Key_Tab);
        return isIn(name);
    }
    /// As the window system does for the Menu key.
    void openMenu()
    {
        const QPoint place = focus()->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, focus()->mapToGlobal(place));
        QCoreApplication::sendEvent(focus(), &event);
        QVERIFY(QApplication::activePopupWidget());
    }
    /// As a window manager does when a dialog or a menu is gone.
    bool comeBack() const
    {
        m_window->activateWindow();
        return QTest::qWaitForWindowActive(m_window.get());
    }
    /// Down to the entry of a menu that begins so, and into it.
    bool enter(const QString &title)
    {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        const qsizetype entries = menu ? menu->actions().size() : 0;
        for (qsizetype i = 0; i < entries; ++i) {
            QTest::keyClick(menu, Qt::Key_Down);
            const QAction *active = menu->activeAction();
            if (!active || !active->text().startsWith(title))
                continue;
            QTest::keyClick(menu, active->menu() ? Qt::Key_Right : Qt::Key_Return);
            return QApplication::activePopupWidget() || comeBack();
        }
        return false;
    }
    template<typename Widget>
    void click(const QString &name)
    {
        auto *widget = m_window->findChild<Widget *>(name);
        QVERIFY2(widget && widget->isVisible(), qPrintable(name));
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    void clickRow(int row)
    {
        const QRect cell =
            rows()->visualRect(rows()->model()->index(row, MessageLogModel::Preview));
        QTest::mouseClick(
            rows()->viewport(), Qt::LeftButton, {}, { cell.left() + 20, cell.center().y() });
    }
    void clickFile(const QString &file)
    {
        auto *tree = m_window->findChild<WorkspaceView *>();
        const auto *model = static_cast<WorkspaceModel *>(tree->model());
        QTRY_VERIFY(model->indexOf(file).isValid());
        const QRect row = tree->visualRect(model->indexOf(file));
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, row.center());
    }

    Page *page() const { return m_window->currentPage(); }
    MessageLogView *rows() const { return page()->view()->logPanel()->view(); }
    template<typename Widget>
    Widget *named(const QString &name) const
    {
        return page()->findChild<Widget *>(name);
    }
    QByteArray payload(qsizetype row) const
    {
        return page()->log().store().payload(row).toByteArray();
    }
    /// The row of the last message of that type.
    qsizetype rowOf(const QByteArray &kind) const
    {
        const MessageStore &store = page()->log().store();
        const QByteArray member = "\"type\": \"" + kind + '"';
        for (qsizetype row = store.size() - 1; row >= 0; --row) {
            if (store.payload(row).contains(member))
                return row;
        }
        return -1;
    }
    /// What the server calls this conversation; a person reads it in the log.
    QString session() const
    {
        return JsonValue::parse(payload(rowOf("welcome")))->value(u"session")->toString();
    }
    /// The one file in a folder of the workspace.
    QString onlyFile(const QString &group) const
    {
        const QDir folder(m_folder + u'/' + group);
        const QStringList files = folder.entryList(QDir::Files);
        return files.size() == 1 ? folder.filePath(files.first()) : QString();
    }
    bool hasReplayed() const
    {
        return named<QLabel>(u"verdict"_s)->text().contains(u"as recorded");
    }

    QString m_folder;

private Q_SLOTS:
    void init()
    {
        moveIn();
        open();
        m_folder = m_home->filePath(u"empty"_s);
        QVERIFY(QDir().mkpath(m_folder));
    }
    void cleanup() { m_window.reset(); }

    void byKeysAlone()
    {
        Program server = Program::peer(u"chat_server.py"_s);
        const QUrl url(server.url());

        // An empty folder is a workspace.
        press(u"Ctrl+O"_s);
        QTRY_VERIFY(m_window->findChild<QFileDialog *>());
        QTRY_VERIFY(qobject_cast<QLineEdit *>(focus()));
        press(u"Ctrl+A"_s);
        type(m_folder);
        QTest::keyClick(focus(), Qt::Key_Return);
        QTRY_COMPARE(m_window->workspace().folder(), m_folder);

        // A variable is missing, and made.
        QVERIFY(comeBack());
        press(u"Ctrl+N"_s);
        QCOMPARE(focus()->objectName(), u"url"_s);
        type(u"ws://{{ host }}/"_s);
        QTest::keyClick(focus(), Qt::Key_Return);
        QVERIFY(named<QLabel>(u"noticeText"_s)->text().contains(u"Ctrl+Shift+E"));
        press(u"Ctrl+Shift+E"_s);
        QVERIFY(isIn(u"variables"_s));
        type(u"host"_s);
        QTest::keyClick(focus(), Qt::Key_Tab);
        type(url.authority());
        QTest::keyClick(focus(), Qt::Key_Tab);
        QVERIFY(tabTo(u"environmentDone"_s));
        QTest::keyClick(focus(), Qt::Key_Space);

        // Connected, recorded, with a subprotocol.
        press(u"Ctrl+Shift+H"_s);
        QVERIFY(isIn(u"requestTabs"_s));
        const auto *pages = named<QTabBar>(u"requestTabs"_s);
        while (pages->tabText(pages->currentIndex()) != u"Options"
               && pages->currentIndex() < pages->count() - 1)
            QTest::keyClick(focus(), Qt::Key_Right);
        QVERIFY(tabTo(u"subprotocols"_s));
        type(u"chat.v1"_s);
        press(u"Ctrl+Shift+H"_s);
        press(u"Ctrl+R"_s);
        press(u"Ctrl+L"_s);
        QTest::keyClick(focus(), Qt::Key_Return);
        QTRY_VERIFY(rowOf("welcome") > 0);

        // The welcome says which session to name: it is written into the answer.
        press(u"Ctrl+F"_s);
        type(u"welcome"_s);
        QTest::keyClick(focus(), Qt::Key_Return);
        QTest::keyClick(focus(), Qt::Key_Home);
        QCOMPARE(rows()->selectedRows(), QList<qsizetype> { rowOf("welcome") });
        press(u"Ctrl+B"_s);
        openMenu();
        QVERIFY(enter(u"Put into"_s));
        press(u"Ctrl+A"_s);
        type(u"{\"type\":\"join\",\"name\":\"ann\",\"session\":\""_s + session() + u"\"}"_s);
        press(u"Ctrl+Return"_s);
        press(u"Ctrl+F"_s);
        QTest::keyClick(focus(), Qt::Key_Escape);
        QTRY_VERIFY(rowOf("joined") > 0);
        press(u"Ctrl+M"_s);
        press(u"Ctrl+A"_s);
        type(u"{\"type\":\"say\",\"text\":\"hello\",\"nonce\":\"{{ uuid }}\",\"session\":\""_s
             + session() + u"\"}"_s);
        QVERIFY(comeBack()); // from the variables that were offered
        press(u"Ctrl+Return"_s);
        QTRY_VERIFY(rowOf("said") > 0);

        // What was said becomes a column; the note stays.
        press(u"Ctrl+F"_s);
        type(u"$.type = said"_s);
        QTest::keyClick(focus(), Qt::Key_Return);
        QTest::keyClick(focus(), Qt::Key_Home);
        openMenu();
        QVERIFY(enter(u"Add a column"_s));
        QVERIFY(enter(u"$.text"_s));
        QCOMPARE(page()->view()->logPanel()->columns(), QStringList { u"$.text"_s });
        press(u"Ctrl+Shift+B"_s);
        type(u"it works"_s);
        QTest::keyClick(focus(), Qt::Key_Return);
        QCOMPARE(page()->log().model()->notes().notes().size(), 2u);

        // Saved, ended, and replayed.
        press(u"Ctrl+S"_s);
        QTRY_VERIFY(!onlyFile(u"connections"_s).isEmpty());
        QVERIFY(contents(onlyFile(u"connections"_s)).contains("{{ host }}"));
        press(u"Ctrl+L"_s);
        QVERIFY(tabTo(u"connectButton"_s));
        QTest::keyClick(focus(), Qt::Key_Space);
        QTRY_COMPARE(page()->health(), Health::Idle);
        press(u"Ctrl+R"_s);
        const QString recording = onlyFile(u"sessions"_s);
        QVERIFY(!recording.isEmpty());
        press(u"Ctrl+K"_s);
        type(Workspace::titleOf(recording) + u" session"_s);
        QTest::keyClick(focus(), Qt::Key_Return);
        QTRY_COMPARE(page()->path(), recording);
        QVERIFY(tabTo(u"replay"_s));
        QTest::keyClick(focus(), Qt::Key_Space);
        QTRY_VERIFY(hasReplayed());
        server.closeInput();
        QCOMPARE(server.exitCode(), 0);
    }

    void byMouse()
    {
        Program server = Program::peer(u"chat_server.py"_s);
        m_window->open(m_folder); // as a folder that is dropped
        QCOMPARE(m_window->workspace().folder(), m_folder);
        click<QPushButton>(u"startConnect"_s);
        click<QLineEdit>(u"url"_s);
        type(server.url());
        click<QToolButton>(u"record"_s);
        click<QPushButton>(u"connectButton"_s);
        QTRY_VERIFY(named<QLabel>(u"noticeText"_s)->text().contains(u"missing subprotocol"));
        click<QToolButton>(u"requestToggle"_s);
        auto *request = named<QTabBar>(u"requestTabs"_s);
        for (int tab = 0; tab < request->count(); ++tab) {
            if (request->tabText(tab) == u"Options")
                QTest::mouseClick(request, Qt::LeftButton, {}, request->tabRect(tab).center());
        }
        click<QLineEdit>(u"subprotocols"_s);
        type(u"chat.v1"_s);
        click<QPushButton>(u"connectButton"_s);
        QTRY_VERIFY(rowOf("welcome") > 0);

        // By the menu of a row into the composer.
        const int welcome = int(rowOf("welcome"));
        clickRow(welcome);
        QCOMPARE(rows()->selectedRows(), QList<qsizetype> { welcome });
        const QRect cell =
            rows()->visualRect(rows()->model()->index(welcome, MessageLogModel::Preview));
        QContextMenuEvent event(QContextMenuEvent::Mouse,
                                cell.center(),
                                rows()->viewport()->mapToGlobal(cell.center()));
        QCoreApplication::sendEvent(rows()->viewport(), &event);
        auto *menu = static_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (!action->text().startsWith(u"Put into"))
                continue;
            const QPoint place = menu->actionGeometry(action).center();
            for (int i = 8; i >= 0; --i) // a menu wants to see a way
                QTest::mouseMove(menu->windowHandle(), place - QPoint(0, i));
            QTest::mouseClick(menu->windowHandle(), Qt::LeftButton, {}, place);
            break;
        }
        QTRY_VERIFY(page()->findChild<Composer *>()->text().contains(session()));
        press(u"Ctrl+A"_s);
        type(u"{\"type\":\"join\",\"name\":\"ann\",\"session\":\""_s + session() + u"\"}"_s);
        click<QPushButton>(u"send"_s);
        QTRY_VERIFY(rowOf("joined") > 0);

        // The bars below the log choose a time, a click none.
        auto *bars = named<QWidget>(u"timeline"_s);
        QTRY_VERIFY(bars->isVisible());
        QTest::mousePress(bars, Qt::LeftButton, {}, { 14, 20 });
        QTest::mouseMove(bars, { 200, 20 });
        QMouseEvent move(QEvent::MouseMove,
                         QPointF(200, 20),
                         bars->mapToGlobal(QPointF(200, 20)),
                         Qt::NoButton,
                         Qt::LeftButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(bars, &move);
        QTest::mouseRelease(bars, Qt::LeftButton, {}, { 200, 20 });
        QVERIFY(page()->view()->logPanel()->filter().contains(u"time:"));
        QTest::mouseClick(bars, Qt::LeftButton, {}, { 100, 20 });
        QVERIFY(page()->view()->logPanel()->filter().isEmpty());

        // The tabs of the payload.
        clickRow(int(rowOf("joined")));
        auto *tabs = named<QTabBar>(u"payloadTabs"_s);
        for (int tab = 0; tab < tabs->count(); ++tab) {
            QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
            QCOMPARE(tabs->currentIndex(), tab);
        }

        click<QPushButton>(u"connectButton"_s);
        QTRY_COMPARE(page()->health(), Health::Idle);
        click<QToolButton>(u"record"_s);
        const QString recording = onlyFile(u"sessions"_s);
        QVERIFY(!recording.isEmpty());
        clickFile(recording);
        QTRY_COMPARE(page()->path(), recording);
        click<QPushButton>(u"replay"_s);
        QTRY_VERIFY(hasReplayed());
        server.closeInput();
        QCOMPARE(server.exitCode(), 0);
    }
};

QTEST_MAIN(TestWalks)
#include "tst_walks.moc"
