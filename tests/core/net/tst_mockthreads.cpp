// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/mock/livemock.h>
#include <jackfield/net/client.h>
#include <jackfield/net/server.h>

#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <future>
#include <thread>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int workers = 4;
constexpr int clients = 8;
constexpr int messages = 50;

/// A room by rules, and one by a script.
MockFile fileIn(const QString &folder)
{
    QFile script(folder + u"/room.js"_s);
    if (!script.open(QIODevice::WriteOnly)
        || script.write(
               "route('/script', () => socket => {\n"
               "    socket.join('r');\n"
               "    socket.send('in');\n"
               "    socket.onMessage(m => { while (m.text === 'loop'); rooms.send('r', m); });\n"
               "});\n")
            < 0)
        qFatal("no script");
    script.close();
    const auto file = MockFile::parse(
        R"({"jackfield":"mock","version":1,"servers":[{"name":"s","routes":[)"
        R"({"path":"/rules","rules":{"greeting":[{"join":"r"},{"text":"in"}],)"
        R"("fallback":[{"set":{"n":"{{ counter n }}"}},{"echo":true,"to":{"room":"r"}}]}},)"
        R"({"script":{"file":"room.js","time":20000}}]}]})",
        folder + u"/a.mock.json"_s);
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    return *file;
}
} // namespace

/// Rooms whose members are on several threads.
class TestMockThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void membersOnSeveralThreadsHearEverything_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("rules") << u"/rules"_s;
        QTest::newRow("script") << u"/script"_s;
    }
    void membersOnSeveralThreadsHearEverything()
    {
        QFETCH(QString, path);
        const QTemporaryDir folder;
        const LiveMock mock(fileIn(folder.path()));
        net::Server server(mock.handler(0), { .workers = workers, .transport = Transport::Exact });
        QVERIFY(server.start());
        std::vector<std::unique_ptr<WsClient>> all;
        for (int i = 0; i < clients; ++i) {
            auto client = net::blockingClient(server.url(path));
            QVERIFY(client);
            QCOMPARE((*client)->receive().value(), WsMessage::text(u"in"_s));
            all.push_back(*std::move(client));
        }
        std::atomic<int> wrong = 0;
        std::vector<std::jthread> threads;
        for (int i = 0; i < clients; ++i) {
            threads.emplace_back([&, i] {
                for (int n = 0; n < messages; ++n)
                    all[size_t(i)]->send(WsMessage::text(u"%1 %2"_s.arg(i).arg(n)));
                QList<int> next(clients, 0); // of each, what comes is in its order
                for (const WsMessage &message : all[size_t(i)]->receiveAll(clients * messages)) {
                    const QStringList words = message.text().split(u' ');
                    if (words.at(1).toInt() != next[words.at(0).toInt()]++)
                        ++wrong;
                }
                if (next != QList<int>(clients, messages))
                    ++wrong;
            });
        }
        while (mock.connections().size() < clients || mock.journal().entries.isEmpty())
            std::this_thread::yield(); // who looks on meanwhile disturbs nothing
        threads.clear();
        QCOMPARE(wrong, 0);
        QCOMPARE(mock.connections().size(), clients);
    }

    void aScriptThatIsBusyHoldsUpNobodyElse()
    {
        const QTemporaryDir folder;
        const LiveMock mock(fileIn(folder.path()));
        net::Server server(mock.handler(0), { .transport = Transport::Exact });
        QVERIFY(server.start());
        const auto asked = [&](const QString &path, const QString &text) {
            auto client = net::blockingClient(server.url(path));
            if (client && (*client)->receive())
                (*client)->send(WsMessage::text(text));
            return client;
        };
        const auto busy = asked(u"/script"_s, u"loop"_s);
        QVERIFY(busy);
        const JournalFilter loop = JournalFilter::parse(R"({"when":{"text":"loop"}})").value();
        QCOMPARE(mock.wait(loop, 1, 60s).count, 1);
        const auto other = asked(u"/rules"_s, u"hello"_s);
        QVERIFY(other);
        QCOMPARE((*other)->receive().value(), WsMessage::text(u"hello"_s));
        const auto third = net::blockingClient(server.url(u"/script"_s));
        QVERIFY(!third);
        QCOMPARE(third.error().response.status(), 503);
        QVERIFY((*busy)->socket()->isOpen()); // it is busy still
        server.stop();
    }

    void whoSaysMoreThanAScriptCanHearIsReadNoFurther()
    {
        const QTemporaryDir folder;
        const LiveMock mock(fileIn(folder.path()));
        std::promise<WebSocket> seen; // the server's end
        const auto watched = [&seen, inner = mock.handler(0)](const Request &request) {
            const WsResponse response = inner(request);
            return response.withConsumer(
                [&seen, consumer = response.consumer()](const WebSocket &socket) {
                    seen.set_value(socket);
                    consumer(socket);
                });
        };
        net::Server server(WsHandler(watched), { .transport = Transport::Exact });
        QVERIFY(server.start());
        const auto client = net::blockingClient(server.url(u"/script"_s));
        QVERIFY(client && (*client)->receive());
        const WebSocket end = seen.get_future().get();
        QVERIFY(!end.isHeldUp());
        (*client)->send(WsMessage::text(u"loop"_s));
        for (int i = 0; i < 1000; ++i)
            (*client)->send(WsMessage::text(u"more"_s));
        QTRY_VERIFY(end.isHeldUp());
        server.stop();
    }

    void aFloodIsAnsweredInItsOrder()
    {
        constexpr int many = 20'000;
        const QTemporaryDir folder;
        const LiveMock mock(fileIn(folder.path()));
        net::Server server(mock.handler(0), { .transport = Transport::Exact });
        QVERIFY(server.start());
        const auto client = net::blockingClient(server.url(u"/script"_s));
        QVERIFY(client && (*client)->receive());
        std::jthread talker([&] {
            for (int i = 0; i < many; ++i)
                (*client)->send(WsMessage::text(QString::number(i)));
        });
        for (int i = 0; i < many; ++i)
            QCOMPARE((*client)->receive(60s).value(), WsMessage::text(QString::number(i)));
    }
};

QTEST_GUILESS_MAIN(TestMockThreads)
#include "tst_mockthreads.moc"
