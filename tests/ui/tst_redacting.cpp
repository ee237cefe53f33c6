// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What is taken out of a session: secrets, and rows.
#include "windowwalk.h"

#include <ui/shell/sessionpage.h>
#include <ui/views/codeeditor.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>

class TestRedacting : public WindowWalk
{
    Q_OBJECT

    static constexpr auto jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0."
                                "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

    QString file() const { return path(u"sessions/secret.session.jsonl"_s); }
    QString notesFile() const { return path(u"sessions/secret.notes.json"_s); }
    SessionPage *page() const { return qobject_cast<SessionPage *>(m_window->currentTab()); }
    CodeEditor *rules() const { return page()->findChild<CodeEditor *>(u"redactRules"_s); }
    QListWidget *places() const { return page()->findChild<QListWidget *>(u"redactPlaces"_s); }
    QString said() const { return page()->findChild<QLabel *>(u"redactWords"_s)->text(); }
    void click(const QString &name) const
    {
        auto *button = page()->findChild<QPushButton *>(name);
        QTRY_VERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void trigger(const QList<QAction *> &actions, const QString &start) const
    {
        for (QAction *action : actions) {
            if (action->text().startsWith(start)) {
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(start));
    }
    QStringList sessions() const
    {
        return QDir(path(u"sessions"_s)).entryList(QDir::Files | QDir::Hidden);
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        QVERIFY(copyFolder(m_services.sampleFolder, m_services.sampleCopy));
        QVERIFY(write(
            file(),
            "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-11-23T10:00:00.000Z\","
            "\"recorder\":"
            "\"client\"}\n"
            "{\"t\":0,\"conn\":1,\"event\":\"open\",\"request\":{\"method\":\"GET\",\"target\":\"/"
            "\",\"url\":"
            "\"ws://h/"
            "\",\"httpVersion\":\"1.1\",\"headers\":[]},\"response\":{\"status\":101,\"headers\":[]"
            "}}\n"
            "{\"t\":1,\"conn\":1,\"event\":\"message\",\"from\":\"client\",\"json\":{\"pin\":"
            "\"swordfish\"}}\n"
            "{\"t\":2,\"conn\":1,\"event\":\"message\",\"from\":\"server\",\"text\":\"two\"}\n"
            "{\"t\":2,\"conn\":1,\"event\":\"weather\",\"sun\":true}\n"
            "{\"t\":3,\"conn\":1,\"event\":\"message\",\"from\":\"server\",\"json\":{\"again\":"
            "\"swordfish\",\"jwt\":"
            "\"" + QByteArray(jwt)
                + "\"}}\n"
                  "{\"t\":4,\"conn\":1,\"event\":\"end\",\"by\":\"client\",\"clean\":true,"
                  "\"status\":1000}\n"));
        QVERIFY(write(notesFile(),
                      "{\"jackfield\":\"notes\",\"version\":1,\"notes\":[{\"conn\":1,\"n\":3,"
                      "\"text\":\"why?\"}]}"));
        open();
        m_window->openPath(file());
        QTRY_COMPARE(page()->log().store().size(), 6);
    }
    void cleanup() { m_window.reset(); }

    void whatWouldBeReplacedIsSeenWhileRulesAreTyped()
    {
        page()->showRedaction();
        QTRY_COMPARE(said(),
                     u"0 secrets would be replaced, 1 that looks like one would be left."_s);
        QCOMPARE(places()->count(), 1);
        QVERIFY2(
            places()->item(0)->text().startsWith(u"#5  left: JSON Web Token, message from server"),
            qPrintable(places()->item(0)->text()));
        QVERIFY(!places()->item(0)->text().contains(QLatin1StringView(jwt)));
        QVERIFY(!page()->findChild<QPushButton *>(u"redactCopy"_s)->isEnabled());
        rules()->setFocus();
        QTest::keyClicks(rules(), u"json:/pin"_s);
        QTest::keyClick(rules(), Qt::Key_Return);
        QTest::keyClicks(rules(), u"jso:/x"_s);
        QTRY_VERIFY2(said().startsWith(u"line 2: "), qPrintable(said()));
        QCOMPARE(rules()->mistake(), 2);
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(rules(), Qt::Key_Backspace);
        QTRY_COMPARE(said(), u"1 secret would be replaced, 1 that looks like one would be left."_s);
        const QListWidgetItem *replaced = places()->item(1);
        QVERIFY2(replaced->text().startsWith(u"#2  message from client")
                     && replaced->text().contains(u"<secret:1>")
                     && !replaced->text().contains(u"swordfish"),
                 qPrintable(replaced->text()));
        places()->setCurrentRow(1);
        QCOMPARE(page()->view()->logPanel()->view()->currentIndex().row(), 1);
        QVERIFY(contents(file()).contains("swordfish")); // nothing is written yet
    }

    void aCopyIsWritten()
    {
        const QByteArray before = contents(file());
        page()->showRedaction();
        rules()->setPlainText(u"json:/pin\nentropy\nregex:swordfish"_s);
        QTRY_COMPARE(said(), u"3 secrets would be replaced, nothing else looks like one."_s);
        click(u"redactCopy"_s);
        const QString copy = path(u"sessions/secret redacted.session.jsonl"_s);
        QTRY_VERIFY(page()->view()->notice()->isVisible());
        QCOMPARE(contents(file()), before);
        const QByteArray text = contents(copy);
        QVERIFY(!text.contains("swordfish") && !text.contains(jwt));
        QCOMPARE(text.count("\"<secret:1>\""), 3); // both places, and the event that says so
        QVERIFY(text.contains("\"weather\"") && text.contains("\"sun\":true"));
        QVERIFY(Session::load(copy));
    }

    void theSessionItselfIsChangedAndComesBack()
    {
        const QByteArray before = contents(file());
        const QByteArray notes = contents(notesFile());
        const QStringList there = sessions();
        page()->showRedaction();
        rules()->setPlainText(u"json:/pin"_s);
        click(u"redactReplace"_s);
        QTRY_VERIFY(!contents(file()).contains("\"pin\":\"swordfish\""));
        QTRY_VERIFY(page());
        QTRY_COMPARE(page()->log().store().size(), 7); // and the event that says so
        QCOMPARE(contents(notesFile()), notes);
        QCOMPARE(sessions(), there);
        trigger(m_window->actions(), u"Undo change of “secret”"_s);
        QTRY_COMPARE(contents(file()), before);
        QTRY_COMPARE(page()->log().store().size(), 6);
        QCOMPARE(contents(notesFile()), notes);
        trigger(m_window->actions(), u"Redo change of “secret”"_s);
        QVERIFY(contents(file()).contains("<secret:1>"));
        QCOMPARE(sessions(), there);
    }

    void rowsAreRemovedAndComeBack()
    {
        const QByteArray before = contents(file());
        const QByteArray notes = contents(notesFile());
        MessageLogView *log = page()->view()->logPanel()->view();
        log->showStoreRow(2); // "two"
        trigger(page()->actions(), u"Remove these rows"_s);
        QTRY_VERIFY(!contents(file()).contains("two"));
        const QByteArray after = contents(file());
        QCOMPARE(after.count('\n'), before.count('\n') - 1);
        QVERIFY(after.contains("swordfish") && after.contains("\"weather\"")
                && after.contains("\"end\""));
        QTRY_VERIFY(contents(notesFile()).contains("\"n\": 2")
                    || contents(notesFile()).contains("\"n\":2"));
        trigger(m_window->actions(), u"Undo change of “secret”"_s);
        QCOMPARE(contents(file()), before);
        QCOMPARE(contents(notesFile()), notes);
        // All of it is not.
        QTRY_COMPARE(page()->log().store().size(), 6);
        page()->view()->logPanel()->view()->selectAll();
        page()->removeSelection();
        QVERIFY(page()->view()->notice()->text().startsWith(u"That would leave nothing"));
        QCOMPARE(contents(file()), before);
    }
};

QTEST_MAIN(TestRedacting)
#include "tst_redacting.moc"
