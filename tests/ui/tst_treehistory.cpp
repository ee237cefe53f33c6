// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What was done in the tree is taken back, and done again.
#include "treewalk.h"

#include <ui/shell/connectionpage.h>
#include <ui/views/commandpalette.h>
#include <ui/views/composer.h>
#include <ui/views/notice.h>

#include <QAction>
#include <QDirIterator>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTabWidget>
#include <QTimer>

class TestTreeHistory : public TreeWalk
{
    Q_OBJECT

    Notice *notice() const
    {
        return m_window->findChild<Notice *>(Qt::FindDirectChildrenOnly)
            ? m_window->findChild<Notice *>(Qt::FindDirectChildrenOnly)
            : m_window->centralWidget()->findChild<Notice *>(Qt::FindDirectChildrenOnly);
    }
    void press(const QString &button) const
    {
        QTest::mouseClick(notice()->findChild<QPushButton *>(button), Qt::LeftButton);
    }
    QAction *action(const QString &start) const
    {
        for (QAction *one : m_window->actions()) {
            if (one->text().startsWith(start))
                return one;
        }
        return nullptr;
    }
    void keys(const QString &sequence) const
    {
        m_tree->setFocus();
        QTest::keySequence(m_tree, QKeySequence(sequence));
    }
    /// All files and folders with the order, as text.
    QString standing() const
    {
        QStringList all;
        QDirIterator files(m_services.sampleCopy,
                           QDir::AllEntries | QDir::NoDotAndDotDot,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            all.append(m_window->workspace().relative(files.next()));
        all.sort();
        return all.join(u' ') + u" | "_s + m_window->workspace().order().join(u' ');
    }
    void move(const QString &what, const QString &folder, int row) const
    {
        const std::unique_ptr<QMimeData> data(model()->mimeData({ model()->indexOf(what) }));
        const QModelIndex there = model()->indexOf(folder);
        const auto group = *m_window->workspace().groupOf(folder);
        model()->dropMimeData(
            data.get(), Qt::MoveAction, row, 0, there.isValid() ? there : model()->indexOf(group));
    }

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { m_window.reset(); }

    void everythingIsTakenBackInOrderAndDoneAgain()
    {
        const QString feed = path(u"connections/feed.json"_s);
        const QString orders = path(u"sessions/orders.session.jsonl"_s);
        const QString subscribe = path(u"sessions/subscribe.session.jsonl"_s);
        const QString folder = path(u"connections/new folder"_s);
        QVERIFY(write(path(u"sessions/orders.matching.json"_s), "rules"));
        const Tab *tab = m_window->openPath(feed);
        QStringList stages { standing() };
        const auto stage = [&] {
            QCoreApplication::processEvents(); // what is asked for while a menu or a drop is there
            stages.append(standing());
            QVERIFY2(stages.last() != stages[stages.size() - 2], qPrintable(stages.last()));
        };
        Q_EMIT model()->renameRequested(feed, u"prices"_s);
        stage();
        const QString prices = path(u"connections/prices.json"_s);
        QCOMPARE(action(u"Undo"_s)->text(), u"Undo rename of “feed”"_s);
        QVERIFY(QDir().mkpath(folder)); // by somebody else
        model()->reload();
        stages = { standing() };
        move(prices, folder, -1);
        stage();
        QCOMPARE(tab->path(), folder + u"/prices.json"_s);
        move(subscribe, path(u"sessions"_s), 0);
        stage();
        m_tree->select(orders);
        keys(u"Ctrl+D"_s);
        stage();
        m_tree->select(orders);
        keys(u"Del"_s);
        stage();
        Q_EMIT model()->renameRequested(subscribe, u"first"_s);
        stage();
        QCOMPARE(m_window->workspace().order().first(), u"sessions/first.session.jsonl"_s);

        for (qsizetype i = stages.size() - 2; i >= 0; --i) {
            keys(u"Ctrl+Z"_s);
            QCOMPARE(standing(), stages[i]);
            QVERIFY2(!notice()->isVisible(), qPrintable(notice()->text()));
        }
        QCOMPARE(tab->path(), prices);
        keys(u"Ctrl+Z"_s);
        QCOMPARE(tab->path(), feed);
        QVERIFY(!action(u"Undo"_s)->isEnabled());
        keys(u"Ctrl+Z"_s); // there is no more
        keys(u"Ctrl+Shift+Z"_s);
        for (qsizetype i = 1; i < stages.size(); ++i) {
            keys(u"Ctrl+Shift+Z"_s);
            QCOMPARE(standing(), stages[i]);
        }
        QVERIFY(!action(u"Redo"_s)->isEnabled());
        QCOMPARE(tab->path(), folder + u"/prices.json"_s);
    }

    void whatIsInTheWayIsSaidAndNothingIsLost()
    {
        const QString feed = path(u"connections/feed.json"_s);
        const QString prices = path(u"connections/prices.json"_s);
        const QByteArray ours = contents(feed);
        Q_EMIT model()->renameRequested(feed, u"prices"_s);
        QTRY_VERIFY(QFile::exists(prices));
        QVERIFY(write(feed, "theirs"));
        keys(u"Ctrl+Z"_s);
        QVERIFY(notice()->isVisible());
        QVERIFY2(notice()->text().contains(u"already"_s), qPrintable(notice()->text()));
        QCOMPARE(contents(feed), "theirs"_ba);
        QCOMPARE(contents(prices), ours);
        QVERIFY(QFile::remove(feed));
        press(u"noticeButton"_s); // try again
        QCOMPARE(contents(feed), ours);
        QVERIFY(!QFile::exists(prices));

        // What is gone cannot be done again; the step is left out.
        QVERIFY(QFile::remove(feed));
        keys(u"Ctrl+Shift+Z"_s);
        QVERIFY2(notice()->text().contains(u"no longer there"_s), qPrintable(notice()->text()));
        QVERIFY(action(u"Redo"_s)->isEnabled());
        press(u"noticeOtherButton"_s);
        QVERIFY(!action(u"Redo"_s)->isEnabled());
    }

    void aFolderWithFilesAndAnOrderOfOthersStay()
    {
        // A folder of ours into which somebody else has put something.
        const QString folder = path(u"sessions/new folder"_s);
        QAction *undo = action(u"Undo"_s);
        makeFolder(WorkspaceGroup::Sessions);
        QTRY_VERIFY(QFileInfo(folder).isDir());
        QTRY_VERIFY(m_tree->viewport()->findChild<QLineEdit *>());
        QTest::keyClick(m_tree->viewport()->findChild<QLineEdit *>(), Qt::Key_Escape);
        QVERIFY(write(folder + u"/a.session.jsonl"_s, "{}"));
        undo->trigger();
        QVERIFY2(notice()->text().contains(u"has files in it"_s), qPrintable(notice()->text()));
        QVERIFY(QFile::exists(folder + u"/a.session.jsonl"_s));
        QVERIFY(QFile::remove(folder + u"/a.session.jsonl"_s));
        press(u"noticeButton"_s);
        QVERIFY(!QFileInfo::exists(folder));

        move(path(u"sessions/subscribe.session.jsonl"_s), path(u"sessions"_s), 0);
        QTRY_VERIFY(!m_window->workspace().order().isEmpty());
        QVERIFY(m_window->workspace().setWholeOrder({ u"sessions/theirs.session.jsonl"_s }));
        undo->trigger();
        QVERIFY2(notice()->text().contains(u"order"_s), qPrintable(notice()->text()));
        QCOMPARE(m_window->workspace().order(), QStringList { u"sessions/theirs.session.jsonl"_s });
    }

    void whatWasWrittenSinceItWasMadeStays()
    {
        const QString copy = path(u"connections/feed-2.json"_s);
        m_tree->select(path(u"connections/feed.json"_s));
        keys(u"Ctrl+D"_s);
        const QByteArray made = contents(copy);
        QVERIFY(write(copy, "{\"url\":\"ws://theirs/\"}"));
        keys(u"Ctrl+Z"_s);
        QVERIFY2(notice()->text().contains(u"was changed after"_s), qPrintable(notice()->text()));
        QCOMPARE(contents(copy), "{\"url\":\"ws://theirs/\"}"_ba);
        QVERIFY(write(copy, made));
        press(u"noticeButton"_s);
        QVERIFY(!QFile::exists(copy));

        // What goes with a session, and what another tab has not written yet, count, too.
        m_tree->select(path(u"sessions/orders.session.jsonl"_s));
        keys(u"Ctrl+D"_s);
        const QString session = path(u"sessions/orders-2.session.jsonl"_s);
        QVERIFY(QFile::exists(session));
        QVERIFY(write(path(u"sessions/orders-2.notes.json"_s), "{}"));
        keys(u"Ctrl+Z"_s);
        QVERIFY(QFile::exists(session));
        press(u"noticeOtherButton"_s); // it is left out
        action(u"New script"_s)->trigger();
        QTest::keyClicks(QApplication::focusWidget(), u"// mine"_s);
        action(u"Undo"_s)->trigger();
        QVERIFY(contents(path(u"scripts/script.js"_s)).contains("// mine"));
    }

    void aFolderComesBackWithAllOfItsTabs()
    {
        constexpr int count = 12; // more than the window remembers of closed tabs
        const QString folder = path(u"connections/many"_s);
        QVERIFY(QDir().mkpath(folder));
        for (int i = 0; i < count; ++i) {
            const QString file = folder + u"/c%1.json"_s.arg(i);
            QVERIFY(write(file, "{\"url\":\"ws://localhost/\"}"));
            auto *page = static_cast<ConnectionPage *>(m_window->openPath(file));
            page->composer()->setText(u"draft %1"_s.arg(i));
        }
        model()->reload();
        m_tree->select(folder);
        keys(u"Del"_s);
        QVERIFY(!QFileInfo::exists(folder));
        keys(u"Ctrl+Z"_s);
        QSet<QString> drafts;
        for (const auto *page : m_window->findChildren<ConnectionPage *>())
            drafts.insert(page->title() + u' ' + page->composer()->text());
        for (int i = 0; i < count; ++i)
            QVERIFY2(drafts.contains(u"c%1 draft %1"_s.arg(i)), qPrintable(QString::number(i)));
    }

    void textFieldsHaveTheirOwn()
    {
        m_window->openPath(path(u"connections/feed.json"_s));
        Q_EMIT model()->renameRequested(path(u"connections/feed.json"_s), u"prices"_s);
        QTRY_VERIFY(QFile::exists(path(u"connections/prices.json"_s)));
        auto *url = m_window->currentPage()->findChild<QLineEdit *>(u"url"_s);
        url->setFocus();
        const QString before = url->text();
        QTest::keyClicks(url, u"x"_s);
        QTest::keySequence(url, QKeySequence(u"Ctrl+Z"_s));
        QCOMPARE(url->text(), before);
        QTest::keySequence(url, QKeySequence(u"Ctrl+Z"_s));
        QVERIFY(QFile::exists(path(u"connections/prices.json"_s)));
        // From there by the palette.
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+K"_s));
        auto *palette = m_window->findChild<CommandPalette *>();
        QTest::keyClicks(QApplication::focusWidget(), u"undo rename"_s);
        QTRY_VERIFY(palette->findChild<QListWidget *>()->count() > 0);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(QFile::exists(path(u"connections/feed.json"_s)));
    }

    void anotherWorkspaceHasAHistoryOfItsOwn()
    {
        const QTemporaryDir other;
        Q_EMIT model()->renameRequested(path(u"connections/feed.json"_s), u"prices"_s);
        QTRY_VERIFY(action(u"Undo"_s)->isEnabled());
        m_window->openWorkspace(other.path());
        QVERIFY(!action(u"Undo"_s)->isEnabled());
        QVERIFY(QFile::exists(path(u"connections/prices.json"_s)));
    }

private:
    /// By the menu of the group.
    void makeFolder(WorkspaceGroup group)
    {
        QTimer::singleShot(0, this, [] {
            auto *menu = static_cast<QMenu *>(QApplication::activePopupWidget());
            for (QAction *one : menu->actions()) {
                if (one->text() == u"New folder")
                    menu->setActiveAction(one);
            }
            QTest::keyClick(menu, Qt::Key_Return);
        });
        Q_EMIT m_tree->menuRequested(model()->indexOf(group), {});
    }
};

QTEST_MAIN(TestTreeHistory)
#include "tst_treehistory.moc"
