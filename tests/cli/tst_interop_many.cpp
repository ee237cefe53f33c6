// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../descriptors.h"
#include "namedpeers.h"
#include "program.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>

#include <thread>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int each = 2500; ///< messages of a thread

/// Four threads send on one socket; the one that ends last calls `done`.
std::vector<std::jthread> sending(const WebSocket &socket, const std::function<void()> &done)
{
    std::vector<std::jthread> threads;
    const auto left = std::make_shared<std::atomic<int>>(4);
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([socket, done, left, thread] {
            for (int number = 0; number < each; ++number)
                socket.send(WsMessage::text(u"%1 %2"_s.arg(thread).arg(number)));
            if (--*left == 0)
                done();
        });
    }
    return threads;
}
} // namespace

/// Many sockets and many threads, with other people's implementations on the other side.
class TestInteropMany : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiveThousandConnectionsOfAPeerAreHeld_data() { addNamedPeers(); }
    void fiveThousandConnectionsOfAPeerAreHeld()
    {
        QFETCH(const QString, suffix);
        QFETCH(const Transport, transport);
        QFETCH(const bool, isCompressed);
        const DescriptorLimit limit;
        if (limit.value() < 5500)
            QSKIP(qPrintable(u"this system allows a process %1 descriptors"_s.arg(limit.value())));
        net::Server server(
            [](const Request &) -> WsResponse {
                return [](const WebSocket &socket) {
                    socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
                };
            },
            { .transport = transport, .compression = compression(isCompressed) });
        QVERIFY(server.start());
        Program peer = Program::peer(
            u"crowd"_s + suffix,
            { server.url().toString(), u"5000"_s, isCompressed ? u"deflate"_s : u"plain"_s });
        QVERIFY2(peer.says("5000 are inside\n"), peer.said().constData());
        server.stop(30s);
        QVERIFY2(peer.exitCode() == 0, peer.errors().constData());
        QCOMPARE(peer.out(), "5000 are inside\n5000 were told to go\n"_ba);
    }

    void aPeerHearsFourThreadsOfAServer_data() { addNamedPeers(); }
    void aPeerHearsFourThreadsOfAServer()
    {
        QFETCH(const QString, suffix);
        QFETCH(const Transport, transport);
        QFETCH(const bool, isCompressed);
        std::vector<std::jthread> threads; // of the one connection, until the server is gone
        net::Server server(
            [&](const Request &) -> WsResponse {
                return [&](const WebSocket &socket) {
                    threads = sending(socket, [socket] { socket.close(); });
                };
            },
            { .transport = transport, .compression = compression(isCompressed) });
        QVERIFY(server.start());
        Program peer =
            Program::peer(u"count_threads"_s + suffix,
                          { server.url().toString(), isCompressed ? u"deflate"_s : u"plain"_s });
        QVERIFY2(peer.exitCode() == 0, peer.errors().constData());
        QCOMPARE(peer.out(), "4 threads, 2500 each, in order\n"_ba);
    }

    void aPeerHearsFourThreadsOfAClient_data() { addNamedPeers(); }
    void aPeerHearsFourThreadsOfAClient()
    {
        QFETCH(const QString, suffix);
        QFETCH(const Transport, transport);
        QFETCH(const bool, isCompressed);
        Program peer = Program::peer(u"conformance_server"_s + suffix);
        const auto client = net::blockingClient(
            QUrl(peer.url()), { .transport = transport, .compression = compression(isCompressed) });
        QVERIFY(client);
        const auto threads = sending(*(*client)->socket(), [] { });
        QList<int> next(4);
        for (const WsMessage &message : (*client)->receiveAll(4 * each, 30s)) {
            const int thread = message.text().section(u' ', 0, 0).toInt();
            QCOMPARE(message.text(), u"%1 %2"_s.arg(thread).arg(next[thread]++));
        }
        QCOMPARE(next, QList<int>(4, each));
    }
};

QTEST_GUILESS_MAIN(TestInteropMany)
#include "tst_interop_many.moc"
