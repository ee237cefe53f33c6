// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "logentries.h"

#include <ui/models/jsontreemodel.h>
#include <ui/models/rowreading.h>
#include <ui/models/trafficlog.h>
#include <ui/views/hexview.h>
#include <ui/views/logmenu.h>
#include <ui/views/logpanel.h>
#include <ui/views/payloadinspector.h>

#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

/// What is done with a log: searching, columns, menus, comparing.
class TestLogViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void markingHidesNothingAndLeadsFromHitToHit()
    {
        TrafficLog log(Side::Client);
        LogPanel panel(m_look, log);
        log.model()->append(entries(30));
        log.model()->append({ { .payload = "other" } });
        log.model()->append(entries(30));
        log.model()->append({ { .payload = "other" } });
        panel.focusFilter(true);
        QTest::keyClicks(panel.findChild<QLineEdit *>(u"filter"_s), u"other"_s);
        QCOMPARE(panel.findChild<QLabel *>(u"counts"_s)->text(), u"2 marked of 62"_s);
        QCOMPARE(log.model()->rowCount(), 62);
        panel.view()->showMarked(true);
        QCOMPARE(panel.view()->currentIndex().row(), 30);
        QVERIFY(!panel.view()->isFollowing());
        QTest::keyClick(panel.findChild<QLineEdit *>(u"filter"_s), Qt::Key_Return);
        QCOMPARE(panel.view()->currentIndex().row(), 61);
        QTest::keyClick(
            panel.findChild<QLineEdit *>(u"filter"_s), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(panel.view()->currentIndex().row(), 30);
        panel.focusFilter(false);
        QCOMPARE(log.model()->rowCount(), 2);
    }

    void aColumnComesByItsPathByDroppingAndByMenu()
    {
        TrafficLog log(Side::Client);
        LogPanel panel(m_look, log);
        panel.resize(900, 300);
        log.model()->append({ { .payload = "{\"type\":\"tick\",\"price\":1.5}" } });
        QSignalSpy changes(&panel, &LogPanel::settingsChanged);
        panel.addColumn(u"$.price"_s);
        QMimeData data;
        data.setData(QString::fromLatin1(JsonTreeModel::pathMimeType), "$.type");
        QDragEnterEvent enter({ 10, 10 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(panel.view()->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({ 10, 10 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(panel.view()->viewport(), &drop);
        QCOMPARE(panel.columns(), (QStringList { u"$.price"_s, u"$.type"_s }));
        QCOMPARE(changes.size(), 2);
        const QHeaderView *header = panel.view()->horizontalHeader();
        QCOMPARE(header->visualIndex(MessageLogModel::Preview), header->count() - 1);
        panel.addColumn(u"$.["_s);
        QCOMPARE(panel.columns().size(), 2);
        QVERIFY(panel.findChild<QLabel *>(u"counts"_s)->text().contains(u"$.["_s));

        panel.setFilter(u"/a(/"_s);
        panel.addColumn(u"$.n"_s);
        QVERIFY(panel.findChild<QLabel *>(u"counts"_s)->text().contains(u"broken"_s));
        panel.setFilter({});
        panel.setColumns({ u"$.price"_s, u"$.type"_s });

        auto *button = panel.findChild<QToolButton *>(u"view"_s);
        Q_EMIT button->menu()->aboutToShow();
        const QList<QAction *> offered = button->menu()->actions();
        const auto column = std::ranges::find(offered, u"$.price"_s, &QAction::text);
        QVERIFY(column != offered.end());
        QVERIFY((*column)->isChecked());
        (*column)->trigger();
        QCOMPARE(panel.columns(), QStringList { u"$.type"_s });
    }

    void theMenuOfARowActsOnIt()
    {
        TrafficLog log(Side::Client);
        LogPanel panel(m_look, log);
        log.model()->append({ { .connection = 1, .payload = "{\"type\":\"tick\",\"n\":1}" },
                              { .connection = 1, .payload = "{\"type\":\"<b>&other\",\"n\":2}" },
                              { .connection = 1, .payload = "{\"type\":\"tick\",\"n\":3}" } });
        LogMenu menu(m_look, *log.model(), { 2 });
        connect(&menu, &LogMenu::termRequested, &panel, &LogPanel::addTerm);
        QSignalSpy comparisons(&menu, &LogMenu::compareRequested);
        const auto choose = [&menu](const QString &in, const QString &text) {
            for (QAction *action : menu.actions()) {
                if (in.isEmpty() && action->text().startsWith(text))
                    return action->trigger();
                const QList<QAction *> inner =
                    action->menu() ? action->menu()->actions() : QList<QAction *>();
                for (QAction *one : inner) {
                    if (action->text() == in && one->text() == text)
                        return one->trigger();
                }
            }
            QFAIL(qPrintable(u"there is no “%1”"_s.arg(text)));
        };
        choose({}, u"Compare with #1"_s);
        QCOMPARE(comparisons.value(0), (QVariantList { qsizetype(0), qsizetype(2) }));
        choose(u"Show only ones like this"_s, u"$.type = \"tick\""_s);
        QCOMPARE(log.model()->rowCount(), 2);
        choose(u"Hide ones like this"_s, u"-$.n = 3"_s);
        QCOMPARE(log.model()->rowCount(), 1);
        QCOMPARE(panel.filter(), u"$.type = \"tick\" -$.n = 3"_s);
        choose({}, u"Copy"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"{\"type\":\"tick\",\"n\":3}"_s);

        const LogMenu other(m_look, *log.model(), { 1 });
        QStringList texts;
        for (const QAction *action : other.actions()) {
            for (const QAction *inner :
                 action->menu() ? action->menu()->actions() : QList<QAction *>())
                texts.append(inner->text());
        }
        QVERIFY(texts.contains(u"$.type = \"<b>&&other\""_s));
    }

    void aPayloadIsATreeAndADifference()
    {
        MessageLogModel log(Side::Client);
        log.append({ { .payload = "{\"type\":\"tick\",\"n\":1}" },
                     { .payload = "no JSON" },
                     { .payload = "{\"type\":\"tick\",\"n\":2}" } });
        PayloadInspector inspector(m_look, log);
        auto *tabs = inspector.findChild<QTabBar *>(u"payloadTabs"_s);
        auto *text = inspector.findChild<TextView *>(u"payloadText"_s);
        auto *tree = inspector.findChild<QTreeView *>(u"payloadTree"_s);
        auto *none = inspector.findChild<QLabel *>(u"payloadNone"_s);
        tabs->setCurrentIndex(PayloadInspector::Tree);
        inspector.show(2);
        QCOMPARE(tree->model()->index(1, 1).data().toString(), u"2"_s);
        QVERIFY(!tree->isHidden());
        inspector.show(1);
        QVERIFY(tree->isHidden() && !none->isHidden());
        tabs->setCurrentIndex(PayloadInspector::Diff);
        QVERIFY(none->text().startsWith(u"There is no message like it"_s));
        inspector.show(2);
        QCOMPARE(text->toPlainText(),
                 u" {\n   \"type\": \"tick\",\n-  \"n\": 1\n+  \"n\": 2\n }"_s);
        // Without a member that names kinds every object is like the last one.
        log.append({ { .payload = "{\"price\":1}" }, { .payload = "{\"price\":2}" } });
        inspector.show(4);
        QVERIFY(text->toPlainText().contains(u"-  \"price\": 1"_s));
        inspector.compare(1, 2);
        QVERIFY(text->toPlainText().startsWith(u"-no JSON\n+{"_s));
    }

    void rowsAreSelectedBothWays()
    {
        TrafficLog log(Side::Client);
        LogPanel panel(m_look, log);
        panel.resize(900, 400);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        log.model()->append(entries(10));
        MessageLogView *view = panel.view();
        view->showStoreRow(5);
        QTest::keyClick(view, Qt::Key_Up, Qt::ShiftModifier);
        QTest::keyClick(view, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(view->selectedRows(), (QList<qsizetype> { 3, 4, 5 }));
        const auto centre = [view](int row) {
            return view->visualRect(view->model()->index(row, 0)).center();
        };
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, centre(7));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ShiftModifier, centre(6));
        QCOMPARE(view->selectedRows(), (QList<qsizetype> { 6, 7 }));
    }

    void theMenuKeyOpensTheMenuOfTheRow()
    {
        TrafficLog log(Side::Client);
        LogPanel panel(m_look, log);
        panel.resize(900, 400);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        log.model()->append(entries(3));
        panel.view()->showStoreRow(1);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(panel.view()->viewport(), &event);
        const QPointer<LogMenu> menu = panel.view()->findChild<LogMenu *>();
        QVERIFY(menu && menu->isVisible());
        for (QAction *action : menu->actions()) {
            if (action->text().startsWith(u"Hide ones"))
                action->menu()->actions().first()->trigger();
        }
        QCOMPARE(panel.filter(), u"-$.a = 1"_s);
        menu->close();
        QTRY_VERIFY(!menu);
    }

    void clearingLeavesNothingInTheInspector()
    {
        TrafficLog log(Side::Client);
        PayloadInspector inspector(m_look, *log.model());
        log.model()->append(entries(500));
        inspector.show(400);
        log.clear();
        inspector.findChild<QTabBar *>(u"payloadTabs"_s)->setCurrentIndex(PayloadInspector::Hex);
        QVERIFY(inspector.findChild<TextView *>(u"payloadText"_s)->toPlainText().isEmpty());
        QCOMPARE(inspector.findChild<HexView *>()->bytes().size(), 0);
    }

    void aTimeIsChosenByDragging()
    {
        TrafficLog log(Side::Client);
        LogPanel panel(m_look, log);
        panel.resize(900, 400);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QList<LogEntry> all;
        for (int i = 0; i < 100; ++i)
            all.append({ .time = qint64(i) * 10'000, .connection = 1, .payload = "x" });
        log.model()->append(all);
        auto *timeline = panel.findChild<QWidget *>(u"timeline"_s);
        QTRY_VERIFY(timeline->isVisible());
        QTest::mousePress(timeline, Qt::LeftButton, {}, { 12 + 8 * 10 + 1, 20 });
        QTest::mouseMove(timeline, { 12 + 8 * 30 + 1, 20 });
        QMouseEvent move(QEvent::MouseMove,
                         QPointF(12 + 8 * 30 + 1, 20),
                         QPointF(),
                         Qt::NoButton,
                         Qt::LeftButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(timeline, &move);
        QTest::mouseRelease(timeline, Qt::LeftButton, {}, { 12 + 8 * 30 + 1, 20 });
        QVERIFY2(panel.filter().startsWith(u"time:"_s), qPrintable(panel.filter()));
        QCOMPARE(log.model()->rowCount(), 20);
        QCOMPARE(log.model()->storeRow(0), 10);
        QTest::mouseClick(timeline, Qt::LeftButton, {}, { 50, 20 });
        QCOMPARE(log.model()->rowCount(), 100);
    }

    void aPayloadIsDecoded()
    {
        MessageLogModel log(Side::Client);
        const QByteArray packed = QByteArray::fromHex("81a16101");
        log.append({ { .connection = 1,
                       .kind = EntryKind::Open,
                       .payload = "ws://h/socket.io/?EIO=4\nGET / HTTP/1.1\n\nHTTP/1.1 101 x\n"
                                  "Sec-WebSocket-Protocol: mqtt\n" },
                     { .connection = 1, .kind = EntryKind::Binary, .payload = packed },
                     { .connection = 1, .payload = "42[\"chat\"]" },
                     { .connection = 2, .payload = "42[\"chat\"]" } });
        QCOMPARE(hintOf(log.store(), 2).subprotocol, u"mqtt"_s);
        PayloadInspector inspector(m_look, log);
        auto *tabs = inspector.findChild<QTabBar *>(u"payloadTabs"_s);
        auto *text = inspector.findChild<TextView *>(u"payloadText"_s);
        auto *about = inspector.findChild<QLabel *>(u"payloadAbout"_s);
        auto *hex = inspector.findChild<HexView *>();
        auto *decoding = inspector.findChild<QComboBox *>(u"decoding"_s);
        inspector.show(1);
        QCOMPARE(text->toPlainText(), u"{\n  \"a\": 1\n}"_s);
        QCOMPARE(about->text(), u"#2 · 4 B · MessagePack"_s);
        tabs->setCurrentIndex(PayloadInspector::Hex);
        QVERIFY(hex->isVisibleTo(&inspector) && hex->rowText(0).contains(u"81 a1 61 01"_s));
        tabs->setCurrentIndex(PayloadInspector::Pretty);
        // By hand, and what fails says so and shows the bytes.
        decoding->setCurrentText(u"gzip"_s);
        auto *problem = inspector.findChild<QLabel *>(u"payloadProblem"_s);
        QVERIFY(problem->isVisibleTo(&inspector));
        QVERIFY(problem->text().contains(u"not compressed"_s));
        QCOMPARE(problem->textFormat(), Qt::PlainText);
        QVERIFY(hex->isVisibleTo(&inspector) && hex->rowText(0).contains(u"81 a1 61 01"_s));
        decoding->setCurrentIndex(1);
        QVERIFY(!problem->isVisibleTo(&inspector));
        QVERIFY(hex->isVisibleTo(&inspector) && hex->rowText(0).contains(u"81 a1 61 01"_s));
        decoding->setCurrentIndex(0);
        inspector.show(2);
        QVERIFY(text->toPlainText().contains(u"\"type\": \"EVENT\""_s));
        inspector.show(3); // on a connection of which nothing is known
        QVERIFY(!text->toPlainText().contains(u"EVENT"_s));
    }

    void coloursAndNotesArePainted()
    {
        TrafficLog log(Side::Client);
        LogPanel panel(m_look, log);
        panel.resize(900, 300);
        panel.show();
        log.model()->append(entries(3));
        MessageLogView *view = panel.view();
        const auto pixel = [&](int row) {
            // Above the text of a cell.
            const QRect cell = view->visualRect(log.model()->index(row, MessageLogModel::Kind));
            return view->viewport()->grab().toImage().pixelColor(cell.center().x(), cell.top() + 1);
        };
        const QColor before = pixel(1);
        panel.addColour({ .filter = u"$.a = 1"_s, .colour = RowColour::Green });
        QCOMPARE(pixel(1), m_look.theme().rowTints[3].tint);
        panel.setColours({});
        QCOMPARE(pixel(1), before);
        const QImage plain = view->viewport()->grab().toImage();
        QVERIFY(log.model()->notes().set(1, {}));
        const QImage bookmarked = view->viewport()->grab().toImage();
        QVERIFY(bookmarked != plain);
        QVERIFY(log.model()->notes().set(1, u"why?"_s));
        QVERIFY(view->viewport()->grab().toImage() != bookmarked);
    }

private:
    Look m_look;
};

QTEST_MAIN(TestLogViews)
#include "tst_logviews.moc"
