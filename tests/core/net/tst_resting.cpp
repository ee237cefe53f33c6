// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "rawclient.h"
#include "syscalls.h"
#include "transports.h"

#include <jackfield/net/proxy.h>
#include <jackfield/net/server.h>
#include <jackfield/ws/websocket.h>

#include <QTcpServer>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using wire::Opcode;

namespace {
/// Whether the threads of this process rest while nothing is read that the peer has sent. One that does not, turns as
/// fast as it can: in this time some ten thousand times at least.
bool everybodyRests(Peer &peer)
{
    syscalls::reset();
    peer.waitForReadyRead(300);
    return syscalls::waits < 1000;
}
} // namespace

/// Who has sent and is not read costs nothing meanwhile.
class TestResting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whileReadingIsPaused_data() { addTransports(); }
    void whileReadingIsPaused()
    {
        QFETCH(const Transport, transport);
        net::Server server(
            [](const Request &) -> WsResponse {
                return [](const WebSocket &socket) {
                    socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
                    socket.setReadingPaused(true); // in the turn in which the 101 is written
                };
            },
            { .transport = transport });
        QVERIFY(server.start());
        Peer peer(server.port());
        QVERIFY(peer.shakeHands().startsWith("HTTP/1.1 101"));
        peer.say(masked(Opcode::Text, "unread"));
        QVERIFY(everybodyRests(peer));
        QCOMPARE(peer.bytesAvailable(), 0);
    }

    /// A proxy answers when the server behind has; this one never does.
    void whileAnAnswerIsThoughtAbout()
    {
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        net::Proxy proxy(
            net::ProxyTarget { .url = QUrl(u"ws://127.0.0.1:%1"_s.arg(mute.serverPort())) });
        QVERIFY(proxy.start());
        Peer peer(proxy.port());
        peer.say(openingHandshake("/"));
        QVERIFY(mute.waitForNewConnection(3000));
        QTcpSocket *behind = mute.nextPendingConnection();
        QVERIFY(behind->bytesAvailable() > 0 || behind->waitForReadyRead(3000));
        peer.say(masked(Opcode::Text, "unread"));
        QVERIFY(everybodyRests(peer));
        QCOMPARE(peer.bytesAvailable(), 0);
    }
};

QTEST_GUILESS_MAIN(TestResting)
#include "tst_resting.moc"
