// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Two sessions side by side.
#include "windowwalk.h"

#include <ui/models/workspacemodel.h>
#include <ui/shell/comparisontab.h>
#include <ui/shell/sessionpage.h>
#include <ui/views/comparisonview.h>
#include <ui/views/payloadinspector.h>
#include <ui/views/workspaceview.h>

#include <QCheckBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTabBar>
#include <QToolButton>

class TestComparing : public WindowWalk
{
    Q_OBJECT

    using Model = SessionComparison;

    ComparisonTab *tab() const { return qobject_cast<ComparisonTab *>(m_window->currentTab()); }
    ComparisonView *view() const { return tab()->findChild<ComparisonView *>(); }
    QString verdict() const { return tab()->findChild<QLabel *>(u"comparisonVerdict"_s)->text(); }
    QString cell(int row, int column) const
    {
        return view()->model()->index(row, column).data().toString();
    }
    void toggle(const QString &name) const
    {
        tab()->findChild<QCheckBox *>(name)->toggle();
        QTRY_VERIFY(!tab()->isComparing());
    }
    /// By the menu of the first one's tab.
    void compare(const QString &left, const QString &right) const
    {
        auto *page = qobject_cast<SessionPage *>(m_window->openPath(left));
        QVERIFY(page);
        QMenu *menu = page->findChild<QToolButton *>(u"compareWith"_s)->menu();
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text() == Workspace::titleOf(right)) {
                action->trigger();
                break;
            }
        }
        QVERIFY(tab());
        QTRY_VERIFY(!tab()->isComparing());
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        QVERIFY(copyFolder(m_services.sampleFolder, m_services.sampleCopy));
        // Another quantity, a message less, one more, another close code.
        QByteArray other = contents(path(u"sessions/orders.session.jsonl"_s));
        other.replace("\"filled\",\"id\":1,\"quantity\":10", "\"filled\",\"id\":1,\"quantity\":9");
        QByteArrayList lines = other.split('\n');
        lines.removeAt(7); // "accepted" of the second order
        lines.insert(
            3,
            "{\"t\":2625,\"conn\":1,\"event\":\"message\",\"from\":\"server\",\"text\":\"<b>hi</b> "
            "\xe2\x80\xae\"}");
        other =
            lines.join('\n').replace("\"status\":1000,\"reason\"", "\"status\":1001,\"reason\"");
        QVERIFY(write(path(u"sessions/tuesday.session.jsonl"_s), other));
        open();
    }
    void cleanup() { m_window.reset(); }

    void messagesStandSideBySide()
    {
        compare(path(u"sessions/orders.session.jsonl"_s),
                path(u"sessions/tuesday.session.jsonl"_s));
        QCOMPARE(tab()->title(), u"orders ↔ tuesday"_s);
        QCOMPARE(verdict(), u"✗  4 differences in 9 messages"_s);
        QCOMPARE(view()->model()->rowCount(), 10);
        QCOMPARE(cell(0, Model::Outcome), u"← ="_s);
        QCOMPARE(cell(1, Model::Outcome), u"← + unexpected"_s);
        QVERIFY(cell(1, Model::Left).isEmpty());
        QVERIFY(cell(1, Model::LeftNumber).isEmpty());
        QCOMPARE(cell(1, Model::RightNumber), u"2"_s);
        QVERIFY(cell(1, Model::Right).startsWith(u"<b>hi</b> ")
                && !cell(1, Model::Right).contains(QChar(0x202e)));
        QCOMPARE(cell(4, Model::Outcome), u"← ≠ $.quantity"_s);
        QVERIFY(cell(4, Model::Left).contains(u"10") && cell(4, Model::Right).contains(u"9"));
        QCOMPARE(cell(6, Model::Outcome), u"← − missing"_s);
        QVERIFY(cell(6, Model::Right).isEmpty());
        QCOMPARE(cell(9, Model::Outcome), u"≠ close code"_s);
        QCOMPARE(cell(9, Model::Left), u"1000"_s);
        QCOMPARE(cell(9, Model::Right), u"1001"_s);
        // The first difference is there at once; F3 leads on, and round the end.
        QCOMPARE(view()->currentIndex().row(), 1);
        for (const int row : { 4, 6, 9, 1 }) {
            QTest::keySequence(m_window.get(), QKeySequence(u"F3"_s));
            QCOMPARE(view()->currentIndex().row(), row);
        }
        QTest::keySequence(m_window.get(), QKeySequence(u"Shift+F3"_s));
        QCOMPARE(view()->currentIndex().row(), 9);
        QTest::keySequence(m_window.get(), QKeySequence(u"Shift+F3"_s));
        QTest::keySequence(m_window.get(), QKeySequence(u"Shift+F3"_s));
        // Both payloads, as a difference.
        QCOMPARE(view()->currentIndex().row(), 4);
        auto *inspector = tab()->findChild<PayloadInspector *>();
        QCOMPARE(inspector->findChild<QTabBar *>(u"payloadTabs"_s)->currentIndex(),
                 int(PayloadInspector::Diff));
        const QList<QLabel *> labels = inspector->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->text() == u"right #5 compared with left #4";
        }));
    }

    void noiseIsLeftOutByRulesAndSwitches()
    {
        const QString left = path(u"sessions/orders.session.jsonl"_s);
        compare(left, path(u"sessions/tuesday.session.jsonl"_s));
        toggle(u"onlyDifferences"_s);
        QCOMPARE(view()->model()->rowCount(), 4);
        // Rules that appear are followed; a text in the filter holds, too.
        QVERIFY(write(
            path(u"sessions/orders.matching.json"_s),
            "{\"jackfield\":\"matching\",\"version\":1,\"ignore\":[\"/quantity\"],\"background\":[{"
            "\"path\":\"/type\",\"equals\":\"accepted\"}]}"));
        QTRY_COMPARE(verdict(), u"✗  2 differences in 7 messages"_s);
        QCOMPARE(view()->model()->rowCount(), 2);
        toggle(u"onlyDifferences"_s);
        int notCompared = 0;
        for (int row = 0; row < view()->model()->rowCount(); ++row)
            notCompared += cell(row, Model::Outcome) == u"← not compared" ? 1 : 0;
        QCOMPARE(notCompared, 3); // two there, one here
        toggle(u"byRules"_s);
        QCOMPARE(verdict(), u"✗  4 differences in 9 messages"_s);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+F"_s));
        QTest::keyClicks(tab()->findChild<QLineEdit *>(u"comparisonFilter"_s), u"FILLED"_s);
        QCOMPARE(view()->model()->rowCount(), 2);
        // The tab comes back as it was, and a second one is not made.
        restart();
        QVERIFY(tab());
        QTRY_VERIFY(!tab()->isComparing());
        QCOMPARE(verdict(), u"✗  4 differences in 9 messages"_s);
        QVERIFY(!tab()->findChild<QCheckBox *>(u"byRules"_s)->isChecked());
        const Tab *before = m_window->currentTab();
        compare(left, path(u"sessions/tuesday.session.jsonl"_s));
        QCOMPARE(m_window->currentTab(), before);
    }

    void theTwoAreSwappedAndProblemsSaid()
    {
        compare(path(u"sessions/orders.session.jsonl"_s),
                path(u"sessions/tuesday.session.jsonl"_s));
        tab()->findChild<QToolButton *>(u"swapRecordings"_s)->click();
        QTRY_VERIFY(!tab()->isComparing());
        QCOMPARE(tab()->title(), u"tuesday ↔ orders"_s);
        QCOMPARE(cell(1, Model::Outcome), u"← − missing"_s);
        // A file that gets another name in the tree is followed.
        auto *tree = m_window->findChild<WorkspaceView *>();
        auto *model = qobject_cast<WorkspaceModel *>(tree->model());
        QVERIFY(model);
        Q_EMIT model->renameRequested(path(u"sessions/tuesday.session.jsonl"_s), u"wednesday"_s);
        QTRY_COMPARE(tab()->title(), u"wednesday ↔ orders"_s);
        QTRY_VERIFY(!tab()->isComparing());
        QCOMPARE(verdict(), u"✗  4 differences in 9 messages"_s);
        QVERIFY(QFile::remove(path(u"sessions/orders.session.jsonl"_s)));
        QTRY_COMPARE(verdict(), u"cannot be compared"_s);
        QCOMPARE(tab()->health(), Health::Failed);
    }

    /// How long it takes is printed; that all of it is there, and that what is seen is all that is painted, is checked.
    void manyMessagesStayFluid()
    {
        const auto recording = [](int differing) {
            QByteArray lines = "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-11-"
                               "23T10:00:00.000Z\",\"recorder\":"
                               "\"client\"}\n{\"t\":0,\"conn\":1,\"event\":\"open\",\"request\":{"
                               "\"method\":\"GET\",\"target\":\"/\","
                               "\"url\":\"ws://h/"
                               "\",\"httpVersion\":\"1.1\",\"headers\":[]},\"response\":{"
                               "\"status\":101,\"headers\":[]"
                               "}}\n";
            for (int n = 1; n <= 100'000; ++n) {
                lines += "{\"t\":" + QByteArray::number(n)
                    + ",\"conn\":1,\"event\":\"message\",\"from\":\"server\",\"json\":{\"type\":"
                      "\"tick\",\"n\":"
                    + QByteArray::number(n)
                    + ",\"price\":" + QByteArray::number(n % differing == 0 ? 2 : 1) + "}}\n";
            }
            return lines;
        };
        QVERIFY(write(path(u"sessions/one.session.jsonl"_s), recording(1 << 30)));
        QVERIFY(write(path(u"sessions/two.session.jsonl"_s), recording(1000)));
        QElapsedTimer timer;
        const auto compared = ComparedSessions::of(
            path(u"sessions/one.session.jsonl"_s), path(u"sessions/two.session.jsonl"_s), true);
        QVERIFY(compared);
        QCOMPARE(compared->verdict.differences().size(), 100);
        Model model;
        timer.start();
        model.take(*compared);
        qInfo("100,000 messages beside 100,000: compared in %lld ms beside the window, shown in "
              "%lld ms",
              qint64(compared->took.count()),
              timer.elapsed());
        ComparisonView many(m_look, model);
        many.resize(900, 500);
        many.show();
        timer.start();
        many.showDifference(false);
        const QPixmap picture = many.grab();
        qInfo("to the last difference and painted in %lld ms", timer.elapsed());
        QCOMPARE(many.currentIndex().row(), 99'999);
        QCOMPARE(model.rowCount(), 100'000);
        QVERIFY(!picture.isNull());
        model.show(true, {});
        QCOMPARE(model.rowCount(), 100);
    }
};

QTEST_MAIN(TestComparing)
#include "tst_comparing.moc"
