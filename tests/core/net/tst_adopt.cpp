// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/net/adopt.h>
#include <jackfield/net/client.h>

#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestAdopt : public QObject
{
    Q_OBJECT

private:
    QWebSocketServer m_server { u"test"_s, QWebSocketServer::NonSecureMode };
    std::unique_ptr<QWebSocket> m_accepted;

    QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/hello?x=1"_s.arg(m_server.serverPort())); }

    /// A QWebSocket that is connected to m_accepted.
    std::unique_ptr<QWebSocket> connected()
    {
        auto socket = std::make_unique<QWebSocket>();
        socket->open(url());
        if (!QTest::qWaitFor([&] { return m_server.hasPendingConnections(); }))
            return nullptr;
        m_accepted.reset(m_server.nextPendingConnection());
        m_accepted->setParent(nullptr);
        return socket;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.listen(QHostAddress::LocalHost)); }
    void cleanup() { m_accepted.reset(); }

    void aHandlerTakesOverASocketOfYours()
    {
        const auto peer = connected();
        QVERIFY(peer);
        QStringList received;
        connect(peer.get(), &QWebSocket::textMessageReceived, this, [&](const QString &text) {
            received.append(text);
        });
        QVERIFY(net::adopt(m_accepted.get(), [](const Request &request) -> WsResponse {
            return [target = request.uri().target()](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
                socket.send(WsMessage::fromUtf8(target));
            };
        }));
        QTRY_COMPARE(received, QStringList { u"/hello?x=1"_s });
        peer->sendTextMessage(u"a"_s);
        QTRY_COMPARE(received.size(), 2);
    }

    void destroyingTheSocketEndsTheConnection()
    {
        const auto peer = connected();
        QVERIFY(peer);
        QString heard;
        QVERIFY(net::adopt(m_accepted.get(), [&](const Request &) -> WsResponse {
            return [&](const WebSocket &socket) {
                socket.onClose([&](const WsStatus &status, Side, bool) {
                    heard = QString::number(status.code);
                });
            };
        }));
        m_accepted.reset();
        QCOMPARE(heard, u"1001"_s); // what its destructor sends
    }

    void aRefusalCloses()
    {
        const auto peer = connected();
        QVERIFY(peer);
        const auto adopted =
            net::adopt(m_accepted.get(), [](const Request &) { return refuse(Response(403)); });
        QVERIFY(!adopted);
        QCOMPARE(adopted.error().code, Error::Code::Refused);
        QCOMPARE(adopted.error().where, u"403"_s);
        QTRY_COMPARE(peer->closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
    }

    void aSocketThatIsNotConnectedIsSaid()
    {
        QWebSocket socket;
        QCOMPARE(net::adopt(&socket, [](const Request &) -> WsResponse { return std::nullopt; })
                     .error()
                     .code,
                 Error::Code::Closed);
    }
};

QTEST_GUILESS_MAIN(TestAdopt)
#include "tst_adopt.moc"
