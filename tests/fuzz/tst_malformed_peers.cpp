// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "malformed.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/wire/frame.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
constexpr char handshake[] =
    "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n";

/// Reads what comes until the other side ends; false if it has not after five seconds.
bool isEnded(int socket)
{
    char heard[4096];
    for (;;) {
        pollfd ready { .fd = socket, .events = POLLIN, .revents = 0 };
        if (::poll(&ready, 1, 5000) <= 0)
            return false;
        if (::recv(socket, heard, sizeof heard, 0) <= 0) // ended, or reset
            return true;
    }
}

/// Says all of it, then that nothing more comes; whether the server lets go of the connection.
bool isLetGo(quint16 port, const QByteArray &bytes)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address { .sin_family = AF_INET,
                                .sin_port = htons(port),
                                .sin_addr = { htonl(INADDR_LOOPBACK) },
                                .sin_zero = {} };
    bool letsGo =
        ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    if (letsGo) {
        ::send(socket, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL);
        ::shutdown(socket, SHUT_WR);
        letsGo = isEnded(socket);
    }
    const linger atOnce { .l_onoff = 1, .l_linger = 0 }; // or the ports run out
    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    ::close(socket);
    return letsGo;
}

/// Frames of a client, each alone and in a row with others.
QList<QByteArray> validFrames()
{
    using wire::Opcode;
    const auto frame = [](Opcode opcode, const QByteArray &payload, bool fin = true) {
        return wire::encoded({ .opcode = opcode, .payload = payload, .fin = fin, .mask = 0x0102 });
    };
    const QList<QByteArray> single {
        frame(Opcode::Text, "Grüße"),
        frame(Opcode::Binary, QByteArray(300, '\x80')),
        frame(Opcode::Text, "Gr\xC3", false) + frame(Opcode::Continuation, "\xBC\xC3\x9F"),
        frame(Opcode::Ping, "?"),
        frame(Opcode::Pong, {}),
        wire::encoded({ .opcode = Opcode::Text,
                        .payload = QByteArray::fromHex("f248cdc9c90700"),
                        .rsv = wire::rsv1,
                        .mask = 1 }),
        frame(Opcode::Close, "\x03\xE8over"),
    };
    QList<QByteArray> all = single;
    all.append(single.join());
    return all;
}
} // namespace

Q_DECLARE_METATYPE(Transport)

/// What no reader may stumble over, through the front door and into connections.
class TestMalformedPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noMalformedPeerBreaksAServer_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QList<QByteArray>>("valid");
        const QList<QByteArray> heads = corpus("httphead") << QByteArray(handshake);
        QTest::newRow("heads") << Transport::Exact << QByteArray() << heads;
        QTest::newRow("frames, exact")
            << Transport::Exact << QByteArray(handshake) << validFrames();
        QTest::newRow("frames, qt")
            << Transport::QtWebSockets << QByteArray(handshake) << validFrames();
    }
    void noMalformedPeerBreaksAServer()
    {
        QFETCH(const Transport, transport);
        QFETCH(const QByteArray, before);
        QFETCH(const QList<QByteArray>, valid);
        const bool isExact = transport == Transport::Exact;
        std::atomic<int> inside = 0;
        net::Server server(
            [&](const Request &) -> WsResponse {
                return [&](const WebSocket &socket) {
                    ++inside;
                    socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
                    socket.onClose([&](const WsStatus &, Side, bool) { --inside; });
                };
            },
            { .limits = { .messageBytes = 1 << 20 },
              .transport = transport,
              .compression = isExact ? std::optional(Compression {}) : std::nullopt });
        QVERIFY(server.start());
        Malformed inputs(valid, 20260102);
        for (qint64 i = 0; i < rounds() / 10; ++i) {
            const QByteArray bytes = before + inputs.next();
            QVERIFY2(isLetGo(server.port(), bytes), bytes.toHex(' ').constData());
        }
        QTRY_COMPARE(inside, 0);
        const auto client = net::blockingClient(server.url());
        QVERIFY(client);
        (*client)->send(WsMessage::text(u"still there?"_s));
        QCOMPARE((*client)->receive().value(), WsMessage::text(u"still there?"_s));
    }
};

QTEST_GUILESS_MAIN(TestMalformedPeers)
#include "tst_malformed_peers.moc"
