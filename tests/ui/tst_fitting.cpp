// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// All kinds of tabs and panels of the real window in each language: no text is cut off, in a usual window and in the
// smallest one, from left to right and from right to left.
#include "fitting.h"
#include "windowwalk.h"

#include <ui/models/language.h>
#include <ui/models/messagelogmodel.h>
#include <ui/models/pseudolanguage.h>
#include <ui/shell/page.h>
#include <ui/shell/proxypage.h>
#include <ui/views/fieldtable.h>
#include <ui/views/framepanel.h>
#include <ui/views/hexview.h>
#include <ui/views/messagelogview.h>
#include <ui/views/styled.h>
#include <ui/views/timelineview.h>
#include <ui/views/workspaceview.h>

#include <QSignalSpy>

class TestFitting : public WindowWalk
{
    Q_OBJECT

    Fitting m_fitting;

    void press(const QString &keys)
    {
        QTest::keySequence(m_window.get(), QKeySequence(keys));
        look();
    }
    /// A layout in a layout waits for the one around it.
    void look()
    {
        constexpr int depth = 8;
        for (int i = 0; i < depth; ++i) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QCoreApplication::processEvents();
        }
        m_fitting.look(m_window.get());
    }
    /// Each page of each panel of the current tab.
    void lookThroughTabs()
    {
        look();
        for (QTabBar *tabs : m_window->centralWidget()->findChildren<QTabBar *>()) {
            if (!tabs->isVisible() || tabs->objectName() == u"pageTabs")
                continue;
            for (int i = 0; i < tabs->count(); ++i) {
                if (!tabs->isTabVisible(i) || !tabs->isTabEnabled(i))
                    continue;
                tabs->setCurrentIndex(i);
                look();
            }
            tabs->setCurrentIndex(0);
        }
    }
    QStringList walk()
    {
        for (const QString &panel : { u"Ctrl+Shift+E"_s, u"Ctrl+,"_s, u"F1"_s }) {
            press(panel);
            press(panel);
        }
        press(u"Ctrl+N"_s);
        press(u"Ctrl+Shift+H"_s);
        lookThroughTabs();
        press(u"Ctrl+Shift+H"_s);
        m_window->findChild<FramePanel *>()->show();
        look();
        press(u"Ctrl+Shift+5"_s);
        press(u"Ctrl+Shift+5"_s);
        press(u"Ctrl+E"_s);
        lookThroughTabs();
        press(u"Ctrl+P"_s);
        lookThroughTabs();
        for (const WorkspaceGroup group : workspaceGroups) {
            m_window->openPath(m_window->workspace().filesOf(group).first());
            lookThroughTabs();
        }
        return m_fitting.cut();
    }

private Q_SLOTS:
    void cleanup() { m_window.reset(); }

    void noTextIsCutOff_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const QString &language : { u"en"_s, u"de"_s, QString(pseudoLanguage) }) {
            for (const QSize size : { QSize(1280, 800), QSize(860, 520) })
                QTest::addRow("%s at %d", qPrintable(language), size.width()) << language << size;
        }
    }
    void noTextIsCutOff()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        const Translations translations(language);
        QCoreApplication::processEvents();
        m_fitting = {};
        moveIn();
        open();
        m_window->resize(size);
        QTRY_COMPARE(m_window->size(), size);
        const QString cut = walk().join(u'\n');
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
        QVERIFY2(m_fitting.seen() > 200, qPrintable(QString::number(m_fitting.seen())));
        QCOMPARE(m_window->size(), size);
    }

    /// The window is mirrored, and what came over the wire, code, URLs and times are not.
    void whatCameOverTheWireStaysLeftToRight()
    {
        const Translations pseudo { QString(pseudoLanguage) };
        QTRY_VERIFY(QGuiApplication::isRightToLeft());
        moveIn();
        open();
        m_window->openPath(m_window->workspace().filesOf(WorkspaceGroup::Sessions).first());
        look();
        const auto *log = m_window->findChild<MessageLogView *>();
        QTRY_VERIFY(log->model()->rowCount() > 0);
        const auto cell = [&](int column) {
            return log->visualRect(log->model()->index(0, column));
        };
        QVERIFY(cell(MessageLogModel::Number).left() > cell(MessageLogModel::Preview).right());
        auto *tree = m_window->findChild<WorkspaceView *>();
        QVERIFY(tree->mapTo(m_window.get(), QPoint()).x()
                > log->mapTo(m_window.get(), QPoint()).x());
        m_window->openPath(m_window->workspace().filesOf(WorkspaceGroup::Mocks).first());
        press(u"Ctrl+N"_s);
        QVERIFY(m_window->isRightToLeft());
        QList<QWidget *> ofTheWire { m_window->findChild<TimelineView *>() };
        for (const char *name : { "url", "composerText", "definition", "hexView", "payloadTree" })
            ofTheWire.append(m_window->findChild<QWidget *>(QString::fromLatin1(name)));
        for (QWidget *table : m_window->findChildren<FieldTable *>())
            ofTheWire.append(table);
        for (const QWidget *widget : std::as_const(ofTheWire)) {
            QVERIFY(widget);
            QVERIFY2(!widget->isRightToLeft(), qPrintable(widget->objectName()));
        }
    }

    /// Rows of bytes begin with a place and have digits and signs, which other directions put elsewhere.
    void bytesArePaintedAlikeInEveryLanguage()
    {
        const auto picture = [this](const QString &language) {
            const Translations translations(language);
            QCoreApplication::processEvents();
            HexView view(m_look);
            view.resize(640, 200);
            view.setBytes(SharedBytes::of("{\"id\": 1, \"price\": 99.5}\n(a) -> [b]"));
            return view.viewport()->grab().toImage();
        };
        const QImage mirrored = picture(QString(pseudoLanguage));
        QCOMPARE(mirrored, picture(u"en"_s));
    }

    /// The + of a group is where it is painted: at the end of its row, which is on the left.
    void theTreeIsMirrored()
    {
        const Translations pseudo { QString(pseudoLanguage) };
        QTRY_VERIFY(QGuiApplication::isRightToLeft());
        moveIn();
        open();
        auto *tree = m_window->findChild<WorkspaceView *>();
        const auto *model = tree->model();
        const QRect group = tree->visualRect(model->index(0, 0));
        QSignalSpy asked(tree, &WorkspaceView::newRequested);
        const auto clickAt = [&](int x) {
            QTest::mouseClick(
                tree->viewport(), Qt::LeftButton, {}, QPoint(x, group.center().y() + 4));
        };
        clickAt(group.right() - 16);
        QCOMPARE(asked.size(), 0);
        clickAt(group.left() + 16);
        QCOMPARE(asked.size(), 1);
    }

    /// A piece with digits and Latin letters keeps its order among others; only where there are others.
    void unitsStayBehindTheirNumbers()
    {
        QCOMPARE(leftToRight(u"1.5 KiB"_s), u"1.5 KiB"_s);
        const Translations pseudo { QString(pseudoLanguage) };
        QTRY_VERIFY(QGuiApplication::isRightToLeft());
        QCOMPARE(leftToRight(u"1.5 KiB"_s), u"\u20661.5 KiB\u2069"_s);
    }
};

QTEST_MAIN(TestFitting)
#include "tst_fitting.moc"
