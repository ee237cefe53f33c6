// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/messagelogmodel.h>
#include <ui/views/payloadinspector.h>

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QSplitter>
#include <QTabBar>
#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

/// The bar above a payload: what is said of it is seen whole, however wide the pane is.
class TestPayloadPane : public QObject
{
    Q_OBJECT

    struct Pane
    {
        explicit Pane(Look &look)
            : log(Side::Client)
            , inspector(look, log)
            , about(inspector.findChild<QLabel *>(u"payloadAbout"_s))
            , line(inspector.findChild<QFrame *>(u"payloadLine"_s))
            , tabs(inspector.findChild<QTabBar *>(u"payloadTabs"_s))
        {
            log.append({ { .payload = "{\"n\":1}" }, { .payload = "{\"n\":2}" } });
            inspector.show(1);
            const int words = about->fontMetrics().horizontalAdvance(about->text());
            const int decoding =
                inspector.findChild<QComboBox *>(u"decoding"_s)->sizeHint().width();
            inspector.resize(inspector.minimumSizeHint().width() + decoding + words + 40, 240);
            inspector.setVisible(true);
        }
        bool isWhole() const
        {
            return about->isVisible() && about->parentWidget()->rect().contains(about->geometry())
                && about->contentsRect().width()
                >= about->fontMetrics().horizontalAdvance(about->text());
        }

        MessageLogModel log;
        PayloadInspector inspector;
        QLabel *about;
        QFrame *line;
        QTabBar *tabs;
    };

private Q_SLOTS:
    void whatFitsStandsBesideTheTabs()
    {
        Pane pane(m_look);
        QCOMPARE(pane.about->text(), u"#2 · 7 B"_s);
        QTRY_VERIFY(pane.isWhole());
        QVERIFY(!pane.line->isVisible());
    }

    void whatDoesNotFitHasALineOfItsOwn()
    {
        Pane pane(m_look);
        pane.tabs->setCurrentIndex(PayloadInspector::Diff);
        QCOMPARE(pane.about->text(), u"#2 compared with #1"_s);
        QTRY_VERIFY(pane.isWhole());
        QVERIFY(pane.line->isVisible());
        QVERIFY(pane.line->findChild<QComboBox *>(u"decoding"_s));
        pane.inspector.show(0); // which is like none, and nothing jumps
        QVERIFY(pane.line->isVisible());
        pane.tabs->setCurrentIndex(PayloadInspector::Pretty);
        QVERIFY(!pane.line->isVisible());
        QTRY_VERIFY(pane.isWhole());
    }

    /// The splitter lets the pane be as narrow as its tabs, wherever the rest stands.
    void theTabsAloneNeedRoom()
    {
        QSplitter splitter; // outlives the pane, which is not its own
        Pane pane(m_look);
        splitter.setChildrenCollapsible(false);
        splitter.addWidget(new QWidget);
        splitter.addWidget(&pane.inspector);
        splitter.resize(1047, 240);
        splitter.setSizes({ 1000, 47 });
        splitter.show();
        QTRY_VERIFY(pane.line->isVisible());
        QTRY_VERIFY(pane.isWhole());
        const QWidget *bar = pane.tabs->parentWidget();
        QTRY_VERIFY(bar->width() <= pane.inspector.width());
        QVERIFY(bar->rect().contains(pane.tabs->geometry()));
        QVERIFY(pane.inspector.width() < pane.tabs->width() + 64);
        splitter.resize(2000, 240);
        splitter.setSizes({ 1000, 1000 });
        QTRY_VERIFY(!pane.line->isVisible());
        QTRY_VERIFY(pane.isWhole());
    }

private:
    Look m_look;
};

QTEST_MAIN(TestPayloadPane)
#include "tst_payloadpane.moc"
