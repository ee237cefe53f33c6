// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What is done with the files of a workspace in its tree, by keys and by menus.
#include "treewalk.h"

#include <ui/models/workspacefiles.h>
#include <ui/shell/connectionpage.h>
#include <ui/views/environmentpanel.h>
#include <ui/views/notice.h>

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>

class TestTree : public TreeWalk
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { m_window.reset(); }

    void aFileIsRenamedInPlace()
    {
        m_window->openPath(path(u"connections/feed.json"_s));
        m_tree->setFocus();
        QTest::keySequence(m_tree, QKeySequence(u"F2"_s));
        QTRY_VERIFY(m_tree->viewport()->findChild<QLineEdit *>());
        auto *editor = m_tree->viewport()->findChild<QLineEdit *>();
        editor->selectAll();
        QTest::keyClicks(editor, u"prices"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(QFileInfo::exists(path(u"connections/prices.json"_s)));
        QVERIFY(!QFileInfo::exists(path(u"connections/feed.json"_s)));
        QCOMPARE(m_window->currentPage()->path(), path(u"connections/prices.json"_s));
        QCOMPARE(tabs()->tabText(tabs()->currentIndex()), u"prices"_s);
        QTRY_COMPARE(m_tree->model()->index(0, 0, m_tree->model()->index(0, 0)).data().toString(),
                     u"prices"_s);
        QCOMPARE(m_tree->currentPath(), path(u"connections/prices.json"_s));
    }

    void aFolderIsMadeNamedFilledAndDeletedAndComesBack()
    {
        const Tab *feed = m_window->openPath(path(u"connections/feed.json"_s));
        const QString orders = path(u"sessions/orders.session.jsonl"_s);
        m_window->openPath(orders);
        QVERIFY(write(path(u"sessions/orders.matching.json"_s), "rules"));
        const auto make = [&](WorkspaceGroup group, const QString &name) {
            // By the menu of the group.
            QTimer::singleShot(0, this, [] {
                auto *menu = static_cast<QMenu *>(QApplication::activePopupWidget());
                for (QAction *action : menu->actions()) {
                    if (action->text() == u"New folder")
                        menu->setActiveAction(action);
                }
                QTest::keyClick(menu, Qt::Key_Return);
            });
            Q_EMIT m_tree->menuRequested(model()->indexOf(group), {});
            QTRY_VERIFY(m_tree->viewport()->findChild<QLineEdit *>());
            auto *editor = m_tree->viewport()->findChild<QLineEdit *>();
            editor->selectAll();
            QTest::keyClicks(editor, name);
            QTest::keyClick(editor, Qt::Key_Return);
            QTRY_VERIFY(model()
                            ->indexOf(model()->folderAt(model()->indexOf(group)) + u'/' + name)
                            .isValid());
        };
        make(WorkspaceGroup::Connections, u"staging"_s);
        make(WorkspaceGroup::Sessions, u"old"_s);
        const auto drop = [&](const QString &what, const QString &folder) {
            const std::unique_ptr<QMimeData> data(model()->mimeData({ model()->indexOf(what) }));
            QVERIFY(
                model()->dropMimeData(data.get(), Qt::MoveAction, -1, 0, model()->indexOf(folder)));
        };
        drop(path(u"connections/feed.json"_s), path(u"connections/staging"_s));
        QTRY_COMPARE(feed->path(), path(u"connections/staging/feed.json"_s));
        drop(orders, path(u"sessions/old"_s));
        const QString moved = path(u"sessions/old/orders.session.jsonl"_s);
        QTRY_VERIFY(QFileInfo::exists(moved));
        QTRY_COMPARE(m_window->currentPage()->path(), moved);
        QCOMPARE(contents(path(u"sessions/old/orders.matching.json"_s)), "rules"_ba);
        QTRY_VERIFY(m_window->currentPage()->log().store().size() > 0);

        // Two files of one name are told apart by where they are.
        QVERIFY(tabs()->tabToolTip(tabs()->currentIndex()).contains(u"sessions/old/orders"));

        // The tabs follow a folder's name.
        Q_EMIT model()->renameRequested(path(u"connections/staging"_s), u"prod"_s);
        QTRY_COMPARE(feed->path(), path(u"connections/prod/feed.json"_s));
        QCOMPARE(tabs()->count(), 2);

        // A click shows and hides what is in it.
        const QModelIndex folder = model()->indexOf(path(u"connections/prod"_s));
        m_tree->collapse(folder);
        Q_EMIT m_tree->clicked(folder);
        QVERIFY(m_tree->isExpanded(folder));
        m_tree->setCurrentIndex(folder);
        m_tree->setFocus();
        QTest::keyClick(m_tree, Qt::Key_Delete);
        QTRY_VERIFY(!QFileInfo::exists(path(u"connections/prod"_s)));
        QCOMPARE(tabs()->count(), 1);
        QTest::mouseClick(m_window->findChild<QPushButton *>(u"noticeButton"_s), Qt::LeftButton);
        QVERIFY(QFileInfo::exists(path(u"connections/prod/feed.json"_s)));
        QCOMPARE(tabs()->count(), 2);
        QCOMPARE(m_window->currentPage()->path(), path(u"connections/prod/feed.json"_s));
    }

    void theOrderIsChangedByKeysAndByDropping()
    {
        const QModelIndex group = model()->indexOf(WorkspaceGroup::Sessions);
        const auto order = [&] {
            QStringList all;
            for (int row = 0; row < model()->rowCount(group); ++row)
                all.append(model()->index(row, 0, group).data().toString());
            return all.join(u' ');
        };
        QVERIFY(write(path(u"sessions/feed.session.jsonl"_s), "{}"));
        QTRY_COMPARE(order(), u"feed orders subscribe"_s);
        m_tree->setFocus();
        m_tree->select(path(u"sessions/feed.session.jsonl"_s));
        QTest::keyClick(m_tree, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(order(), u"orders feed subscribe"_s);
        QCOMPARE(m_tree->currentPath(), path(u"sessions/feed.session.jsonl"_s));
        QTest::keyClick(m_tree, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(order(), u"orders subscribe feed"_s);
        QTest::keyClick(m_tree, Qt::Key_Down, Qt::AltModifier); // it is the last one
        QTest::keyClick(m_tree, Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(order(), u"orders feed subscribe"_s);
        const std::unique_ptr<QMimeData> data(
            model()->mimeData({ model()->indexOf(path(u"sessions/subscribe.session.jsonl"_s)) }));
        QVERIFY(model()->dropMimeData(data.get(), Qt::MoveAction, 0, 0, group));
        QTRY_COMPARE(order(), u"subscribe orders feed"_s);
        // Another name does not change its place.
        Q_EMIT model()->renameRequested(path(u"sessions/orders.session.jsonl"_s), u"zeta"_s);
        QTRY_COMPARE(order(), u"subscribe zeta feed"_s);
        restart();
        m_tree = m_window->findChild<WorkspaceView *>(u"workspace"_s);
        QCOMPARE(model()->index(0, 0, model()->indexOf(WorkspaceGroup::Sessions)).data().toString(),
                 u"subscribe"_s);
    }

    void aNameThatCannotBeIsSaid_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("said");
        QTest::newRow("a path") << u"../feed"_s << u"cannot be a name"_s;
        QTest::newRow("a hidden file") << u".feed"_s << u"cannot be a name"_s;
        QTest::newRow("nothing") << QString() << u"cannot be a name"_s;
        QTest::newRow("one that there is") << u"subscribe"_s << u"already"_s;
    }
    void aNameThatCannotBeIsSaid()
    {
        QFETCH(QString, title);
        QFETCH(QString, said);
        const auto renamed = renameFile(path(u"sessions/orders.session.jsonl"_s), title);
        QVERIFY(!renamed);
        QVERIFY2(renamed.error().message.contains(said), qPrintable(renamed.error().message));
        QVERIFY(QFileInfo::exists(path(u"sessions/orders.session.jsonl"_s)));
    }

    void whatBelongsToASessionGoesWithIt()
    {
        const QString session = path(u"sessions/orders.session.jsonl"_s);
        QVERIFY(write(path(u"sessions/orders.matching.json"_s), "rules"));
        QVERIFY(QDir().mkpath(path(u"sessions/orders.payloads"_s)));
        QVERIFY(write(path(u"sessions/orders.payloads/x"_s), "bytes"));
        QVERIFY(write(path(u"sessions/orderses.matching.json"_s), "another's"));
        const auto copy = duplicateFile(m_window->workspace(), session);
        QCOMPARE(*copy, path(u"sessions/orders-2.session.jsonl"_s));
        QCOMPARE(contents(path(u"sessions/orders-2.matching.json"_s)), "rules"_ba);
        QCOMPARE(contents(path(u"sessions/orders-2.payloads/x"_s)), "bytes"_ba);
        QCOMPARE(contents(*copy), contents(session));

        const auto renamed = renameFile(session, u"prices"_s);
        QCOMPARE(*renamed, path(u"sessions/prices.session.jsonl"_s));
        QCOMPARE(contents(path(u"sessions/prices.payloads/x"_s)), "bytes"_ba);
        QVERIFY(!QFileInfo::exists(path(u"sessions/orders.matching.json"_s)));
        const auto removed = removeFile(*renamed, m_home->filePath(u"trash"_s));
        QVERIFY(removed && removed->moved.size() == 3);
        QVERIFY(!QFileInfo::exists(path(u"sessions/prices.payloads"_s)));
        QVERIFY(removed->restore());
        QCOMPARE(contents(path(u"sessions/prices.matching.json"_s)), "rules"_ba);
        QCOMPARE(contents(path(u"sessions/orderses.matching.json"_s)), "another's"_ba);
    }

    void theTrashMayBeOnAnotherFileSystem()
    {
        const QTemporaryDir elsewhere(u"/dev/shm/jackfield-XXXXXX"_s);
        QVERIFY(elsewhere.isValid());
        const QString session = path(u"sessions/orders.session.jsonl"_s);
        const QByteArray before = contents(session);
        QVERIFY(QDir().mkpath(path(u"sessions/orders.payloads/empty"_s)));
        const QString payload = path(u"sessions/orders.payloads/x"_s);
        QVERIFY(write(payload, "bytes"));
        QVERIFY(QFile::setPermissions(payload, QFile::ReadOwner | QFile::WriteOwner));
        const auto removed = removeFile(session, elsewhere.path());
        QVERIFY2(removed, removed ? "" : qPrintable(removed.error().message));
        QVERIFY(!QFileInfo::exists(session));
        QVERIFY(!QFileInfo::exists(path(u"sessions/orders.payloads"_s)));
        QVERIFY(removed->restore());
        QCOMPARE(contents(session), before);
        QCOMPARE(contents(payload), "bytes"_ba);
        QVERIFY(QFileInfo(path(u"sessions/orders.payloads/empty"_s)).isDir());
        QVERIFY(!(QFile::permissions(payload) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void whatIsInTheWayStays()
    {
        QVERIFY(write(path(u"sessions/orders.matching.json"_s), "rules"));
        QVERIFY(write(path(u"sessions/new.matching.json"_s), "others"));
        QVERIFY(!renameFile(path(u"sessions/orders.session.jsonl"_s), u"new"_s));
        QVERIFY(QFileInfo::exists(path(u"sessions/orders.session.jsonl"_s)));
        QCOMPARE(contents(path(u"sessions/new.matching.json"_s)), "others"_ba);
    }

    void whatIsDeletedComesBack()
    {
        auto *page =
            static_cast<ConnectionPage *>(m_window->openPath(path(u"connections/feed.json"_s)));
        page->setUrl(u"ws://changed"_s);
        m_tree->setFocus();
        QTest::keyClick(m_tree, Qt::Key_Delete);
        QVERIFY(!QFileInfo::exists(path(u"connections/feed.json"_s)));
        QCOMPARE(tabs()->count(), 0);
        const Notice *notice = shownNotice();
        QVERIFY(notice && notice->text().contains(u"“feed” was deleted"_s));
        QTest::mouseClick(notice->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(QFileInfo::exists(path(u"connections/feed.json"_s)));
        QCOMPARE(static_cast<ConnectionPage *>(m_window->currentPage())->url(), u"ws://changed"_s);
    }

    void aCopyOpensBesideIt()
    {
        m_window->openPath(path(u"connections/feed.json"_s));
        m_window->currentPage()->focusAddress();
        QTest::keySequence(QApplication::focusWidget(),
                           QKeySequence(u"Ctrl+D"_s)); // is not of the page
        QCOMPARE(tabs()->count(), 1);
        m_tree->setFocus();
        QTest::keySequence(m_tree, QKeySequence(u"Ctrl+D"_s));
        QCOMPARE(m_window->currentPage()->path(), path(u"connections/feed-2.json"_s));
        QCOMPARE(tabs()->count(), 2);
    }

    void aSessionKeepsItsPlaceAmongTheTabs()
    {
        m_window->openPath(path(u"sessions/orders.session.jsonl"_s));
        m_window->openPath(path(u"connections/feed.json"_s));
        Q_EMIT model()->renameRequested(path(u"sessions/orders.session.jsonl"_s), u"moved"_s);
        QTRY_COMPARE(tabs()->tabText(0), u"moved"_s);
        QCOMPARE(tabs()->count(), 2);
        auto *page = static_cast<Page *>(tabs()->widget(0));
        QCOMPARE(page->path(), path(u"sessions/moved.session.jsonl"_s));
        QTRY_VERIFY(page->log().store().size() > 0);
    }

    void variablesAreEditedAndTheRestOfTheFileStays()
    {
        QVERIFY(write(path(u"workspace.json"_s),
                      "{\"name\":\"Mine\",\"later\":[1],\"environments\":[{\"name\":\"local\","
                      "\"colour\":\"red\","
                      "\"variables\":{\"z\":\"1\",\"a\":\"2\"}}]}"));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+E"_s));
        auto *panel = m_window->findChild<EnvironmentPanel *>();
        QVERIFY(panel->isVisible());
        auto *table = panel->findChild<FieldTable *>();
        table->item(2, 0)->setText(u"host"_s);
        table->item(2, 1)->setText(u"example.com"_s);
        QTest::mouseClick(panel->findChild<QToolButton *>(u"newEnvironment"_s), Qt::LeftButton);
        auto *name = panel->findChild<QLineEdit *>(u"environmentName"_s);
        QTest::keyClicks(name, u"stage"_s);
        QCOMPARE(contents(path(u"workspace.json"_s)),
                 "{\n  \"name\": \"Mine\",\n  \"later\": [1],\n  \"environments\": [\n    { "
                 "\"name\": \"local\", \"colour\": \"red\", \"variables\": { \"z\": \"1\", \"a\": "
                 "\"2\", \"host\": \"example.com\" } },\n    { \"name\": \"stage\", \"variables\": "
                 "{ \"z\": "
                 "\"1\", \"a\": \"2\", \"host\": \"example.com\" } }\n  ],\n  \"jackfield\": "
                 "\"workspace\",\n  \"version\": 1\n}\n"_ba);
        const auto *choice = m_window->findChild<QComboBox *>(u"environment"_s);
        QCOMPARE(choice->currentText(), u"local"_s); // what is edited is not chosen by that
        const QByteArray before = contents(path(u"workspace.json"_s));
        QTest::mouseClick(panel->findChild<QToolButton *>(u"removeEnvironment"_s), Qt::LeftButton);
        QCOMPARE(choice->count(), 1);
        QTest::mouseClick(shownNotice()->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(contents(path(u"workspace.json"_s)), before);
        QCOMPARE(choice->count(), 2);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+E"_s));
        QVERIFY(!panel->isVisible());
    }

    void whatSomebodyElseWroteIsLeft()
    {
        QVERIFY(write(
            path(u"workspace.json"_s),
            "{\"environments\":[{\"name\":\"local\",\"variables\":{\"port\":9000,\"on\":true}}]}"));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+E"_s));
        auto *table = m_window->findChild<EnvironmentPanel *>()->findChild<FieldTable *>();
        QCOMPARE(table->fields().value(0).value, u"9000"_s);
        table->item(2, 0)->setText(u"host"_s);
        QVERIFY(
            contents(path(u"workspace.json"_s)).contains("\"port\": 9000, \"on\": true, \"host\""));
        const QByteArray others = "{\"environments\":[]}";
        QVERIFY(write(path(u"workspace.json"_s), others));
        table->item(0, 1)->setText(u"9001"_s);
        QCOMPARE(contents(path(u"workspace.json"_s)), others);
        QVERIFY(shownNotice() && shownNotice()->text().contains(u"changed by somebody else"_s));
    }

    void anotherWorkspaceIsNotWrittenTo()
    {
        const QTemporaryDir other;
        QVERIFY(write(other.filePath(u"workspace.json"_s), "{\"environments\":[]}"));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+E"_s));
        auto *panel = m_window->findChild<EnvironmentPanel *>();
        m_window->openWorkspace(other.path());
        QVERIFY(!panel->isVisible());
        QCOMPARE(contents(other.filePath(u"workspace.json"_s)), "{\"environments\":[]}"_ba);
    }

    void aTabWithoutAFileDeletesNone()
    {
        m_window->openPath(path(u"connections/feed.json"_s));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+N"_s));
        for (QAction *action : m_window->actions()) {
            if (action->text() == u"Delete")
                action->trigger();
        }
        QVERIFY(QFileInfo::exists(path(u"connections/feed.json"_s)));
    }

    void namesWithDotsStayWhole()
    {
        QVERIFY(write(path(u"connections/127.0.0.1.json"_s),
                      "{\"jackfield\":\"connection\",\"version\":1,\"url\":\"ws://a\"}"));
        const auto copy =
            duplicateFile(m_window->workspace(), path(u"connections/127.0.0.1.json"_s));
        QCOMPARE(copy.value_or(QString()), path(u"connections/127.0.0.1-2.json"_s));
        // Payloads of orders are not those of orders.2026.
        QVERIFY(QFile::copy(path(u"sessions/orders.session.jsonl"_s),
                            path(u"sessions/orders.2026.session.jsonl"_s)));
        QVERIFY(write(path(u"sessions/orders.matching.json"_s), "rules"));
        QVERIFY(renameFile(path(u"sessions/orders.2026.session.jsonl"_s), u"old"_s));
        QCOMPARE(contents(path(u"sessions/orders.matching.json"_s)), "rules"_ba);
    }

    void aBrokenWorkspaceFileIsSaidAndLeft()
    {
        QVERIFY(write(path(u"workspace.json"_s), "{\n\"name\":"));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+E"_s));
        QVERIFY(!m_window->findChild<EnvironmentPanel *>()->isVisible());
        QVERIFY(shownNotice() && shownNotice()->text().contains(u"line:column 2:"_s));
        QCOMPARE(contents(path(u"workspace.json"_s)), "{\n\"name\":"_ba);
    }

private:
    Notice *shownNotice() const
    {
        for (Notice *one : m_window->findChildren<Notice *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    QTabWidget *tabs() const { return m_window->findChild<QTabWidget *>(u"pages"_s); }
};

QTEST_MAIN(TestTree)
#include "tst_tree.moc"
