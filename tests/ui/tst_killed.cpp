// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The program is killed while it records. This test starts itself again as the program, and kills it.
#include "wiring.h"

#include <jackfield/net/server.h>
#include <jackfield/session/session.h>
#include <ui/shell/connectionpage.h>
#include <ui/shell/mainwindow.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace {
constexpr int enough = 500;

/// Connects, records, and says after each row of its log how many there are.
int runProgram(const QString &home, const QString &url)
{
    const Services services = desktopServices(home);
    Look look;
    MainWindow window(look, services);
    window.restore({});
    window.show();
    auto *page =
        static_cast<ConnectionPage *>(window.openTab({ .kind = TabState::Kind::Connection }));
    page->setUrl(url);
    page->setRecording(true);
    page->connectNow();
    QTextStream out(stdout);
    QObject::connect(&page->log(), &TrafficLog::appended, &window, [&] {
        out << page->log().store().volume(Side::Server).messages << '\n' << Qt::flush;
    });
    return QCoreApplication::exec();
}

/// What is in the file, one number after the other from 0.
qsizetype messagesIn(const QString &path)
{
    const auto session = Session::load(path);
    if (!session)
        return -1;
    qsizetype count = 0;
    for (const SessionEvent &event : session->events) {
        if (event.kind != SessionEvent::Kind::Message)
            continue;
        if (event.message.bytes() != QByteArray::number(count))
            return -1;
        ++count;
    }
    return count;
}
} // namespace

class TestKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasSeenIsThereAfterwards()
    {
        const QTemporaryDir home;
        net::Server server([](const Request &) {
            return WsResponse([](const WebSocket &socket) {
                auto n = std::make_shared<int>(0);
                socket.every(std::chrono::milliseconds(1), [socket, n] {
                    for (int i = 0; i < 20; ++i)
                        socket.send(WsMessage::text(QString::number((*n)++)));
                });
            });
        });
        QVERIFY(server.start());
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(),
                      { u"--as-program"_s, home.path(), server.url().toString() });
        QByteArray said;
        const auto seen = [&said] {
            const QList<QByteArray> lines = said.left(said.lastIndexOf('\n')).split('\n');
            return lines.last().toLongLong();
        };
        while (seen() < enough) {
            QVERIFY(program.waitForReadyRead(30'000));
            said += program.readAllStandardOutput();
        }
        program.kill();
        QVERIFY(program.waitForFinished());
        said += program.readAllStandardOutput();
        const qint64 shown = seen();

        // The recording that was asked for, and the log of the tab.
        const QDir sessions(home.filePath(u"sample-workspace/sessions"_s));
        const QStringList files = sessions.entryList({ u"New-connection*"_s, u"127*"_s });
        QCOMPARE(files.size(), 1);
        QVERIFY2(messagesIn(sessions.filePath(files.first())) >= shown,
                 said.right(200).constData());

        const Services services = desktopServices(home.path());
        Look look;
        MainWindow window(look, services);
        window.restore({});
        QVERIFY(window.workspace()
                    .filesOf(WorkspaceGroup::Sessions)
                    .contains(sessions.filePath(files.first())));
        auto *page = static_cast<Page *>(window.openPath(sessions.filePath(files.first())));
        QTRY_VERIFY(!page->log().isLoading());
        QVERIFY(page->log().store().volume(Side::Server).messages >= shown);
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == u"--as-program")
        return runProgram(arguments.value(2), arguments.value(3));
    TestKilled test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_killed.moc"
