// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "memory.h"
#include "wireend.h"

#include <jackfield/net/proxy.h>
#include <jackfield/session/sessionwriter.h>
#include <jackfield/wire/frame.h>
#include <jackfield/wire/handshakekey.h>
#include <pthread.h>

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype payloadBytes = 64;
constexpr int inOneWrite = 200; ///< messages of a flood
constexpr const char *relayThread = "relay";
constexpr const char *proxyThread = "jackfield-0";

std::unique_ptr<QThread> running(const std::function<void()> &task)
{
    std::unique_ptr<QThread> thread(QThread::create(task));
    thread->start();
    return thread;
}

/// Copies bytes and looks at nothing: as little as anything between two peers can do.
class Relay
{
public:
    explicit Relay(quint16 target)
        : m_thread(running([this, target] { run(target); }))
    { }
    ~Relay()
    {
        ::shutdown(m_stop[1], SHUT_RDWR);
        m_thread->wait();
        ::close(m_stop[0]);
        ::close(m_stop[1]);
    }
    quint16 port() const { return m_door.port; }

private:
    static bool copy(int from, int to, QByteArray &buffer)
    {
        const ssize_t count = ::recv(from, buffer.data(), size_t(buffer.size()), 0);
        ssize_t sent = 0;
        while (sent < count) {
            const ssize_t more =
                ::send(to, buffer.constData() + sent, size_t(count - sent), MSG_NOSIGNAL);
            if (more < 0)
                return false;
            sent += more;
        }
        return count > 0;
    }
    void run(quint16 target)
    {
        ::pthread_setname_np(::pthread_self(), relayThread);
        QByteArray buffer(128 << 10, Qt::Uninitialized);
        std::vector<WireEnd> ends; // one of a pair beside the other
        std::vector<pollfd> ready { { m_stop[0], POLLIN, 0 }, { m_door.descriptor(), POLLIN, 0 } };
        while (::poll(ready.data(), ready.size(), -1) > 0 && ready[0].revents == 0) {
            for (size_t i = 2; i < ready.size(); ++i) {
                if (ready[i].revents != 0 && !copy(ready[i].fd, ready[i ^ 1].fd, buffer))
                    return;
            }
            if (ready[1].revents == 0)
                continue;
            ends.push_back(m_door.next());
            ends.push_back(WireEnd::connectedTo(target));
            for (size_t i = ends.size() - 2; i < ends.size(); ++i)
                ready.push_back({ ends[i].descriptor(), POLLIN, 0 });
        }
    }

    WireDoor m_door;
    int m_stop[2] = { -1, -1 };
    const int m_made = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_stop);
    const std::unique_ptr<QThread> m_thread;
};

/// Nanoseconds that the thread of this name has run.
qint64 cpuOf(const char *name)
{
    const QDir tasks(u"/proc/self/task"_s);
    const auto content = [&](const QString &task, const QString &file) {
        QFile opened(tasks.filePath(task + u'/' + file));
        return opened.open(QIODevice::ReadOnly) ? opened.readAll().trimmed() : QByteArray();
    };
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (content(task, u"comm"_s) == name)
            return content(task, u"schedstat"_s).split(' ').value(0).toLongLong();
    }
    return 0;
}

QByteArray message(Side from)
{
    const auto mask = from == Side::Client ? std::optional<quint32>(0x0A0B0C0D) : std::nullopt;
    return wire::encoded({ .payload = QByteArray(payloadBytes, 'm'), .mask = mask });
}

struct Pair
{
    WireEnd client;
    WireEnd server;
};

QByteArray hearHead(const WireEnd &end)
{
    QByteArray head;
    while (!head.endsWith("\r\n\r\n"))
        head += end.hear(1);
    return head;
}

/// A client and a server through what listens at `port`.
Pair connectedBy(quint16 port, const WireDoor &door)
{
    WireEnd client = WireEnd::connectedTo(port);
    client.say("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    WireEnd server = door.next();
    hearHead(server);
    server.say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Accept: "
               + wire::acceptValue("dGhlIHNhbXBsZSBub25jZQ==") + "\r\n\r\n");
    hearHead(client);
    return { std::move(client), std::move(server) };
}

void listen(const WireEnd &end, qint64 bytes)
{
    QByteArray buffer(256 << 10, Qt::Uninitialized);
    while (bytes > 0) {
        const ssize_t count = ::recv(end.descriptor(), buffer.data(), size_t(buffer.size()), 0);
        if (count <= 0)
            qFatal("the stream broke off");
        bytes -= count;
    }
}

