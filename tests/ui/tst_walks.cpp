// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Two people explore a server that they do not know, from an empty folder to a recorded session that is replayed: one never
// touches the mouse, one types nothing but texts. The server is another program, in another language. Who has keys alone
// reads English, German, or a language that is written from right to left.
#include "../cli/program.h"
#include "userwalk.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/session/session.h>
#include <ui/models/language.h>
#include <ui/models/pseudolanguage.h>
#include <ui/shell/connectionpage.h>
#include <ui/shell/sessionpage.h>
#include <ui/views/commandpalette.h>
#include <ui/views/composer.h>
#include <ui/views/logmenu.h>
#include <ui/views/requestpanel.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

class TestWalks : public UserWalk
{
    Q_OBJECT

    /// What the server calls this conversation; a person reads it in the log.
    QString session() const
    {
        return JsonValue::parse(payload(rowOf("welcome")))->value(u"session")->toString();
    }
    bool hasReplayed() const
    {
        return named<QLabel>(u"verdict"_s)
            ->text()
            .contains(SessionPage::tr("as recorded: %1, %2").section(u':', 0, 0));
    }

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { m_window.reset(); }

    void byKeysAlone_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en"_s;
        QTest::newRow("German") << u"de"_s;
        QTest::newRow("mirrored") << QString(pseudoLanguage);
    }
    void byKeysAlone()
    {
        QFETCH(QString, language);
        m_window.reset();
        const Translations translations(language);
        QCoreApplication::processEvents();
        open();
        Program server = Program::peer(u"chat_server.py"_s);
        const QUrl url(server.url());

        openFolderByKeys();

        // A variable is missing, and made.
        press(u"Ctrl+N"_s);
        QCOMPARE(focus()->objectName(), u"url"_s);
        type(u"ws://{{ host }}/"_s);
        QTest::keyClick(focus(), Qt::Key_Return);
        QVERIFY(named<QLabel>(u"noticeText"_s)->text().contains(u"+E"));
        press(u"Ctrl+Shift+E"_s);
        QVERIFY(isIn(u"variables"_s));
        type(u"host"_s);
        QTest::keyClick(focus(), Qt::Key_Tab);
        type(url.authority());
        QTest::keyClick(focus(), Qt::Key_Tab);
        QVERIFY(tabTo(u"environmentDone"_s));
        QTest::keyClick(focus(), Qt::Key_Space);

        // Connected, recorded, with a subprotocol.
        press(u"Ctrl+Shift+H"_s);
        QVERIFY(isIn(u"requestTabs"_s));
        const auto *pages = named<QTabBar>(u"requestTabs"_s);
        while (pages->tabText(pages->currentIndex()) != RequestPanel::tr("Options")
               && pages->currentIndex() < pages->count() - 1)
            QTest::keyClick(focus(), forward());
        QVERIFY(tabTo(u"subprotocols"_s));
        type(u"chat.v1"_s);
        press(u"Ctrl+Shift+H"_s);
        press(u"Ctrl+R"_s);
        press(u"Ctrl+L"_s);
        QTest::keyClick(focus(), Qt::Key_Return);
        QTRY_VERIFY(rowOf("welcome") > 0);

        // The welcome says which session to name: it is written into the answer.
        press(u"Ctrl+F"_s);
        type(u"welcome"_s);
        QTest::keyClick(focus(), Qt::Key_Return);
        QTest::keyClick(focus(), Qt::Key_Home);
        QCOMPARE(rows()->selectedRows(), QList<qsizetype> { rowOf("welcome") });
        press(u"Ctrl+B"_s);
        openMenu();
        QVERIFY(enter(LogMenu::tr("Put into the composer")));
        press(u"Ctrl+A"_s);
        type(u"{\"type\":\"join\",\"name\":\"ann\",\"session\":\""_s + session() + u"\"}"_s);
        press(u"Ctrl+Return"_s);
        press(u"Ctrl+F"_s);
        QTest::keyClick(focus(), Qt::Key_Escape);
        QTRY_VERIFY(rowOf("joined") > 0);
        press(u"Ctrl+M"_s);
        press(u"Ctrl+A"_s);
        type(u"{\"type\":\"say\",\"text\":\"hello\",\"nonce\":\"{{ uuid }}\",\"session\":\""_s
             + session() + u"\"}"_s);
        QVERIFY(comeBack()); // from the variables that were offered
        press(u"Ctrl+Return"_s);
        QTRY_VERIFY(rowOf("said") > 0);

        // What was said becomes a column; the note stays.
        press(u"Ctrl+F"_s);
        type(u"$.type = said"_s);
        QTest::keyClick(focus(), Qt::Key_Return);
        QTest::keyClick(focus(), Qt::Key_Home);
        openMenu();
        QVERIFY(enter(LogMenu::tr("Add a column")));
        QVERIFY(enter(u"$.text"_s));
        QCOMPARE(page()->view()->logPanel()->columns(), QStringList { u"$.text"_s });
        press(u"Ctrl+Shift+B"_s);
        type(u"it works"_s);
        QTest::keyClick(focus(), Qt::Key_Return);
        QCOMPARE(page()->log().model()->notes().notes().size(), 2u);

        // Saved, ended, and replayed.
        press(u"Ctrl+S"_s);
        QTRY_VERIFY(!onlyFile(u"connections"_s).isEmpty());
        QVERIFY(contents(onlyFile(u"connections"_s)).contains("{{ host }}"));
        press(u"Ctrl+L"_s);
        QVERIFY(tabTo(u"connectButton"_s));
        QTest::keyClick(focus(), Qt::Key_Space);
        QTRY_COMPARE(page()->health(), Health::Idle);
        press(u"Ctrl+R"_s);
        const QString recording = onlyFile(u"sessions"_s);
        QVERIFY(!recording.isEmpty());
        press(u"Ctrl+K"_s);
        type(Workspace::titleOf(recording) + u" session"_s);
        QTest::keyClick(focus(), Qt::Key_Return);
        QTRY_COMPARE(page()->path(), recording);
        QVERIFY(tabTo(u"replay"_s));
        QTest::keyClick(focus(), Qt::Key_Space);
        QTRY_VERIFY(hasReplayed());
        server.closeInput();
        QCOMPARE(server.exitCode(), 0);
    }

    void byMouse()
    {
        Program server = Program::peer(u"chat_server.py"_s);
        m_window->open(m_folder); // as a folder that is dropped
        QCOMPARE(m_window->workspace().folder(), m_folder);
        click<QPushButton>(u"startConnect"_s);
        click<QLineEdit>(u"url"_s);
        type(server.url());
        click<QToolButton>(u"record"_s);
        click<QPushButton>(u"connectButton"_s);
        QTRY_VERIFY(named<QLabel>(u"noticeText"_s)->text().contains(u"missing subprotocol"));
        click<QToolButton>(u"requestToggle"_s);
        auto *request = named<QTabBar>(u"requestTabs"_s);
        for (int tab = 0; tab < request->count(); ++tab) {
            if (request->tabText(tab) == u"Options")
                QTest::mouseClick(request, Qt::LeftButton, {}, request->tabRect(tab).center());
        }
        click<QLineEdit>(u"subprotocols"_s);
        type(u"chat.v1"_s);
        click<QPushButton>(u"connectButton"_s);
        QTRY_VERIFY(rowOf("welcome") > 0);

        // By the menu of a row into the composer.
        const int welcome = int(rowOf("welcome"));
        clickRow(welcome);
        QCOMPARE(rows()->selectedRows(), QList<qsizetype> { welcome });
        chooseAt(
            rows()->viewport(),
            rows()->visualRect(rows()->model()->index(welcome, MessageLogModel::Preview)).center(),
            u"Put into"_s);
        QTRY_VERIFY(page()->findChild<Composer *>()->text().contains(session()));
        press(u"Ctrl+A"_s);
        type(u"{\"type\":\"join\",\"name\":\"ann\",\"session\":\""_s + session() + u"\"}"_s);
        click<QPushButton>(u"send"_s);
        QTRY_VERIFY(rowOf("joined") > 0);

        // The bars below the log choose a time, a click none.
        auto *bars = named<QWidget>(u"timeline"_s);
        QTRY_VERIFY(bars->isVisible());
        QTest::mousePress(bars, Qt::LeftButton, {}, { 14, 20 });
        QTest::mouseMove(bars, { 200, 20 });
        QMouseEvent move(QEvent::MouseMove,
                         QPointF(200, 20),
                         bars->mapToGlobal(QPointF(200, 20)),
                         Qt::NoButton,
                         Qt::LeftButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(bars, &move);
        QTest::mouseRelease(bars, Qt::LeftButton, {}, { 200, 20 });
        QVERIFY(page()->view()->logPanel()->filter().contains(u"time:"));
        QTest::mouseClick(bars, Qt::LeftButton, {}, { 100, 20 });
        QVERIFY(page()->view()->logPanel()->filter().isEmpty());

        // The tabs of the payload.
        clickRow(int(rowOf("joined")));
        auto *tabs = named<QTabBar>(u"payloadTabs"_s);
        for (int tab = 0; tab < tabs->count(); ++tab) {
            QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
            QCOMPARE(tabs->currentIndex(), tab);
        }

        click<QPushButton>(u"connectButton"_s);
        QTRY_COMPARE(page()->health(), Health::Idle);
        click<QToolButton>(u"record"_s);
        const QString recording = onlyFile(u"sessions"_s);
        QVERIFY(!recording.isEmpty());
        clickFile(recording);
        QTRY_COMPARE(page()->path(), recording);
        click<QPushButton>(u"replay"_s);
        QTRY_VERIFY(hasReplayed());
        server.closeInput();
        QCOMPARE(server.exitCode(), 0);
    }
};

QTEST_MAIN(TestWalks)
#include "tst_walks.moc"
