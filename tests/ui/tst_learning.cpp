// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What a second recording teaches, seen before anything is written.
#include "windowwalk.h"

#include <ui/models/messagelogmodel.h>
#include <ui/shell/sessionpage.h>
#include <ui/views/codeeditor.h>
#include <ui/views/logpanel.h>
#include <ui/views/trafficview.h>

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

class TestLearning : public WindowWalk
{
    Q_OBJECT

    QString file() const { return path(u"sessions/orders.matching.json"_s); }
    SessionPage *page() const { return qobject_cast<SessionPage *>(m_window->currentTab()); }
    QListWidget *list() const { return page()->findChild<QListWidget *>(u"learntRules"_s); }
    QComboBox *other() const { return page()->findChild<QComboBox *>(u"learnFrom"_s); }
    QString said() const { return page()->findChild<QLabel *>(u"learnt"_s)->text(); }
    QString finding(int row) const
    {
        const auto *model = page()->view()->logPanel()->view()->model();
        return model->index(row, 0).data(MessageLogModel::FindingRole).toString();
    }
    void learn() const
    {
        page()->showRules();
        QTest::mouseClick(page()->findChild<QPushButton *>(u"learnFirst"_s), Qt::LeftButton);
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        QVERIFY(copyFolder(m_services.sampleFolder, m_services.sampleCopy));
        // The same once more: other ids, another symbol.
        const QByteArray again =
            contents(path(u"sessions/orders.session.jsonl"_s))
                .replace("\"id\":1", "\"id\":71")
                .replace("\"id\":2", "\"id\":72")
                .replace("\"welcome\",\"symbol\":\"ACME", "\"welcome\",\"symbol\":\"OTHER");
        QVERIFY(write(path(u"sessions/zz.session.jsonl"_s), again));
        open();
        m_window->openPath(path(u"sessions/orders.session.jsonl"_s));
        QTRY_COMPARE(page()->log().store().size(), 11);
    }
    void cleanup() { m_window.reset(); }

    void rulesAreSeenTakenAndKept()
    {
        learn();
        QTRY_COMPARE(other()->count(), 2);
        QCOMPARE(other()->currentText(), u"zz (100 % alike)"_s); // behind "subscribe" by its name
        QVERIFY(other()->itemText(1).startsWith(u"subscribe ("));
        QTRY_COMPARE(list()->count(), 4);
        QVERIFY2(said().startsWith(u"✓"), qPrintable(said()));
        QCOMPARE(
            list()->item(0)->text(),
            u"/symbol: any string\nabout 1 message; differs once, first \"ACME\", then \"OTHER\""_s);
        QVERIFY2(list()->item(1)->text().startsWith(u"/id of /type \"accepted\": bound as 'id'"),
                 qPrintable(list()->item(1)->text()));
        QVERIFY(!QFile::exists(file()));
        // Which messages a rule is about.
        list()->setCurrentRow(1);
        QVERIFY(finding(3).startsWith(u"/id of /type"));
        QVERIFY(finding(6).startsWith(u"/id of /type"));
        QVERIFY(finding(2).isEmpty());
        QCOMPARE(page()->view()->logPanel()->view()->currentIndex().row(), 3);
        // What would differ without the first one is said at once, and nothing is written.
        list()->item(0)->setCheckState(Qt::Unchecked);
        QTRY_COMPARE(said(), u"✗  1 difference would stay."_s);
        QCOMPARE(list()->count(), 5);
        QCOMPARE(list()->item(4)->text(),
                 u"still differs: connection 1, message 1 from the server, /symbol: expected "
                 u"\"ACME\", got "
                 "\"OTHER\""_s);
        QVERIFY(!QFile::exists(file()));
        QTest::mouseClick(page()->findChild<QPushButton *>(u"keepRules"_s), Qt::LeftButton);
        QVERIFY(finding(3).isEmpty());
        page()->saveToWorkspace();
        const auto kept = Matching::load(file());
        QVERIFY(kept);
        QCOMPARE(kept->rules().size(), 3);
        QCOMPARE(kept->rules().first().kind, PlaceRuleKind::Bind);
        // What is known is not learnt again, and what is learnt stands behind it.
        page()->learn();
        QTRY_COMPARE(list()->count(), 1);
        QVERIFY(list()->item(0)->text().startsWith(u"/symbol"));
        QTRY_VERIFY(page()->findChild<QPushButton *>(u"keepRules"_s)->isEnabled());
        QTest::mouseClick(page()->findChild<QPushButton *>(u"keepRules"_s), Qt::LeftButton);
        page()->saveToWorkspace();
        QCOMPARE(Matching::load(file())->rules().size(), 4);
        // One undo takes back what was added last.
        page()->findChild<CodeEditor *>(u"rulesText"_s)->undo();
        page()->saveToWorkspace();
        QCOMPARE(Matching::load(file())->rules().size(), 3);
    }

    void escLeavesAllAsItWas()
    {
        learn();
        QTRY_COMPARE(list()->count(), 4);
        list()->setCurrentRow(0);
        QVERIFY(!finding(1).isEmpty());
        QTest::keyClick(list(), Qt::Key_Escape);
        QVERIFY(!list()->isVisible());
        QVERIFY(page()->findChild<QPushButton *>(u"makeRules"_s)->isVisible());
        QVERIFY(finding(1).isEmpty());
        QVERIFY(!QFile::exists(file()));
    }

    void aRecordingThatCannotBeReadIsSaid()
    {
        learn();
        QTRY_COMPARE(list()->count(), 4);
        QVERIFY(write(path(u"sessions/zz.session.jsonl"_s),
                      "{\"jackfield\":\"session\",\"version\":99}\n"));
        Q_EMIT other()->activated(0);
        QTRY_VERIFY2(said().contains(u"99"), qPrintable(said()));
        QVERIFY(!page()->findChild<QPushButton *>(u"keepRules"_s)->isEnabled());
    }
};

QTEST_MAIN(TestLearning)
#include "tst_learning.moc"