/// As fast as it goes, `count` each way.
void flood(const Pair &pair, int count, bool bothWays)
{
    const auto speak = [count](const WireEnd &end, Side from) {
        const QByteArray bytes = message(from).repeated(inOneWrite);
        for (int i = 0; i < count; i += inOneWrite)
            end.say(bytes, 60'000);
    };
    std::vector<std::unique_ptr<QThread>> threads;
    threads.push_back(running([&] { speak(pair.client, Side::Client); }));
    threads.push_back(running([&] { listen(pair.server, count * message(Side::Client).size()); }));
    if (bothWays) {
        threads.push_back(running([&] { speak(pair.server, Side::Server); }));
        threads.push_back(
            running([&] { listen(pair.client, count * message(Side::Server).size()); }));
    }
    for (const auto &thread : threads)
        thread->wait();
}

/// `count` messages and as many answers, one at a time on each of the connections.
void exchange(const std::vector<Pair> &pairs, int count)
{
    const auto turns = int(count / pairs.size());
    const QByteArray question = message(Side::Client);
    const QByteArray answer = message(Side::Server);
    const auto answering = running([&] {
        for (int i = 0; i < turns; ++i) {
            for (const Pair &pair : pairs) {
                listen(pair.server, question.size());
                pair.server.say(answer);
            }
        }
    });
    for (int i = 0; i < turns; ++i) {
        for (const Pair &pair : pairs)
            pair.client.say(question);
        for (const Pair &pair : pairs)
            listen(pair.client, answer.size());
    }
    answering->wait();
}

struct Cost
{
    double seconds = 0;
    double cpuSeconds = 0; ///< of the thread between
    qint64 grown = 0; ///< bytes of the process
};

template<typename Task>
Cost costOf(const char *thread, const Task &task)
{
    const qint64 memory = residentBytes();
    const qint64 cpu = cpuOf(thread);
    QElapsedTimer time;
    time.start();
    task();
    return { .seconds = double(time.nsecsElapsed()) / 1e9,
             .cpuSeconds = double(cpuOf(thread) - cpu) / 1e9,
             .grown = residentBytes() - memory };
}

/// The same work through the relay and through proxies.
void compare(const char *what,
             int messages,
             int connections,
             const std::function<void(const std::vector<Pair> &)> &work)
{
    const auto run = [&](const char *thread, quint16 port, const WireDoor &door) {
        std::vector<Pair> pairs;
        for (int i = 0; i < connections; ++i)
            pairs.push_back(connectedBy(port, door));
        return costOf(thread, [&] { work(pairs); });
    };
    const auto report = [&](const char *by, const Cost &cost, const Cost &relay) {
        qInfo().noquote()
            << u"%1, %2: %3 messages/s, %4 us of a core each; relay x %5; grown %6 KiB"_s
                   .arg(QLatin1String(what), QLatin1String(by))
                   .arg(messages / cost.seconds, 0, 'f', 0)
                   .arg(cost.cpuSeconds * 1e6 / messages, 0, 'f', 2)
                   .arg(cost.cpuSeconds / relay.cpuSeconds, 0, 'f', 2)
                   .arg(cost.grown / 1024);
    };
    Cost relayed;
    {
        const WireDoor door;
        const Relay relay(door.port);
        relayed = run(relayThread, relay.port(), door);
        report("relay", relayed, relayed);
    }
    const auto byProxy = [&](const char *by,
                             const WsSink &sink,
                             const std::shared_ptr<const Interceptor> &interceptor = {}) {
        const WireDoor door;
        net::Proxy proxy({ .url = QUrl(u"ws://127.0.0.1:%1"_s.arg(door.port)) },
                         { .sink = sink },
                         {},
                         interceptor);
        if (const auto started = proxy.start(); !started)
            qFatal("%s", qPrintable(started.error().message));
        report(by, run(proxyThread, proxy.port(), door), relayed);
        proxy.stop(std::chrono::milliseconds(0));
    };
    byProxy("proxy", {});
    const QTemporaryDir folder;
    const auto writer = SessionWriter::open(folder.filePath(u"a.session.jsonl"_s));
    byProxy("proxy that records", writer->sink());
    const auto interceptor = std::make_shared<const Interceptor>();
    byProxy("proxy that could hold", {}, interceptor);
    interceptor->setRule([](const auto &) { return false; });
    byProxy("proxy that looks and holds none", {}, interceptor);
}
} // namespace

/// What a proxy costs, beside a relay that copies bytes: in one run, since the machine's speed is in both.
class BenchProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMillionMessagesOneWay()
    {
        compare("one way", 1'000'000, 1, [](const std::vector<Pair> &pairs) {
            flood(pairs.front(), 1'000'000, false);
        });
    }

    void aMillionMessagesBothWays()
    {
        compare("both ways", 2'000'000, 1, [](const std::vector<Pair> &pairs) {
            flood(pairs.front(), 1'000'000, true);
        });
    }

    void oneAtATimeOnEachOfManyConnections()
    {
        constexpr int connections = 50;
        compare("one at a time", 200'000, connections, [](const std::vector<Pair> &pairs) {
            exchange(pairs, 100'000);
        });
    }
};

QTEST_GUILESS_MAIN(BenchProxy)
#include "bench_proxy.moc"
