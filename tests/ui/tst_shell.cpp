// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The real window with real sockets, driven by keys and clicks.
#include "windowwalk.h"

#include <jackfield/session/session.h>
#include <ui/shell/connectionpage.h>
#include <ui/shell/mockpage.h>
#include <ui/shell/sessionpage.h>
#include <ui/views/logpanel.h>
#include <ui/views/settingspanel.h>
#include <ui/views/textview.h>
#include <ui/views/trafficview.h>

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>

namespace {
bool setPort(const QString &mock, const QByteArray &before, const QByteArray &after)
{
    QFile file(mock);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    QByteArray text = file.readAll();
    const QByteArray key = "\"port\": ";
    text.replace(QByteArray(key + before), QByteArray(key + after));
    return file.seek(0) && file.resize(0) && file.write(text) == text.size();
}
} // namespace

class TestShell : public WindowWalk
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        moveIn();
        QVERIFY(copyFolder(m_services.sampleFolder, m_services.sampleCopy));
        // On any free port, so that tests never wait for each other.
        QVERIFY(setPort(m_services.sampleCopy + u"/mocks/trading.mock.json"_s, "9000", "0"));
        open();
    }

    void cleanup() { m_window.reset(); }

    void theFirstStartShowsTheSampleAndThreeCards()
    {
        QVERIFY(named<QPushButton>(u"startConnect"_s)->isVisible());
        QVERIFY(named<QPushButton>(u"startHost"_s)->isVisible());
        QVERIFY(named<QPushButton>(u"startSample"_s)->isVisible());
        const auto *tree = named<QTreeView>(u"workspace"_s);
        QCOMPARE(tree->model()->rowCount(), int(workspaceGroups.size()));
        QVERIFY(tree->model()->rowCount(tree->model()->index(0, 0)) > 0);
    }

    void aClickOnTheSampleLeadsToALiveLog()
    {
        QTest::mouseClick(named<QPushButton>(u"startSample"_s), Qt::LeftButton);
        QTRY_VERIFY(page()->log().store().volume(Side::Server).messages > 3);
        QCOMPARE(page()->health(), Health::Live);
    }

    void whatIsTypedIsSentAndComesBack()
    {
        connectToEcho();
        send(u"{\"hello\":1}"_s);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        const auto *model = page()->log().model();
        const auto preview = [model](int row) {
            return model->index(row, MessageLogModel::Preview).data().toString();
        };
        QCOMPARE(preview(1), u"{\"hello\":1}"_s);
        QCOMPARE(preview(2), u"{\"hello\":1}"_s);
        QVERIFY(named<QLabel>(u"state"_s)->text().startsWith(u"open 00:00:0"_s));

        page()->view()->logPanel()->view()->setCurrentIndex(model->index(2, 0));
        QCOMPARE(in<TextView>(u"payloadText"_s)->toPlainText(), u"{\n  \"hello\": 1\n}"_s);
        QTest::mouseClick(in<QPushButton>(u"connectButton"_s), Qt::LeftButton);
        QTRY_VERIFY(
            named<QLabel>(u"state"_s)->text().startsWith(u"closed 1000 Normal Closure by you"_s));
    }

    void aFailureStandsInPlaceWithARemedy_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("nobody listens there") << u"ws://127.0.0.1:1/"_s;
        QTest::newRow("a URL that is none") << u"nonsense"_s;
        QTest::newRow("a variable that is none") << u"ws://{{ nobody }}/"_s;
    }

    void aFailureStandsInPlaceWithARemedy()
    {
        QFETCH(QString, url);
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        type(url);
        const auto *notice = in<QLabel>(u"noticeText"_s);
        QTRY_VERIFY(notice->isVisible());
        QVERIFY(!notice->text().isEmpty());
    }

    void aMockThatShouldListenIsOffered()
    {
        quint16 port = 0;
        {
            const auto probe = m_services.host(poly({}, {}), {});
            QVERIFY(probe);
            port = quint16(QUrl(probe->url).port());
        }
        const QString mock = m_services.sampleCopy + u"/mocks/trading.mock.json"_s;
        QVERIFY(setPort(mock, "0", QByteArray::number(port)));
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        type(u"ws://127.0.0.1:%1/echo"_s.arg(port));
        Page *client = page();
        auto *remedy = client->findChild<QPushButton *>(u"noticeButton"_s);
        QTRY_COMPARE(remedy->text(), u"Start the mock “trading”"_s);
        QTest::mouseClick(remedy, Qt::LeftButton);
        QTRY_COMPARE(client->health(), Health::Live);
        QCOMPARE(page(), client);
    }

    void aFolderThatIsNotThereIsSaid()
    {
        const QString before = m_window->workspace().folder();
        m_window->openWorkspace(u"/nowhere/at/all"_s);
        QCOMPARE(m_window->workspace().folder(), before);
        const auto notices = m_window->findChildren<QLabel *>(u"noticeText"_s);
        QVERIFY(std::ranges::any_of(notices, [](const QLabel *notice) {
            return notice->isVisible() && notice->text().contains(u"/nowhere/at/all"_s);
        }));
    }

    void whoIsNotConnectedIsToldWhatToDo()
    {
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        send(u"{}"_s);
        const auto *verdict = in<QLabel>(u"composerVerdict"_s);
        QVERIFY2(verdict->text().contains(u"Ctrl+L"_s), qPrintable(verdict->text()));
    }

    void aRefusalSaysItsStatus()
    {
        QTest::mouseClick(named<QPushButton>(u"startSample"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->health(), Health::Live);
        const QUrl sample(in<QLineEdit>(u"url"_s)->text());
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        type(sample.resolved(QUrl(u"/private"_s)).toString());
        const auto *notice = in<QLabel>(u"noticeText"_s);
        QTRY_VERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains(u"401"_s), qPrintable(notice->text()));
        QTRY_COMPARE(page()->log().store().size(), 1);
        QCOMPARE(page()->log().store().at(0).kind, EntryKind::Refused);
    }

    void aRecordingBecomesASessionThatReplays()
    {
        connectToEcho();
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(page()->log().isRecording());
        const auto *button = named<QToolButton>(u"record"_s);
        QCOMPARE(button->text(), u"Stop recording"_s);
        send(u"recorded"_s);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(button->text(), u"Record"_s);
        const QString path = page()->log().recordingPath();
        QVERIFY(QFile::exists(path));

        auto *session = static_cast<SessionPage *>(m_window->openPath(path));
        QTRY_COMPARE(session->log().store().size(), 3);
        QTest::mouseClick(in<QPushButton>(u"replay"_s), Qt::LeftButton);
        const auto *verdict = in<QLabel>(u"verdict"_s);
        QTRY_VERIFY2(verdict->text().startsWith(u"✓"_s), qPrintable(verdict->text()));
    }

    void aRecordingThatIsDeletedIsSaidAndWrittenAgain()
    {
        connectToEcho();
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        const QString path = page()->log().recordingPath();
        const auto *notice = in<QLabel>(u"noticeText"_s);
        QVERIFY(QDir(m_window->workspace().folder()).removeRecursively());
        QTRY_VERIFY(notice->isVisible() && notice->text().contains(path));
        QTRY_VERIFY(named<QLabel>(u"recording"_s)->text().startsWith(u"not on disk"));
        send(u"recorded"_s);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(notice->text().contains(u"not on disk"));
        QTest::mouseClick(in<QPushButton>(u"noticeButton"_s), Qt::LeftButton);
        QVERIFY(!notice->isVisible());
        QCOMPARE(page()->log().recordingPath(), path);
        QCOMPARE(Session::load(path)->events.size(), 3);
        QVERIFY(named<QLabel>(u"recording"_s)->text().startsWith(u"recorded "));
    }

    void aSessionIsExported()
    {
        connectToEcho();
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        send(u"recorded"_s);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        auto *session =
            static_cast<SessionPage *>(m_window->openPath(page()->log().recordingPath()));
        session->showExport();
        QVERIFY(!in<QPlainTextEdit>(u"exportPreview"_s)->toPlainText().isEmpty());
        QCOMPARE(in<QLineEdit>(u"exportFolder"_s)->width(),
                 in<QComboBox>(u"exportTarget"_s)->width()); // wide enough for a path
        in<QLineEdit>(u"exportFolder"_s)->setText(m_home->filePath(u"tests"_s));
        QTest::mouseClick(in<QPushButton>(u"export"_s), Qt::LeftButton);
        QVERIFY(!QDir(m_home->filePath(u"tests"_s)).entryList(QDir::Files).isEmpty());
    }

    void everythingSurvivesARestart()
    {
        connectToEcho();
        send(u"kept"_s);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        in<QLineEdit>(u"filter"_s)->setText(u"kept"_s);
        const QString url = in<QLineEdit>(u"url"_s)->text();
        m_window->resize(798, 640);
        restart();
        QCOMPARE(named<QTabWidget>(u"pages"_s)->count(), 2);
        QCOMPARE(in<QLineEdit>(u"url"_s)->text(), url);
        QCOMPARE(in<QPlainTextEdit>(u"composerText"_s)->toPlainText(), u"kept"_s);
        QCOMPARE(in<QLineEdit>(u"filter"_s)->text(), u"kept"_s);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        QCOMPARE(m_window->height(), 640);
    }

    void aClosedTabComesBack()
    {
        connectToEcho();
        send(u"kept"_s);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(named<QTabWidget>(u"pages"_s)->count(), 1);
        QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
    }

    void keysLeadToTheirPlaces()
    {
        connectToEcho();
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), in<QLineEdit>(u"url"_s));
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), in<QLineEdit>(u"filter"_s));
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier);
        QCOMPARE(named<QTabWidget>(u"pages"_s)->currentIndex(), 0);
    }

    void thePaletteOpensAndDoes()
    {
        auto *query = named<QLineEdit>(u"paletteQuery"_s);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(query->isVisible());
        QTest::keyClicks(query, u"trading"_s);
        QTest::keyClick(query, Qt::Key_Return);
        QVERIFY(!query->isVisible());
        QCOMPARE(page()->title(), u"trading"_s);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(query, u"close tab"_s);
        QTest::keyClick(query, Qt::Key_Return);
        QCOMPARE(page(), nullptr);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(query, Qt::Key_Escape);
        QVERIFY(!query->isVisible());
    }

    void aHostedEchoCountsItsClients()
    {
        connectToEcho();
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier);
        QTRY_COMPARE(named<QLabel>(u"state"_s)->text(), u"running, 1 client"_s);
        QTest::mouseClick(in<QPushButton>(u"hostButton"_s), Qt::LeftButton);
        QCOMPARE(named<QLabel>(u"state"_s)->text(), u"stopped"_s);
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::AltModifier);
        QTRY_VERIFY(page()->health() != Health::Live);
    }

    void settingsHoldAtOnceAndComeBack()
    {
        m_window->openPath(m_window->workspace().filesOf(WorkspaceGroup::Sessions).first());
        Page *page = m_window->currentPage();
        QTRY_VERIFY(page->log().store().size() > 3);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+,"_s));
        auto *panel = m_window->findChild<SettingsPanel *>();
        QVERIFY(panel->isVisible());
        const auto choose = [](QComboBox *box, Qt::Key key) {
            box->setFocus();
            QTest::keyClick(box, key);
        };
        choose(panel->findChild<QComboBox *>(u"settingTimes"_s), Qt::Key_End);
        const auto time = [](Page *of) {
            return of->log().model()->index(0, MessageLogModel::Time).data().toString();
        };
        QCOMPARE(time(page), u"00:00:00.000"_s);
        choose(panel->findChild<QComboBox *>(u"settingTheme"_s), Qt::Key_End);
        QVERIFY(m_look.theme().isDark);
        // What a log may take holds for those that are open.
        panel->findChild<QSpinBox *>(u"settingMemory"_s)->setValue(16);
        page->log().model()->append(
            QList<LogEntry>(40, LogEntry { .payload = QByteArray(1 << 20, 'x') }));
        QTRY_VERIFY(page->log().store().memory() < 20 << 20);
        panel->findChild<QSpinBox *>(u"settingMemory"_s)->setValue(64);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+,"_s));
        QVERIFY(!panel->isVisible());
        restart();
        page = m_window->currentPage();
        QTRY_VERIFY(page->log().store().size() > 3);
        QCOMPARE(time(page), u"00:00:00.000"_s);
        panel = m_window->findChild<SettingsPanel *>();
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+,"_s));
        QCOMPARE(panel->findChild<QSpinBox *>(u"settingMemory"_s)->value(), 64);
        QCOMPARE(panel->findChild<QComboBox *>(u"settingTheme"_s)->currentText(), u"Dark"_s);
    }

private:
    Page *page() const { return m_window->currentPage(); }

    /// A widget of the window.
    template<typename Widget>
    Widget *named(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }

    /// A widget of the current tab.
    template<typename Widget>
    Widget *in(const QString &name) const
    {
        return page()->findChild<Widget *>(name);
    }

    void type(const QString &url)
    {
        auto *field = in<QLineEdit>(u"url"_s);
        field->selectAll();
        QTest::keyClicks(field, url);
        QTest::keyClick(field, Qt::Key_Return);
    }

    void connectToEcho()
    {
        m_window->hostEcho();
        const QString url = static_cast<MockPage *>(page())->url();
        QVERIFY(!url.isEmpty());
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        type(url);
        QTRY_COMPARE(page()->health(), Health::Live);
        QTRY_VERIFY(m_window->isActiveWindow()); // the completions of the URL were it
    }

    void send(const QString &text)
    {
        auto *editor = in<QPlainTextEdit>(u"composerText"_s);
        editor->setPlainText(text);
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    }
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
