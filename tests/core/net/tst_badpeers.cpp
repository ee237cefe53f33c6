// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "rawpeer.h"

#include <jackfield/net/server.h>
#include <jackfield/ws/websocket.h>
#include <sys/socket.h>

#include <QSemaphore>
#include <QTcpSocket>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// A socket of this process, connected to a port of it.
struct Peer : QTcpSocket
{
    explicit Peer(quint16 port)
    {
        connectToHost(u"127.0.0.1"_s, port);
        if (!waitForConnected(3000))
            qFatal("%s", qPrintable(errorString()));
    }
    void say(const QByteArray &bytes)
    {
        write(bytes);
        while (bytesToWrite() > 0 && waitForBytesWritten(3000)) { }
    }
    /// Ends without a FIN.
    void reset()
    {
        const linger atOnce { .l_onoff = 1, .l_linger = 0 };
        ::setsockopt(int(socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        abort();
    }
};
} // namespace

class TestBadPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPeerThatIsGoneBeforeItsHandlerAnswersEnds()
    {
        QSemaphore asked;
        QSemaphore gone;
        QSemaphore closed;
        std::atomic<bool> isOpened = false;
        net::Server server([&](const Request &) -> WsResponse {
            asked.release();
            gone.acquire(); // the slow part
            return [&](const WebSocket &socket) {
                isOpened = true;
                socket.onClose([&](const WsStatus &, Side, bool) { closed.release(); });
            };
        });
        QVERIFY(server.start());
        Peer peer(server.port());
        peer.say(openingHandshake("/"));
        asked.acquire();
        peer.reset();
        gone.release();
        QVERIFY(closed.tryAcquire(1, 5000) || !isOpened);
    }
};

QTEST_GUILESS_MAIN(TestBadPeers)
#include "tst_badpeers.moc"
