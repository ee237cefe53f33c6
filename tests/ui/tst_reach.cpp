// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Everything can be reached: by the palette, by keys, by tools that read the screen aloud.
#include "windowwalk.h"

#include <ui/shell/connectionpage.h>
#include <ui/views/commandpalette.h>
#include <ui/views/hexview.h>
#include <ui/views/textview.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>

namespace {
/// Used so often that a hand should not leave the keyboard for it.
const QStringList often {
    u"Start an echo server"_s, u"Record"_s,        u"New connection"_s, u"Save"_s, u"Close tab"_s,
    u"Filter the log"_s,       u"Go to the URL"_s, u"Search or do…"_s
};

void collect(const QMenu *menu, QList<QAction *> &actions)
{
    for (QAction *action : menu->actions()) {
        if (action->menu())
            collect(action->menu(), actions);
        else if (!action->isSeparator())
            actions.append(action);
    }
}

/// How often the text of the page is made.
template<typename View>
struct Counted : View
{
    using View::View;
    SeenText seenText() override
    {
        ++times;
        return View::seenText();
    }
    int times = 0;
};
} // namespace

class TestReach : public WindowWalk
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        moveIn();
        open();
        for (const WorkspaceGroup group : workspaceGroups)
            m_window->openPath(m_window->workspace().filesOf(group).first());
        m_window->openTab({ .kind = TabState::Kind::Proxy });
    }
    void cleanupTestCase() { m_window.reset(); }

    void payloadsAreReadAloud()
    {
        TextView view(m_look);
        view.resize(400, 200);
        view.show();
        view.setBytes(SharedBytes::of("{\"a\":[1,2],\n\"b\":\"x\"}"),
                      TextReading::Form::Pretty,
                      CodeMode::Json);
        QAccessibleInterface *widget = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(widget && widget->textInterface() && widget->state().readOnly);
        QAccessibleTextInterface *text = widget->textInterface();
        const QString all = text->text(0, text->characterCount());
        QVERIFY2(all.startsWith(u"{\n") && all.contains(u"\"b\": \"x\"\n"), qPrintable(all));
        QCOMPARE(text->cursorPosition(), 0);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_End);
        int from = 0;
        int to = 0;
        QCOMPARE(
            text->textAtOffset(text->cursorPosition() - 1, QAccessible::LineBoundary, &from, &to),
            all.section(u'\n', 1, 1) + u'\n');
        const auto b = int(all.indexOf(u"\"b\""));
        text->setSelection(0, b, b + 3);
        QCOMPARE(view.selectedText(), u"\"b\""_s);
        QCOMPARE(text->selectionCount(), 1);
        text->selection(0, &from, &to);
        QCOMPARE(std::pair(from, to), std::pair(b, b + 3));
        QCOMPARE(text->offsetAtPoint(text->characterRect(b).center()), b);
        view.setAllFolded(true);
        QVERIFY(text->text(0, text->characterCount()).contains(u"2 elements"));
    }

    void bytesAreReadAloud()
    {
        HexView view(m_look);
        view.resize(view.widthOf(16), 200);
        view.show();
        view.setBytes(SharedBytes::of("0123456789abcdefXYZ"));
        QAccessibleTextInterface *text =
            QAccessible::queryAccessibleInterface(&view)->textInterface();
        QVERIFY(text);
        const QString all = text->text(0, text->characterCount());
        QVERIFY2(all.startsWith(u"0000  30 31") && all.count(u'\n') == 2, qPrintable(all));
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(all.mid(text->cursorPosition(), 2), u"58"_s); // the X
        text->setCursorPosition(int(all.indexOf(u"36")));
        QCOMPARE(view.cursor(), 6);
        QCOMPARE(text->offsetAtPoint(text->characterRect(9).center()), 9);
    }

    void whatIsAtAPointIsFoundAtOnce()
    {
        Counted<HexView> hex(m_look);
        hex.setBytes(SharedBytes::of(QByteArray(1 << 16, 'x')));
        Counted<TextView> text(m_look);
        const QByteArray line = QByteArray(60, 'a') + '\n';
        text.setBytes(
            SharedBytes::of(line.repeated(300)), TextReading::Form::Pretty, CodeMode::Plain);
        const auto check = [](auto &view) {
            view.resize(900, 600);
            view.show();
            auto *page = QAccessible::queryAccessibleInterface(&view)->textInterface();
            const QString all = page->text(0, page->characterCount());
            QVERIFY(all.size() > 1000);
            for (int offset = 0; offset < all.size(); offset += 7) {
                if (all[offset] != u'\n')
                    QCOMPARE(page->offsetAtPoint(page->characterRect(offset).center()), offset);
            }
            view.times = 0;
            QCOMPARE(page->offsetAtPoint(view.viewport()->mapToGlobal(QPoint(899, 599))), -1);
            QCOMPARE(page->offsetAtPoint(view.viewport()->mapToGlobal(QPoint(-1, -1))), -1);
            QCOMPARE(view.times, 2); // the page's text is made once for each
        };
        check(hex);
        check(text);
    }

    void everyActionOfTheMenusIsInThePalette()
    {
        // With a client in front nearly all can be done.
        m_window->openPath(m_window->workspace().filesOf(WorkspaceGroup::Connections).first());
        QList<QAction *> actions;
        collect(m_window->findChild<QToolButton *>(u"menuButton"_s)->menu(), actions);
        collect(m_window->findChild<QToolButton *>(u"workspaceButton"_s)->menu(), actions);
        QVERIFY(actions.size() > 10);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+K"_s));
        const auto *list = m_window->findChild<CommandPalette *>()->findChild<QListWidget *>();
        QStringList offered;
        for (int row = 0; row < list->count(); ++row)
            offered.append(list->item(row)->data(Qt::DisplayRole).toString());
        QStringList missing;
        for (const QAction *action : std::as_const(actions)) {
            if (!action->isEnabled())
                continue; // here it cannot be done
            const QString text = QString(action->text()).remove(u'&');
            const bool isThere = std::ranges::any_of(
                offered, [&](const QString &one) { return one.contains(text); });
            if (!isThere)
                missing.append(text);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    }

    void whatIsUsedOftenHasAShortcut()
    {
        QStringList missing = often;
        QHash<QKeySequence, QString> keys;
        for (const QAction *action : m_window->actions()) {
            if (action->shortcut().isEmpty())
                continue;
            missing.removeAll(action->text());
            QVERIFY2(!keys.contains(action->shortcut()), qPrintable(action->text()));
            keys.insert(action->shortcut(), action->text());
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
    }

    void whatCanBeUsedHasAName()
    {
        QStringList nameless;
        for (QWidget *widget : m_window->findChildren<QWidget *>()) {
            const bool isUsed = qobject_cast<QAbstractButton *>(widget)
                || qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget)
                || qobject_cast<QAbstractSpinBox *>(widget)
                || qobject_cast<QPlainTextEdit *>(widget)
                || qobject_cast<QAbstractItemView *>(widget);
            // What Qt puts into its own widgets has that widget's name.
            const QString name = widget->objectName();
            const bool isInner = name.startsWith(u"qt_"_s) || name.startsWith(u"Scroll"_s)
                || qobject_cast<QTabBar *>(widget->parentWidget())
                || qobject_cast<QComboBox *>(widget->parentWidget())
                || qobject_cast<QAbstractSpinBox *>(widget->parentWidget())
                || qobject_cast<QLineEdit *>(widget->parentWidget())
                || widget->inherits("QHeaderView") || widget->inherits("QTableCornerButton")
                || widget->parentWidget()->inherits("QComboBoxPrivateContainer");
            if (!isUsed || isInner)
                continue;
            const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            if (!face || face->text(QAccessible::Name).trimmed().isEmpty())
                nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u' '
                                + name);
        }
        nameless.removeDuplicates();
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
    }
};

QTEST_MAIN(TestReach)
#include "tst_reach.moc"
