// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "memory.h"
#include "rawclient.h"

#include <jackfield/net/server.h>
#include <jackfield/ws/websocket.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr qsizetype longBody = 32 << 20;

/// "/long" is long, any other path answers with itself; every WebSocket hears "hello".
struct Site
{
    net::Server server;

    explicit Site(ServerConfig config = {})
        : server({ [](const Request &request) {
                      const QByteArray path = request.uri().target();
                      return Response(200).body(
                          path == "/long" ? QByteArray(longBody - 1, 'x') + '!' : path);
                  },
                   [](const Request &) -> WsResponse {
                       return [](const WebSocket &socket) {
                           socket.send(WsMessage::text(u"hello"_s));
                       };
                   } },
                 std::move(config))
    {
        if (const auto started = server.start(); !started)
            qFatal("%s", qPrintable(started.error().message));
    }
};

QByteArray get(const QByteArray &path, const QByteArray &more = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
}

} // namespace

/// Several requests on one connection (RFC 9112 section 9.3).
class TestKeptAlive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreAnsweredOneBehindTheOther()
    {
        const Site site;
        Peer peer(site.server.port());
        for (const QByteArray path : { "/one", "/two", "/three" }) {
            peer.say(get(path));
            const QByteArray answer = peer.listenUpTo(path);
            QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
            QVERIFY2(answer.endsWith(QByteArray("\r\n\r\n" + path)), answer.constData());
        }
        peer.say(openingHandshake("/"));
        QVERIFY(peer.listenUpTo("hello").startsWith("HTTP/1.1 101"));
    }

    void requestsThatCameAtOnceAreAnsweredInOrder()
    {
        const Site site;
        Peer peer(site.server.port());
        QByteArray requests;
        for (int i = 0; i < 2000; ++i)
            requests += get("/n" + QByteArray::number(i) + '.');
        peer.say(requests + openingHandshake("/"));
        const QByteArray heard = peer.listenUpTo("hello");
        qsizetype at = 0;
        for (int i = 0; i < 2000; ++i) {
            at = heard.indexOf(QByteArray("\r\n\r\n/n" + QByteArray::number(i) + '.'), at);
            QVERIFY(at >= 0);
        }
        QCOMPARE(heard.count("HTTP/1.1 200"), 2000);
        QCOMPARE(heard.count("HTTP/1.1 101"), 1);
    }

    void aRequestMayComeInPieces()
    {
        const Site site;
        Peer peer(site.server.port());
        const QByteArray second = get("/two");
        peer.say(get("/one") + second.first(7));
        QVERIFY(peer.listenUpTo("/one").endsWith("/one"));
        peer.say(second.sliced(7));
        QVERIFY(peer.listenUpTo("/two").endsWith("/two"));
    }

    void whoWantsNoMoreIsLeft_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("close") << get("/x", "Connection: close\r\n");
        QTest::newRow("HTTP/1.0") << "GET /x HTTP/1.0\r\nHost: localhost\r\n\r\n"_ba;
    }
    void whoWantsNoMoreIsLeft()
    {
        QFETCH(const QByteArray, request);
        const Site site;
        Peer peer(site.server.port());
        peer.say(request + get("/late"));
        const QByteArray heard = peer.listen();
        QVERIFY2(heard.endsWith("/x"), heard.constData());
        QCOMPARE(peer.state(), QAbstractSocket::UnconnectedState);
    }

    void whoAsksNothingMoreIsLeft()
    {
        const Site site({ .limits = { .handshakeTimeout = 200ms } });
        Peer peer(site.server.port());
        peer.say(get("/x"));
        const QByteArray heard = peer.listen();
        QVERIFY2(heard.endsWith("/x"), heard.constData()); // and no 408
        QCOMPARE(peer.state(), QAbstractSocket::UnconnectedState);
    }

    void aLongAnswerComesWhole_data()
    {
        QTest::addColumn<bool>("isHalfClosed");
        QTest::newRow("to a slow reader") << false;
        QTest::newRow("to one that says nothing more") << true;
    }
    void aLongAnswerComesWhole()
    {
        QFETCH(const bool, isHalfClosed);
        const Site site({ .limits = { .handshakeTimeout = 100ms } });
        Peer peer(site.server.port());
        peer.setReadBufferSize(64 << 10);
        peer.say(get("/long"));
        if (isHalfClosed)
            ::shutdown(int(peer.socketDescriptor()), SHUT_WR);
        Peer later(site.server.port());
        later.say(get("/x"));
        later.listen(); // until a request may take no longer
        QByteArray heard;
        while (!heard.endsWith('!') && (peer.bytesAvailable() > 0 || peer.waitForReadyRead(5000)))
            heard += peer.readAll();
        QCOMPARE(heard.size() - (heard.indexOf("\r\n\r\n") + 4), longBody);
    }

    void whoAsksAndNeverReadsIsBounded()
    {
        const Site site({ .limits = { .sendTimeout = 500ms } });
        const qint64 before = residentBytes();
        Peer peer(site.server.port());
        const QByteArray many = get("/" + QByteArray(1000, 'x')).repeated(100);
        QVERIFY2(peer.sayUnread(many, 1000) < 1000, "all of it was taken");
        QVERIFY(peer.isLeft(5000));
        QVERIFY(residentBytes() - before < 32 << 20);
    }
};

QTEST_GUILESS_MAIN(TestKeptAlive)
#include "tst_keptalive.moc"
