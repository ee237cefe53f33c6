// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What comes into the window from outside.
#include "instance.h"
#include "windowwalk.h"

#include <ui/shell/connectionpage.h>
#include <ui/shell/takein.h>
#include <ui/views/commandpalette.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QAction>
#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QThreadPool>
#include <QToolButton>
#include <QUrl>
#include <thread>

namespace {
const QByteArray har =
    "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"x\",\"version\":\"1\"},\"entries\":[{"
    "\"startedDateTime\":\"2026-11-23T10:00:00.000Z\",\"time\":5,\"request\":{\"method\":\"GET\","
    "\"url\":\"wss://example.org/feed\",\"httpVersion\":\"HTTP/"
    "1.1\",\"headers\":[],\"queryString\":[],"
    "\"cookies\":[],\"headersSize\":-1,\"bodySize\":0},\"response\":{\"status\":101,\"statusText\":"
    "\"Switching "
    "Protocols\",\"httpVersion\":\"HTTP/1.1\",\"headers\":[],\"cookies\":[],\"content\":{"
    "\"size\":0,\"mimeType\":\"\"},\"redirectURL\":\"\",\"headersSize\":-1,\"bodySize\":0},"
    "\"cache\":{},"
    "\"timings\":{},\"_resourceType\":\"websocket\",\"_webSocketMessages\":[{\"type\":\"send\","
    "\"time\":"
    "1795428000.1,\"opcode\":1,\"data\":\"hello\"}]}]}}";
} // namespace

class TestOpening : public WindowWalk
{
    Q_OBJECT

    QTabWidget *tabs() const { return m_window->findChild<QTabWidget *>(u"pages"_s); }
    QString told() const { return m_window->findChild<Notice *>()->text(); }
    /// As a file manager or a browser does it; whether the window takes it.
    bool drop(const QMimeData &data)
    {
        QDragEnterEvent enter({ 40, 400 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event({ 40, 400 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &event);
        return true;
    }
    bool dropFile(const QString &path)
    {
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(path) });
        return drop(data);
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        open();
    }
    void cleanup() { m_window.reset(); }

    void aDroppedUrlIsAConnectionToIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url");
        QTest::newRow("ws") << u" ws://h:9000/a?b=c\n"_s << u"ws://h:9000/a?b=c"_s;
        QTest::newRow("https") << u"https://h/a"_s << u"wss://h/a"_s;
        QTest::newRow("words") << u"see ws://h"_s << QString();
        QTest::newRow("no host") << u"ws:///a"_s << QString();
        QTest::newRow("another scheme") << u"ftp://h/a"_s << QString();
    }
    void aDroppedUrlIsAConnectionToIt()
    {
        QFETCH(QString, text);
        QFETCH(QString, url);
        QMimeData data;
        data.setText(text);
        QCOMPARE(drop(data), !url.isEmpty());
        QCOMPARE(tabs()->count(), url.isEmpty() ? 0 : 1);
        if (!url.isEmpty())
            QCOMPARE(static_cast<ConnectionPage *>(m_window->currentPage())->url(), url);
    }

    void aFileOfTheWorkspaceIsShownThere()
    {
        const qsizetype before = QDir(path(u"sessions"_s)).entryList(QDir::Files).size();
        QVERIFY(dropFile(path(u"sessions/orders.session.jsonl"_s)));
        QCOMPARE(m_window->currentPage()->path(), path(u"sessions/orders.session.jsonl"_s));
        QCOMPARE(QDir(path(u"sessions"_s)).entryList(QDir::Files).size(), before);
    }

