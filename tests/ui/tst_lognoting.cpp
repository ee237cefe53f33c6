// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientwalk.h"

#include <jackfield/session/session.h>
#include <ui/shell/sessionpage.h>
#include <ui/views/commandpalette.h>
#include <ui/views/logmenu.h>

#include <QMenu>

/// What is kept of a log, and how it is shown: notes, excerpts, colours, heartbeats.
class TestLogNoting : public ClientWalk
{
    Q_OBJECT

private:
    MessageLogView *rows() const { return page()->view()->logPanel()->view(); }
    const LogNotes &notes() const { return page()->log().model()->notes(); }
    void say(const QString &text)
    {
        page()->send(WsMessage::text(text));
        QTRY_VERIFY(page()->log().store().size() > 0);
        QTRY_COMPARE(lastPayload(), text.toUtf8());
        QTRY_COMPARE(page()->log().store().size() % 2, 1); // the echo, too
    }
    QAction *actionOf(const LogMenu &menu, const QString &text) const
    {
        for (QAction *action : menu.actions()) {
            if (action->text().startsWith(text))
                return action;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init()
    {
        start();
        page()->setUrl(url(u"/chat"_s));
        page()->setRequestVisible(false);
    }
    void cleanup() { stop(); }

    void aNoteIsWrittenByKeysAndComesBack()
    {
        connectNow();
        say(u"hello"_s);
        rows()->showStoreRow(1);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+B"_s));
        QCOMPARE(notes().at(1), QString());
        auto *note = named<QLineEdit>(u"note"_s);
        QVERIFY(note->isVisible());
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+B"_s));
        QVERIFY(note->hasFocus());
        QTest::keyClicks(note, u"why?"_s);
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(notes().at(1), u"why?"_s);
        QVERIFY(rows()->hasFocus());
        // What is being written is kept when one looks at another row.
        rows()->showStoreRow(2);
        QVERIFY(!note->isVisible());
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+B"_s));
        QTest::keyClicks(note, u"answer"_s);
        rows()->showStoreRow(0);
        QCOMPARE(notes().at(2), u"answer"_s);
        // Esc gives up what was typed.
        QTest::keySequence(m_window.get(), QKeySequence(u"Alt+PgDown"_s));
        QCOMPARE(rows()->selectedRows(), QList<qsizetype> { 1 });
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+B"_s));
        QTest::keyClicks(note, u"nonsense"_s);
        QTest::keyClick(note, Qt::Key_Escape);
        QCOMPARE(notes().at(1), u"why?"_s);
        QTest::keySequence(m_window.get(), QKeySequence(u"Alt+PgUp"_s));
        QCOMPARE(rows()->selectedRows(), QList<qsizetype> { 2 });
        restart();
        QTRY_COMPARE(notes().at(1), u"why?"_s);
        QCOMPARE(notes().at(2), u"answer"_s);
        // The palette leads to it.
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+K"_s));
        auto *palette = m_window->findChild<CommandPalette *>();
        auto *field = palette->findChild<QLineEdit *>();
        QTest::keyClicks(field, u"why"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(rows()->selectedRows(), QList<qsizetype> { 1 });
    }

    void aNoteThatIsRemovedComesBackByAClick()
    {
        connectNow();
        say(u"hello"_s);
        rows()->showStoreRow(1);
        QVERIFY(page()->log().model()->notes().set(1, u"<b>keep me</b>"_s));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+B"_s));
        QVERIFY(!notes().at(1));
        auto *undo = page()->view()->notice()->findChild<QPushButton *>(u"noticeButton"_s);
        QVERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(notes().at(1), u"<b>keep me</b>"_s);
        QVERIFY(!page()->view()->notice()->isVisible());
    }

    void selectedRowsBecomeASessionOfTheWorkspace()
    {
        connectNow();
        say(u"one"_s);
        say(u"two"_s);
        rows()->showStoreRow(3);
        rows()->setFocus();
        QTest::keyClick(rows(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(rows()->selectedRows(), (QList<qsizetype> { 3, 4 }));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+S"_s));
        auto *open = page()->view()->notice()->findChild<QPushButton *>(u"noticeButton"_s);
        QTRY_VERIFY(open->isVisible());
        QTest::mouseClick(open, Qt::LeftButton);
        auto *session = static_cast<SessionPage *>(m_window->currentPage());
        QCOMPARE(session->kind(), TabState::Kind::Session);
        const Session saved = Session::load(session->path()).value();
        QCOMPARE(saved.events.size(), 3);
        QCOMPARE(saved.events[0].kind, SessionEvent::Kind::Open);
        QCOMPARE(saved.events[1].message.bytes(), "two");
        QCOMPARE(saved.events[2].from, Side::Server);
    }

    void aColourComesByMenuAndByFilterAndComesBack()
    {
        connectNow();
        say(u"{\"type\":\"error\"}"_s);
        const LogMenu menu(m_look, *page()->log().model(), { 1 });
        QMenu *colours = actionOf(menu, u"Colour ones"_s)->menu();
        QCOMPARE(colours->actions().at(0)->text(), u"$.type = \"error\""_s); // of what, to be read
        QVERIFY(!colours->actions().at(0)->isSeparator());
        QCOMPARE(colours->actions().at(1)->text(), u"Red"_s);
        connect(&menu, &LogMenu::colourRequested, rows(), &MessageLogView::colourRequested);
        colours->actions().at(1)->trigger();
        LogPanel *panel = page()->view()->logPanel();
        QCOMPARE(panel->colours().size(), 1);
        QCOMPARE(panel->colours().first().toText(), QStringLiteral("red $.type = \"error\""));
        panel->setFilter(u"kind:open"_s);
        QMenu *view = named<QToolButton>(u"view"_s)->menu();
        Q_EMIT view->aboutToShow();
        const auto title = [&](const QString &text) -> QAction * {
            for (QAction *action : view->actions().at(1)->menu()->actions()) {
                if (action->text() == text)
                    return action;
            }
            return nullptr;
        };
        title(u"Green"_s)->trigger();
        QCOMPARE(panel->colours().first(), (ColourRule { u"kind:open"_s, RowColour::Green }));
        // The same filter in another colour takes its place.
        title(u"Blue"_s)->trigger();
        QCOMPARE(panel->colours().size(), 2);
        restart();
        panel = page()->view()->logPanel();
        QCOMPARE(panel->colours().size(), 2);
        QCOMPARE(panel->colours().first(), (ColourRule { u"kind:open"_s, RowColour::Blue }));
        // And is taken away where it is listed.
        view = named<QToolButton>(u"view"_s)->menu();
        Q_EMIT view->aboutToShow();
        title(u"kind:open"_s)->trigger();
        QCOMPARE(panel->colours().size(), 1);
    }

    void heartbeatsAreUnfoldedByEnterAndByTheMenu()
    {
        connectNow();
        MessageLogModel *model = page()->log().model();
        model->append(QList<LogEntry>(9, LogEntry { .connection = 1, .kind = EntryKind::Ping }));
        QCOMPARE(model->rowCount(), 3);
        rows()->setFocus();
        rows()->showStoreRow(2);
        QTest::keyClick(rows(), Qt::Key_Return);
        QCOMPARE(model->rowCount(), 10);
        QTest::keyClick(rows(), Qt::Key_Return);
        QCOMPARE(model->rowCount(), 3);
        rows()->showStoreRow(8); // a hidden one
        QCOMPARE(rows()->selectedRows(), QList<qsizetype> { 8 });
        QCOMPARE(model->rowCount(), 10);
        const LogMenu menu(m_look, *model, { 8 });
        connect(&menu, &LogMenu::foldRequested, rows(), &MessageLogView::toggleFold);
        QVERIFY(actionOf(menu, u"Fold 7"_s));
        actionOf(menu, u"Fold 7"_s)->trigger();
        QCOMPARE(model->rowCount(), 3);
        QMenu *view = named<QToolButton>(u"view"_s)->menu();
        Q_EMIT view->aboutToShow();
        QVERIFY(view->actions().first()->isChecked());
        view->actions().first()->trigger();
        QCOMPARE(model->rowCount(), 10);
        restart();
        QVERIFY(!page()->view()->logPanel()->isFolding());
    }

    void spacePausesAndGoesOn()
    {
        rows()->setFocus();
        QVERIFY(rows()->isFollowing());
        QTest::keyClick(rows(), Qt::Key_Space);
        QVERIFY(!rows()->isFollowing());
        QTest::keyClick(rows(), Qt::Key_Space);
        QVERIFY(rows()->isFollowing());
    }

    /// What is cleared while somebody writes, or may still undo, is gone, and nothing lands elsewhere.
    void clearingForgetsWhatWasBeingWritten()
    {
        connectNow();
        say(u"hello"_s);
        rows()->showStoreRow(1);
        QVERIFY(page()->log().model()->notes().set(1, u"old"_s));
        rows()->setFocus();
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+B"_s));
        auto *undo = page()->view()->notice()->findChild<QPushButton *>(u"noticeButton"_s);
        QVERIFY(undo->isVisible());
        rows()->showStoreRow(2);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+B"_s));
        QTest::keyClicks(named<QLineEdit>(u"note"_s), u"lost"_s);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+K"_s));
        QVERIFY(notes().notes().empty());
        say(u"again"_s);
        QTest::mouseClick(undo, Qt::LeftButton);
        QVERIFY(notes().notes().empty());
        rows()->showStoreRow(1);
        QVERIFY(!named<QLineEdit>(u"note"_s)->isVisible());
        QVERIFY(!page()->log().model()->notes().set(99, u"nowhere"_s));
        QVERIFY(!page()->log().model()->notes().set(-1, u"nowhere"_s));
    }

    /// What cannot be kept at one row is not kept at the next one.
    void aNoteThatCannotBeKeptIsNotKeptElsewhere()
    {
        connectNow();
        MessageLogModel *model = page()->log().model();
        model->append({ { .connection = 1, .kind = EntryKind::Note, .payload = "of the recording" },
                        { .connection = 1, .payload = "a" },
                        { .connection = 1, .payload = "b" } });
        QVERIFY(model->notes().set(2, u"of a"_s));
        rows()->showStoreRow(1);
        rows()->setFocus();
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+B"_s));
        QTest::keyClicks(named<QLineEdit>(u"note"_s), u"x"_s);
        rows()->showStoreRow(2);
        QVERIFY(page()->view()->notice()->isVisible());
        rows()->showStoreRow(3);
        QCOMPARE(notes().at(2), u"of a"_s);
        QCOMPARE(notes().notes().size(), 1u);
    }

    void aSessionIsNotEmptiedNorItsNotes()
    {
        const QString notesPath = path(u"sessions/orders.notes.json"_s);
        m_window->openPath(path(u"sessions/orders.session.jsonl"_s));
        Page *session = m_window->currentPage();
        QTRY_VERIFY(!session->log().isLoading());
        QVERIFY(session->log().model()->notes().set(3, u"kept"_s));
        const qsizetype size = session->log().store().size();
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+K"_s));
        QCOMPARE(session->log().store().size(), size);
        QVERIFY(contents(notesPath).contains("kept"));
        session->log().model()->clear();
        QVERIFY(contents(notesPath).contains("kept"));
    }

    void foldedHeartbeatsComeAlong()
    {
        connectNow();
        page()->log().model()->append(
            QList<LogEntry>(9, LogEntry { .connection = 1, .kind = EntryKind::Ping }));
        rows()->showStoreRow(2);
        QCOMPARE(rows()->selectedRows().size(), 1);
        QCOMPARE(rows()->selectedWithFolded(100).size(), 8);
        QCOMPARE(rows()->selectedWithFolded(5).size(), 5);
        // One that a filter has found stays selected when the filter goes.
        page()->view()->logPanel()->setFilter(u"kind:ping"_s);
        rows()->setCurrentIndex(page()->log().model()->index(6, 0));
        QCOMPARE(rows()->selectedRows(), QList<qsizetype> { 7 });
        page()->view()->logPanel()->setFilter({});
        QCOMPARE(rows()->selectedRows(), QList<qsizetype> { 7 });
    }
};

QTEST_MAIN(TestLogNoting)
#include "tst_lognoting.moc"
