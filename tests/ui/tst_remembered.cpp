// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The window comes back as it was left: folders of the tree, widths of columns.
#include "windowwalk.h"

#include <ui/shell/connectionpage.h>
#include <ui/views/composer.h>
#include <ui/views/logpanel.h>
#include <ui/views/payloadinspector.h>
#include <ui/views/timelineview.h>
#include <ui/views/trafficview.h>
#include <ui/views/workspaceview.h>

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>

class TestRemembered : public WindowWalk
{
    Q_OBJECT

    WorkspaceView *tree() const { return m_window->findChild<WorkspaceView *>(u"workspace"_s); }
    WorkspaceModel *model() const { return static_cast<WorkspaceModel *>(tree()->model()); }
    bool isOpen(const QString &folder) const
    {
        return tree()->isExpanded(model()->indexOf(path(folder)));
    }
    bool isOpen(WorkspaceGroup group) const { return tree()->isExpanded(model()->indexOf(group)); }
    MessageLogView *log() const { return m_window->currentPage()->view()->logPanel()->view(); }
    QHeaderView *header() const { return log()->horizontalHeader(); }
    /// The border behind a column, in the header.
    QPoint border(int column) const
    {
        return { header()->sectionViewportPosition(column) + header()->sectionSize(column) - 1,
                 header()->height() / 2 };
    }
    void drag(int column, int by) const
    {
        QWidget *area = header()->viewport();
        const QPoint from = border(column);
        QTest::mousePress(area, Qt::LeftButton, {}, from);
        QTest::mouseMove(area, from + QPoint(by / 2, 0));
        QTest::mouseMove(area, from + QPoint(by, 0));
        QTest::mouseRelease(area, Qt::LeftButton, {}, from + QPoint(by, 0));
    }
    void keys(const QString &sequence) const
    {
        QTest::keySequence(m_window.get(), QKeySequence(sequence));
    }
    QAction *defaultWidths() const
    {
        auto *menu = m_window->currentPage()->findChild<QToolButton *>(u"view"_s)->menu();
        Q_EMIT menu->aboutToShow();
        return menu->actions().last();
    }

    /// What the palette offers while nothing is typed.
    QList<QListWidgetItem *> offered() const
    {
        keys(u"Ctrl+K"_s);
        const auto *list = m_window->findChild<QListWidget *>(u"paletteList"_s);
        QList<QListWidgetItem *> items;
        for (int row = 0; row < list->count(); ++row)
            items.append(list->item(row));
        return items;
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        QVERIFY(QDir().mkpath(path(u"connections/staging/eu"_s)));
        QVERIFY(QDir().mkpath(path(u"connections/prod"_s)));
        open();
    }
    void cleanup() { m_window.reset(); }

    void closedFoldersStayClosed()
    {
        QVERIFY(isOpen(u"connections/staging"_s));
        QVERIFY(QFile::copy(path(u"connections/feed.json"_s),
                            path(u"connections/staging/eu/feed.json"_s)));
        m_window->openPath(path(u"connections/staging/eu/feed.json"_s));
        QTRY_VERIFY(model()->indexOf(path(u"connections/staging/eu/feed.json"_s)).isValid());
        tree()->collapse(model()->indexOf(path(u"connections/staging/eu"_s)));
        tree()->collapse(model()->indexOf(WorkspaceGroup::Mocks));
        tree()->collapse(model()->indexOf(path(u"connections/prod"_s)));
        tree()->expand(model()->indexOf(path(u"connections/prod"_s)));
        restart();
        QVERIFY(!isOpen(u"connections/staging/eu"_s));
        QVERIFY(isOpen(u"connections/staging"_s));
        QVERIFY(isOpen(u"connections/prod"_s));
        QVERIFY(!isOpen(WorkspaceGroup::Mocks));
        QVERIFY(isOpen(WorkspaceGroup::Sessions));
        // What is named anew has to be seen.
        tree()->select(path(u"connections/staging/eu/feed.json"_s));
        QVERIFY(!isOpen(u"connections/staging/eu"_s));
        tree()->rename();
        QVERIFY(isOpen(u"connections/staging/eu"_s));
        tree()->collapse(model()->indexOf(path(u"connections/staging/eu"_s)));
        // Another name, another folder: closed and open as before.
        Q_EMIT model()->renameRequested(path(u"connections/staging"_s), u"test"_s);
        QTRY_VERIFY(model()->indexOf(path(u"connections/test/eu"_s)).isValid());
        QVERIFY(isOpen(u"connections/test"_s));
        QVERIFY(!isOpen(u"connections/test/eu"_s));
        // New ones are open.
        QVERIFY(QDir().mkpath(path(u"connections/new/inner"_s)));
        QTRY_VERIFY(model()->indexOf(path(u"connections/new/inner"_s)).isValid());
        QVERIFY(isOpen(u"connections/new"_s));
    }

