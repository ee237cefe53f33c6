// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "windowwalk.h"

#include <ui/models/workspacemodel.h>
#include <ui/shell/page.h>
#include <ui/shell/proxypage.h>
#include <ui/views/logpanel.h>
#include <ui/views/messagelogview.h>
#include <ui/views/trafficview.h>
#include <ui/views/workspaceview.h>

#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QWindow>

/// Somebody at the real window, who has keys and a mouse, and begins in an empty folder.
class UserWalk : public WindowWalk
{
protected:
    void begin()
    {
        moveIn();
        open();
        m_folder = m_home->filePath(u"empty"_s);
        QVERIFY(QDir().mkpath(m_folder));
    }

    /// What takes the keys now.
    QWidget *focus() const
    {
        if (QWidget *popup = QApplication::activePopupWidget())
            return popup;
        QWidget *widget = QApplication::focusWidget();
        return widget ? widget : m_window.get();
    }
    void press(const QString &keys) { QTest::keySequence(focus(), QKeySequence(keys)); }
    void press(Qt::Key key) { QTest::keyClick(focus(), key); }
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
        for (int i = 0; i < 80 && !isIn(name); ++i) {
            const auto *editor = qobject_cast<const QPlainTextEdit *>(focus());
            QTest::keyClick(focus(),
                            editor && !editor->isReadOnly() ? Qt::Key_Escape : Qt::Key_Tab);
        }
        return isIn(name);
    }
    /// As the window system does for the Menu key.
    void openMenu()
    {
        const QPoint place = focus()->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
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
    /// The arrow key that points to where reading goes.
    static Qt::Key forward()
    {
        return QGuiApplication::isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
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
            QTest::keyClick(menu, active->menu() ? forward() : Qt::Key_Return);
            return QApplication::activePopupWidget() || comeBack();
        }
        return false;
    }
    /// Ctrl+K, a few words, Enter.
    void find(const QString &words)
    {
        press(u"Ctrl+K"_s);
        type(words);
        press(Qt::Key_Return);
    }
    /// An empty folder is a workspace.
    void openFolderByKeys()
    {
        press(u"Ctrl+O"_s);
        QTRY_VERIFY(m_window->findChild<QFileDialog *>());
        QTRY_VERIFY(qobject_cast<QLineEdit *>(focus()));
        press(u"Ctrl+A"_s);
        type(m_folder);
        press(Qt::Key_Return);
        QTRY_COMPARE(m_window->workspace().folder(), m_folder);
        QVERIFY(comeBack());
    }
    /// With the arrows, in a bar of tabs that has the focus.
    bool turnTo(const QString &tab)
    {
        auto *tabs = qobject_cast<QTabBar *>(focus());
        for (int i = 0; tabs && i < tabs->count(); ++i)
            QTest::keyClick(tabs, Qt::Key_Left);
        for (int i = 0; tabs && i < tabs->count(); ++i) {
            if (tabs->tabText(tabs->currentIndex()).startsWith(tab))
                return true;
            QTest::keyClick(tabs, Qt::Key_Right);
        }
        return false;
    }
    /// In the tree, with the arrows; its menu is open then.
    void openMenuOf(const QString &file)
    {
        QVERIFY(tabTo(u"workspace"_s));
        auto *tree = m_window->findChild<WorkspaceView *>();
        QTRY_VERIFY(static_cast<WorkspaceModel *>(tree->model())->indexOf(file).isValid());
        press(Qt::Key_Home);
        for (int i = 0; i < 40 && tree->currentPath() != file; ++i)
            press(Qt::Key_Down);
        QCOMPARE(tree->currentPath(), file);
        openMenu();
    }

    template<typename Widget>
    void click(const QString &name)
    {
        auto *widget = m_window->findChild<Widget *>(name);
        if (auto *tab = m_window->currentTab(); tab && tab->findChild<Widget *>(name))
            widget = tab->findChild<Widget *>(name);
        QVERIFY2(widget && widget->isVisible(), qPrintable(name));
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    /// With the mouse, from the empty folder on: a proxy in front of `url`.
    void clickProxy(const QString &url)
    {
        m_window->open(m_folder); // as a folder that is dropped
        click<QPushButton>(QStringLiteral("startProxy"));
        QTRY_VERIFY(proxy());
        click<QLineEdit>(QStringLiteral("url"));
        type(url);
        click<QPushButton>(QStringLiteral("proxyButton"));
        QTRY_VERIFY(proxy()->isRunning());
    }
    /// A tab of a bar, whatever count stands behind its name.
    void clickTab(const QString &bar, const QString &tab)
    {
        auto *tabs = m_window->currentTab()->findChild<QTabBar *>(bar);
        QVERIFY2(tabs, qPrintable(bar));
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i).startsWith(tab))
                QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(i).center());
        }
        QVERIFY(tabs->tabText(tabs->currentIndex()).startsWith(tab));
    }
    void clickRow(int row)
    {
        const QRect cell =
            rows()->visualRect(rows()->model()->index(row, MessageLogModel::Preview));
        QTest::mouseClick(
            rows()->viewport(), Qt::LeftButton, {}, { cell.left() + 20, cell.center().y() });
    }
    QPoint placeOf(const QString &file) const
    {
        auto *tree = m_window->findChild<WorkspaceView *>();
        const auto *model = static_cast<WorkspaceModel *>(tree->model());
        const bool isThere = QTest::qWaitFor([&] { return model->indexOf(file).isValid(); });
        return isThere ? tree->visualRect(model->indexOf(file)).center() : QPoint(-1, -1);
    }
    void clickFile(const QString &file)
    {
        QTest::mouseClick(
            m_window->findChild<WorkspaceView *>()->viewport(), Qt::LeftButton, {}, placeOf(file));
    }
    /// The menu at a place of a view, and its entry that begins so.
    void chooseAt(QWidget *viewport, const QPoint &place, const QString &title)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, viewport->mapToGlobal(place));
        QCoreApplication::sendEvent(viewport, &event);
        clickEntry(title);
    }
    void clickEntry(const QString &title)
    {
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (!action->text().startsWith(title))
                continue;
            const QPoint entry = menu->actionGeometry(action).center();
            for (int i = 8; i >= 0; --i) // a menu wants to see a way
                QTest::mouseMove(menu->windowHandle(), entry - QPoint(0, i));
            QTest::mouseClick(menu->windowHandle(), Qt::LeftButton, {}, entry);
            return;
        }
        QFAIL(qPrintable(u"no entry "_s + title));
    }

    Page *page() const { return m_window->currentPage(); }
    ProxyPage *proxy() const { return qobject_cast<ProxyPage *>(page()); }
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
    QStringList filesIn(const QString &group) const
    {
        const QDir folder(m_folder + u'/' + group);
        QStringList paths;
        for (const QString &name : folder.entryList(QDir::Files, QDir::Time | QDir::Reversed))
            paths.append(folder.filePath(name));
        return paths;
    }
    /// The one file in a folder of the workspace.
    QString onlyFile(const QString &group) const
    {
        const QStringList files = filesIn(group);
        return files.size() == 1 ? files.first() : QString();
    }

    QString m_folder;
};
