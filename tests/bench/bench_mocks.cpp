// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "wireend.h"

#include <jackfield/mock/mockfile.h>
#include <jackfield/net/server.h>
#include <jackfield/wire/frame.h>
#include <sys/resource.h>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
constexpr int connections = 1000;
constexpr int rounds = 20;
constexpr int inOneWrite = 10; ///< messages of a connection in a round

WsHandler mockOf(const QByteArray &route)
{
    const auto file = MockFile::parse(
        R"({"jackfield":"mock","version":1,"servers":[{"name":"s","routes":[{"path":"/",)" + route
        + "}]}]}");
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    return file->servers.first().handler();
}

/// A server with as many rules, of which the last answers what is asked.
WsHandler ruled(int rules)
{
    QByteArrayList list;
    for (int i = 1; i < rules; ++i)
        list.append(R"({"when":{"path":"$.type","equals":"type )" + QByteArray::number(i)
                    + R"("},"reply":{"text":"no"}})");
    list.append(R"({"when":{"path":"$.type","equals":"order"},
                    "reply":{"json":{"type":"accepted","id":"{{ json.id }}"}}})");
    return mockOf(R"("rules":{"rules":[)" + list.join(',') + "]}");
}

/// The same answer by a script.
WsHandler scripted()
{
    const QTemporaryDir folder;
    QFile script(folder.filePath(QStringLiteral("order.js")));
    if (!script.open(QIODevice::WriteOnly)
        || script.write("route('/', () => socket => socket.onMessage(m => {\n"
                        "    if (m.json.type === 'order')\n"
                        "        socket.send({type: 'accepted', id: m.json.id});\n"
                        "}));\n")
            < 0)
        qFatal("no script");
    script.close();
    return mockOf(R"("script":{"file":")" + script.fileName().toUtf8() + R"("})");
}

WsResponse echo(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
    };
}

std::vector<WireEnd> connectedTo(quint16 port, int count)
{
    std::vector<WireEnd> ends;
    for (int i = 0; i < count; ++i) {
        ends.push_back(WireEnd::connectedTo(port));
        ends.back().say(
            "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QByteArray head;
        while (!head.endsWith("\r\n\r\n"))
            head += ends.back().hear(1);
    }
    return ends;
}

/// Answers a second that a server gives to all connections at once.
double rateOf(const WsHandler &handler, const QByteArray &question, const QByteArray &answer)
{
    net::Server server(handler);
    if (const auto started = server.start(); !started)
        qFatal("%s", qPrintable(started.error().message));
    const std::vector<WireEnd> ends = connectedTo(server.port(), connections);
    const QByteArray asked =
        wire::encoded({ .payload = question, .mask = 0x0A0B0C0D }).repeated(inOneWrite);
    const QByteArray expected = wire::encoded({ .payload = answer }).repeated(inOneWrite);
    QElapsedTimer time;
    time.start();
    for (int round = 0; round < rounds; ++round) {
        for (const WireEnd &end : ends)
            end.say(asked);
        for (const WireEnd &end : ends) {
            if (end.hear(expected.size()) != expected)
                qFatal("another answer");
        }
    }
    const double seconds = double(time.nsecsElapsed()) / 1e9;
    server.stop();
    return double(rounds) * connections * inOneWrite / seconds;
}
} // namespace

/// Messages a second that a stream brings to as many clients, of which each hears `count`.
double streamed(const QByteArray &stream, int clients, int count)
{
    net::Server server(mockOf(R"("stream":{"text":"0123456789",)" + stream + '}'));
    if (const auto started = server.start(); !started)
        qFatal("%s", qPrintable(started.error().message));
    const qsizetype frame = wire::encoded({ .payload = "0123456789" }).size();
    const std::vector<WireEnd> ends = connectedTo(server.port(), clients);
    QElapsedTimer time;
    time.start();
    qsizetype heard = 0;
    for (qsizetype left = count; left > 0; left -= 1000) {
        for (const WireEnd &end : ends)
            heard += end.hear(frame * std::min<qsizetype>(left, 1000)).size();
    }
    const double seconds = double(time.nsecsElapsed()) / 1e9;
    server.stop();
    return double(heard / frame) / seconds;
}

/// What the rules of a mock cost, beside an echo: in one run, since the machine's speed is in both.
class BenchMocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        rlimit most {};
        ::getrlimit(RLIMIT_NOFILE, &most);
        most.rlim_cur = most.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &most);
    }

    void aThousandConnectionsAskRules()
    {
        const QByteArray question = R"({"type":"order","id":12345,"symbol":"ACME","price":101.50})";
        const double echoed = rateOf(&echo, question, question);
        const auto report = [&](const char *what, double rate) {
            qInfo().noquote() << u"%1, %2 connections: %3 answers/s; echo x %4"_s
                                     .arg(QLatin1String(what))
                                     .arg(connections)
                                     .arg(rate, 0, 'f', 0)
                                     .arg(rate / echoed, 0, 'f', 2);
        };
        const QByteArray answer = R"({"type":"accepted","id":12345})";
        report("echo", echoed);
        report("one rule", rateOf(ruled(1), question, answer));
        report("the last of ten rules", rateOf(ruled(10), question, answer));
        report("the last of a hundred rules", rateOf(ruled(100), question, answer));
        report("a script", rateOf(scripted(), question, answer));
    }

    /// Both are asked for 100,000 messages a second.
    void aStreamIsAsFastAsItSays()
    {
        const auto report = [](const char *what, double rate) {
            qInfo().noquote()
                << u"%1: %2 messages/s"_s.arg(QLatin1String(what)).arg(rate, 0, 'f', 0);
        };
        report("one client, 100 each millisecond",
               streamed(R"("every":1,"burst":100)", 1, 300'000));
        report("1000 clients, one each 10 ms", streamed(R"("every":10)", 1000, 300));
    }
};

QTEST_GUILESS_MAIN(BenchMocks)
#include "bench_mocks.moc"