    void eachWorkspaceHasItsOwn()
    {
        tree()->collapse(model()->indexOf(WorkspaceGroup::Mocks));
        const QTemporaryDir other;
        m_window->openWorkspace(other.path());
        QVERIFY(isOpen(WorkspaceGroup::Mocks));
        tree()->collapse(model()->indexOf(WorkspaceGroup::Sessions));
        m_window->openWorkspace(m_services.sampleCopy);
        QVERIFY(!isOpen(WorkspaceGroup::Mocks));
        QVERIFY(isOpen(WorkspaceGroup::Sessions));
    }

    void widthsAreKeptWithTheTab()
    {
        m_window->openPath(path(u"connections/feed.json"_s));
        m_window->currentPage()->view()->logPanel()->addColumn(u"$.price"_s);
        const int time = log()->columnWidth(MessageLogModel::Time);
        const int size = log()->columnWidth(MessageLogModel::Size);
        const int price = log()->columnWidth(MessageLogModel::ColumnCount);
        QVERIFY(!defaultWidths()->isEnabled());
        drag(MessageLogModel::Time, 60);
        drag(MessageLogModel::ColumnCount, -40);
        QCOMPARE(log()->columnWidth(MessageLogModel::Time), time + 60);
        QCOMPARE(log()->columnWidth(MessageLogModel::ColumnCount), price - 40);
        restart();
        QCOMPARE(log()->columnWidth(MessageLogModel::Time), time + 60);
        QCOMPARE(log()->columnWidth(MessageLogModel::ColumnCount), price - 40);
        QCOMPARE(log()->columnWidth(MessageLogModel::Size), size);

        QAction *back = defaultWidths();
        QCOMPARE(back->text(), u"Reset column widths"_s);
        back->trigger();
        QCOMPARE(log()->columnWidth(MessageLogModel::Time), time);
        QCOMPARE(log()->columnWidth(MessageLogModel::ColumnCount), price);
        restart();
        QCOMPARE(log()->columnWidth(MessageLogModel::Time), time);
        QVERIFY(log()->widths().isEmpty());
    }

    void columnsAreHiddenByTheMenuAndStayHidden()
    {
        m_window->openPath(path(u"connections/feed.json"_s));
        const auto choose = [&](const QString &heading) {
            auto *menu = m_window->currentPage()->findChild<QMenu *>(u"viewMenu"_s);
            Q_EMIT menu->aboutToShow();
            for (QAction *action : menu->actions()) {
                if (action->text() == heading)
                    return action->trigger();
            }
            QFAIL(qPrintable(heading));
        };
        const int width = log()->columnWidth(MessageLogModel::Delta);
        choose(u"delta"_s);
        QVERIFY(log()->isColumnHidden(MessageLogModel::Delta));
        QVERIFY(log()->isColumnHidden(MessageLogModel::Connection));
        restart();
        QVERIFY(log()->isColumnHidden(MessageLogModel::Delta));
        choose(u"delta"_s);
        QCOMPARE(log()->columnWidth(MessageLogModel::Delta), width);
        QVERIFY(log()->widths().isEmpty());
        // Only a second connection needs a name.
        MessageLogModel *model = m_window->currentPage()->log().model();
        model->append({ { .connection = 1, .payload = "a" }, { .connection = 2, .payload = "b" } });
        QVERIFY(!log()->isColumnHidden(MessageLogModel::Connection));
        choose(u"conn"_s);
        QVERIFY(log()->isColumnHidden(MessageLogModel::Connection));
        choose(u"conn"_s);
        model->clear();
        QVERIFY(log()->isColumnHidden(MessageLogModel::Connection));
    }

