// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How a mock begins: as one that runs already, or made of a recording.
#include "mockwalk.h"

#include <ui/models/newmock.h>
#include <ui/views/codeeditor.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QMenu>

class TestNewMock : public MockWalk
{
    Q_OBJECT

    void trigger(const QString &text) const
    {
        for (QAction *action : m_window->findChildren<QAction *>()) {
            if (action->text() == text)
                return action->trigger();
        }
        QFAIL(qPrintable(u"no action "_s + text));
    }
    /// Of the menu of a file in the tree.
    void chooseFor(const QString &file, const QString &text) const
    {
        auto *tree = m_window->findChild<WorkspaceView *>(u"workspace"_s);
        const QModelIndex index = static_cast<WorkspaceModel *>(tree->model())->indexOf(file);
        QVERIFY(index.isValid());
        tree->scrollTo(index);
        const QPoint where = tree->visualRect(index).center();
        QContextMenuEvent event(
            QContextMenuEvent::Mouse, where, tree->viewport()->mapToGlobal(where));
        QCoreApplication::sendEvent(tree->viewport(), &event);
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        const auto actions = menu->actions();
        const auto found = std::ranges::find(actions, text, &QAction::text);
        QVERIFY(found != actions.end());
        (*found)->trigger();
        menu->close();
    }
    void takeCurrent()
    {
        m_page = qobject_cast<MockPage *>(m_window->currentTab());
        QVERIFY(m_page);
        m_page->startSomewhere();
        QTRY_VERIFY2(m_page->isHosted(), qPrintable(m_page->words()));
    }
    static QString said(const Client &client, const QString &text)
    {
        client->send(WsMessage::text(text));
        return heard(client);
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        WindowWalk::open();
    }
    void cleanup() { m_window.reset(); }

    void aNewOneRunsAndIsWritten()
    {
        trigger(u"New mock"_s);
        takeCurrent();
        QCOMPARE(m_page->path(), path(u"mocks/mock.mock.json"_s));
        QCOMPARE(contents(m_page->path()), newMock());
        QTRY_VERIFY(named<CodeEditor>(u"definition"_s)->hasFocus());
        const Client client = connectTo(u"/"_s);
        QVERIFY(client);
        QCOMPARE(heard(client), u"{\"type\":\"welcome\"}"_s);
        QCOMPARE(said(client, u"{\"type\":\"hello\",\"id\":7}"_s),
                 u"{\"type\":\"hello\",\"id\":7}"_s);

        trigger(u"New mock"_s); // of another name
        QCOMPARE(m_window->currentTab()->path(), path(u"mocks/mock-2.mock.json"_s));
    }

    void aRecordingBecomesRules()
    {
        chooseFor(path(u"sessions/orders.session.jsonl"_s), u"Make a mock with its rules"_s);
        takeCurrent();
        QCOMPARE(m_page->path(), path(u"mocks/orders.mock.json"_s));
        QVERIFY(contents(m_page->path()).contains("\"rules\""));
        QVERIFY(QFile::remove(path(u"sessions/orders.session.jsonl"_s))); // it stands on its own
        const Client client = connectTo(u"/feed/ACME"_s);
        QVERIFY(client);
        QCOMPARE(heard(client), u"{\"type\":\"welcome\",\"symbol\":\"ACME\"}"_s);
    }

    void aRecordingIsReplayed()
    {
        chooseFor(path(u"sessions/orders.session.jsonl"_s), u"Make a mock that replays it"_s);
        takeCurrent();
        QVERIFY(contents(m_page->path())
                    .contains("\"replay\": { \"session\": \"../sessions/orders.session.jsonl\" }"));
        const Client client = connectTo(u"/feed/ACME"_s);
        QVERIFY(client);
        QCOMPARE(heard(client), u"{\"type\":\"welcome\",\"symbol\":\"ACME\"}"_s);
    }

    void whatCannotBeMadeLeavesNothing()
    {
        const Workspace &workspace = m_window->workspace();
        const QString empty = path(u"sessions/empty.session.jsonl"_s);
        QVERIFY(write(empty,
                      "{\"jackfield\":\"session\",\"version\":1,"
                      "\"startedAt\":\"2026-11-23T10:00:00.000Z\",\"recorder\":\"proxy\"}\n"));
        const QString broken = path(u"sessions/broken.session.jsonl"_s);
        QVERIFY(write(broken, "what?\n"));
        const QStringList before = workspace.filesOf(WorkspaceGroup::Mocks);
        for (const QString &session : { empty, broken, path(u"sessions/none.session.jsonl"_s) }) {
            const auto made = makeMockOf(workspace, session, MockOf::Replay);
            QVERIFY(!made);
            QVERIFY2(made.error().message.contains(session)
                         || made.error().where.startsWith(session),
                     qPrintable(made.error().message));
        }
        QCOMPARE(workspace.filesOf(WorkspaceGroup::Mocks), before);
    }
};

QTEST_MAIN(TestNewMock)
#include "tst_newmock.moc"