    void aFileFromElsewhereThatIsThereAlreadyIsShownAgain()
    {
        const QString away = m_home->filePath(u"talk.session.jsonl"_s);
        const QString copy = path(u"sessions/talk.session.jsonl"_s);
        QVERIFY(QFile::copy(path(u"sessions/orders.session.jsonl"_s), away));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(dropFile(away));
            QTRY_VERIFY(m_window->currentPage() && m_window->currentPage()->path() == copy);
            QThreadPool::globalInstance()->waitForDone(); // it is read beside the window
            QCoreApplication::processEvents();
        }
        QCOMPARE(tabs()->count(), 1);
        QVERIFY(!QFileInfo::exists(path(u"sessions/talk-2.session.jsonl"_s)));
        QVERIFY(
            write(away, contents(path(u"sessions/subscribe.session.jsonl"_s)))); // another one now
        QVERIFY(dropFile(away));
        QTRY_COMPARE(m_window->currentPage()->path(), path(u"sessions/talk-2.session.jsonl"_s));
        QVERIFY(contents(copy) != contents(away));
        QByteArray other = contents(away);
        other.replace("subscribe", "SUBSCRIBE"); // of the same size
        QVERIFY(other != contents(away) && write(away, other));
        QVERIFY(dropFile(away));
        QTRY_COMPARE(m_window->currentPage()->path(), path(u"sessions/talk-3.session.jsonl"_s));
    }

    void aSessionFromElsewhereComesWithWhatIsBesideIt()
    {
        const QString away = m_home->filePath(u"orders.session.jsonl"_s);
        QVERIFY(QFile::copy(path(u"sessions/orders.session.jsonl"_s), away));
        QVERIFY(
            write(m_home->filePath(u"orders.notes.json"_s), "{\"notes\":[]}")); // another one, so
        QVERIFY(dropFile(away));
        QTRY_COMPARE(tabs()->count(), 1);
        QCOMPARE(m_window->currentPage()->path(), path(u"sessions/orders-2.session.jsonl"_s));
        QCOMPARE(contents(path(u"sessions/orders-2.session.jsonl"_s)), contents(away));
        QVERIFY(QFileInfo::exists(path(u"sessions/orders-2.notes.json"_s)));
    }

    void aConnectionAndAMockFromElsewhereAreKnown()
    {
        QVERIFY(write(m_home->filePath(u"mine.json"_s),
                      "{\"jackfield\":\"connection\",\"version\":1,\"url\":\"ws://h/\"}"));
        QVERIFY(dropFile(m_home->filePath(u"mine.json"_s)));
        QTRY_COMPARE(tabs()->count(), 1);
        QCOMPARE(m_window->currentPage()->path(), path(u"connections/mine.json"_s));
        QVERIFY(
            QFile::copy(path(u"mocks/trading.mock.json"_s), m_home->filePath(u"t.mock.json"_s)));
        QVERIFY(dropFile(m_home->filePath(u"t.mock.json"_s)));
        QTRY_COMPARE(tabs()->count(), 2);
        QCOMPARE(m_window->currentPage()->path(), path(u"mocks/t.mock.json"_s));
    }

    void aFileOfAnotherProgramBecomesASession()
    {
        QVERIFY(write(m_home->filePath(u"page.v1.har"_s), har));
        QVERIFY(dropFile(m_home->filePath(u"page.v1.har"_s)));
        QTRY_COMPARE(tabs()->count(), 1);
        QCOMPARE(m_window->currentPage()->path(), path(u"sessions/page-v1.session.jsonl"_s));
        QTRY_COMPARE(m_window->currentPage()->log().store().volume(Side::Client).messages, 1);
    }

    void aFolderOfAnotherProgramBecomesASession_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("title");
        QTest::newRow("Bruno") << u"bruno/collection/input"_s << u"input"_s;
        QTest::newRow("its file") << u"bruno/collection/input/bruno.json"_s << u"input"_s;
        QTest::newRow("Postman") << u"postman/folder/input/postman/collections/My API"_s
                                 << u"My API"_s;
        QTest::newRow("a request") << u"postman/request/input.request.yaml"_s << u"input-request"_s;
    }
    void aFolderOfAnotherProgramBecomesASession()
    {
        QFETCH(QString, what);
        QFETCH(QString, title);
        QVERIFY(dropFile(QStringLiteral(JACKFIELD_SOURCE_DIR "/tests/golden/importers/") + what));
        QTRY_COMPARE(tabs()->count(), 1);
        QCOMPARE(m_window->currentPage()->path(), path(u"sessions/%1.session.jsonl"_s.arg(title)));
    }

    void whatNobodyKnowsIsSaidAndLeavesNothing()
    {
        QVERIFY(write(m_home->filePath(u"letter.txt"_s), "dear"));
        QVERIFY(dropFile(m_home->filePath(u"letter.txt"_s)));
        QTRY_VERIFY2(told().contains(u"import --list"), qPrintable(told()));
        QCOMPARE(tabs()->count(), 0);
        m_window->open(u"nowhere.har"_s);
        QVERIFY2(told().contains(u"nowhere.har is not there"), qPrintable(told()));
    }

    void aFolderIsTheWorkspaceAndTheLastOnesAreNear()
    {
        const QString other = m_home->filePath(u"other & more"_s);
        QVERIFY(QDir().mkpath(other));
        QVERIFY(write(other + u"/workspace.json"_s, "{\"name\":\"Others\"}"));
        QVERIFY(dropFile(other));
        QCOMPARE(m_window->workspace().folder(), other);
        QVERIFY(dropFile(path(u"workspace.json"_s)));
        QCOMPARE(m_window->workspace().folder(), m_services.sampleCopy);
        restart();
        auto *button = m_window->findChild<QToolButton *>(u"workspaceButton"_s);
        QAction *recent = button->menu()->actions().last();
        QCOMPARE(recent->text(), u"Others"_s);
        recent->trigger();
        QCOMPARE(m_window->workspace().folder(), other);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+K"_s));
        auto *field = m_window->findChild<CommandPalette *>()->findChild<QLineEdit *>();
        QTest::keyClicks(field, u"Trading feed"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_window->workspace().folder(), m_services.sampleCopy);
        const auto offered = [&] {
            button = m_window->findChild<QToolButton *>(u"workspaceButton"_s);
            QStringList texts;
            for (const QAction *action : button->menu()->actions())
                texts.append(action->text());
            return texts;
        };
        QCOMPARE(offered().count(u"Others"_s), 1);
        // One that is gone is not offered.
        QVERIFY(QDir(other).removeRecursively());
        restart();
        QCOMPARE(offered().count(u"Others"_s), 0);
    }

    void whoIsStartedLaterHandsOverWhatItWasGiven()
    {
        QVERIFY(!Instance::handOver(m_services.stateFolder, { u"nobody"_s }));
        QVERIFY(QDir().mkpath(m_services.stateFolder));
        Instance first(m_services.stateFolder);
        QSignalSpy asked(&first, &Instance::asked);
        const QStringList what { u"ws://h/ü"_s, QString(100'000, u'x') };
        std::atomic<int> taken = -1;
        std::jthread second([&] { taken = Instance::handOver(m_services.stateFolder, what); });
        QTRY_COMPARE(taken.load(), 1);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toStringList(), what);
    }

    /// In the composer it is what one wants to send; beside it, it is opened.
    void aFileThatIsDroppedWhereOneWritesIsWritten()
    {
        m_window->openTab({ .kind = TabState::Kind::Connection });
        auto *editor = m_window->findChild<QPlainTextEdit *>(u"composerText"_s);
        const QString session = path(u"sessions/orders.session.jsonl"_s);
        const auto dropOn = [&](QWidget *target) {
            QMimeData data;
            data.setUrls({ QUrl::fromLocalFile(session) });
            QDragEnterEvent enter({ 5, 5 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(target, &enter);
            QDropEvent event({ 5, 5 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(target, &event);
        };
        dropOn(editor->viewport());
        QTRY_VERIFY(editor->toPlainText().startsWith(u"{\"jackfield\":\"session\""_s));
        QVERIFY(m_window->currentPage()->path().isEmpty());
        dropOn(m_window->currentPage()->view());
        QCOMPARE(m_window->currentPage()->path(), session);
    }

    void aReservedPathIsNobodyElses()
    {
        const Workspace &workspace = m_window->workspace();
        QVERIFY(write(path(u"sessions/x.notes.json"_s), "{}"));
        const auto first = workspace.reservePath(WorkspaceGroup::Sessions, u"x"_s);
        const auto second = workspace.reservePath(WorkspaceGroup::Sessions, u"x"_s);
        QCOMPARE(*first, path(u"sessions/x-2.session.jsonl"_s));
        QCOMPARE(*second, path(u"sessions/x-3.session.jsonl"_s));
    }
};

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