    void aDoubleClickFitsWhatIsSeen()
    {
        m_window->openPath(path(u"connections/feed.json"_s));
        m_window->currentPage()->view()->logPanel()->addColumn(u"$.a"_s);
        const auto widthOf = [&](qsizetype length) {
            return log()->fontMetrics().horizontalAdvance(QString(length, u'x'));
        };
        QList<LogEntry> entries;
        const QByteArray brief = "{\"a\":\"" + QByteArray(30, 'x') + "\"}";
        const QByteArray lengthy = "{\"a\":\"" + QByteArray(60, 'x') + "\"}";
        entries.append({ .kind = EntryKind::Text, .payload = lengthy });
        for (int i = 0; i < 500; ++i)
            entries.append({ .kind = EntryKind::Text, .payload = brief });
        m_window->currentPage()->log().model()->append(entries);
        QTest::mouseDClick(
            header()->viewport(), Qt::LeftButton, {}, border(MessageLogModel::ColumnCount));
        const int width = log()->columnWidth(MessageLogModel::ColumnCount);
        QVERIFY2(width >= widthOf(30) && width < widthOf(40), qPrintable(QString::number(width)));
        QTest::keyClick(log(), Qt::Key_Home);
        QTest::mouseDClick(
            header()->viewport(), Qt::LeftButton, {}, border(MessageLogModel::ColumnCount));
        QVERIFY(log()->columnWidth(MessageLogModel::ColumnCount) >= widthOf(60));
        QVERIFY(log()->widths().contains(u"$.a"_s));
    }

    void panesAreHiddenByKeysAndStayHidden()
    {
        m_window->openPath(path(u"connections/feed.json"_s));
        QVERIFY(write(path(u"scripts/a.js"_s), "let a;"));
        const auto seen = [&] {
            const Page *page = m_window->currentPage();
            return std::array { tree()->isVisible(),
                                page->findChild<Composer *>()->isVisible(),
                                page->findChild<PayloadInspector *>()->isVisible() };
        };
        using Seen = std::array<bool, 3>;
        QCOMPARE(seen(), (Seen { true, true, true }));
        keys(u"Ctrl+Shift+1"_s);
        QCOMPARE(seen(), (Seen { false, true, true }));
        keys(u"Ctrl+Shift+2"_s);
        QCOMPARE(seen(), (Seen { false, false, true }));
        keys(u"Ctrl+Shift+3"_s);
        QCOMPARE(seen(), (Seen { false, false, false }));
        restart();
        QCOMPARE(seen(), (Seen { false, false, false }));
        // What has something to show comes by itself.
        keys(u"Ctrl+M"_s);
        QCOMPARE(seen(), (Seen { false, true, false }));
        QVERIFY(m_window->currentPage()->findChild<Composer *>()->isAncestorOf(
            QApplication::focusWidget()));
        const LogEntry entry { .kind = EntryKind::Text, .payload = "a" };
        m_window->currentPage()->log().model()->append({ entry, entry });
        Q_EMIT log()->compareRequested(0, 1);
        QCOMPARE(seen(), (Seen { false, true, true }));
        keys(u"Ctrl+Shift+1"_s);
        QCOMPARE(seen(), (Seen { true, true, true }));
        // The next tab is as all are.
        keys(u"Ctrl+Shift+2"_s);
        m_window->openTab({ .kind = TabState::Kind::Connection });
        QCOMPARE(seen(), (Seen { true, false, true }));
        for (const QAction *action : m_window->actions()) {
            if (action->shortcut() == QKeySequence(u"Ctrl+Shift+2"_s))
                QVERIFY(action->text().startsWith(u"Show the composer"_s));
        }
    }

    void theTimeLineIsHidden()
    {
        m_window->openPath(path(u"sessions/orders.session.jsonl"_s));
        auto *bars = m_window->currentPage()->findChild<TimelineView *>();
        QTRY_VERIFY(bars->isVisible());
        keys(u"Ctrl+Shift+4"_s);
        QVERIFY(!bars->isVisible());
        Q_EMIT m_window->currentPage()->log().model()->countsChanged();
        QVERIFY(!bars->isVisible());
        keys(u"Ctrl+Shift+4"_s);
        QVERIFY(bars->isVisible());
    }

    void panesStandBesideTheLogWithSplitsOfTheirOwn()
    {
        m_window->openPath(path(u"connections/feed.json"_s));
        const auto payload = [&] {
            return m_window->currentPage()->findChild<PayloadInspector *>();
        };
        const auto place = [&](const QWidget *of) {
            return QRect(of->mapTo(m_window.get(), QPoint()), of->size());
        };
        const QRect below = place(payload());
        QVERIFY(below.top() > place(log()).bottom());
        keys(u"Ctrl+Shift+5"_s);
        QTRY_VERIFY(place(payload()).left() > place(log()).right());
        QVERIFY(place(m_window->currentPage()->findChild<Composer *>()).top()
                > place(payload()).bottom());
        auto *split = static_cast<QSplitter *>(payload()->parentWidget());
        auto *outer = static_cast<QSplitter *>(split->parentWidget());
        const double first =
            double(outer->sizes().first()) / (outer->sizes().first() + outer->sizes().last());
        QVERIFY2(first > 0.6 && first < 0.64, qPrintable(QString::number(first)));
        outer->setSizes({ 500, 548 });
        QTRY_VERIFY(qAbs(outer->sizes().first() - 500) < 4); // less a border
        const QRect beside = place(payload());
        keys(u"Ctrl+Shift+5"_s);
        QTRY_VERIFY(qAbs(place(payload()).top() - below.top()) < 4); // once all is laid out
        QCOMPARE(place(payload()).left(), below.left());
        keys(u"Ctrl+Shift+5"_s);
        QTRY_COMPARE(place(payload()), beside);
        keys(u"Ctrl+Shift+1"_s); // more room for both
        restart(); // in a window that fits the screen
        QTRY_VERIFY(place(payload()).left() > place(log()).right());
        const double share = double(payload()->width()) / m_window->currentPage()->width();
        QVERIFY2(share > 0.45 && share < 0.55, qPrintable(QString::number(share)));
        keys(u"Ctrl+Shift+5"_s);
        QTRY_VERIFY(place(payload()).top() > place(log()).bottom());
    }

    void thePaletteBeginsWithWhatWasRunLast()
    {
        QCOMPARE(offered().first()->text(), u"New connection"_s); // commands before files
        for (const QListWidgetItem *item : offered())
            QVERIFY2(!item->icon().isNull(), qPrintable(item->text()));
        auto *field = m_window->findChild<QLineEdit *>(u"paletteQuery"_s);
        const auto run = [&](const QString &words) {
            field = m_window->findChild<QLineEdit *>(u"paletteQuery"_s);
            QTest::keyClicks(field, words);
            QTest::keyClick(field, Qt::Key_Return);
            keys(u"Ctrl+K"_s);
        };
        run(u"jsonrpc"_s);
        run(u"Hide the timeline"_s);
        QTest::keyClick(field, Qt::Key_Escape);
        restart();
        QCOMPARE(offered().first()->text(), u"Show the timeline"_s); // the same command
        QCOMPARE(offered().at(1)->text(), u"jsonrpc"_s);
        QCOMPARE(offered().at(2)->text(), u"New connection"_s);
    }
};

QTEST_MAIN(TestRemembered)
#include "tst_remembered.moc"
