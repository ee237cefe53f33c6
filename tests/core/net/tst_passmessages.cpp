// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/net/client.h>
#include <jackfield/net/proxy.h>
#include <jackfield/net/server.h>

#include <QSemaphore>
#include <QTest>
#include <future>
#include <mutex>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// A server behind another one, which passes on what a client says.
class Passing
{
public:
    explicit Passing(const WsConsumer &consumer)
        : m_behind(
              [consumer](const Request &) -> WsResponse {
                  return WsResponse(consumer).withSubprotocol(u"chat"_s);
              },
              unlimited())
        , m_before([this](const Request &) -> WsResponse {
            return WsResponse([this](const WebSocket &socket) {
                       {
                           const std::scoped_lock lock(m_mutex);
                           m_socket = socket;
                       }
                       const auto passer =
                           std::make_shared<std::function<void(const WsMessage &)>>();
                       socket.onMessage([this, socket, passer](const WsMessage &message) {
                           if (!*passer)
                               *passer = net::passMessages({ .url = m_target })(socket);
                           (*passer)(message);
                       });
                   })
                .withSubprotocol(u"chat"_s);
        })
    {
        if (!m_behind.start() || !m_before.start())
            qFatal("no server");
        m_target = m_behind.url(u"/base"_s);
    }

    /// What waits to be sent to the client.
    qint64 unsent() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_socket ? m_socket->bufferedBytes() : 0;
    }
    void setTarget(const QUrl &target) { m_target = target; }
    std::unique_ptr<WsClient> client() const
    {
        ClientConfig config { .subprotocols = { u"chat"_s } };
        config.headers.append("X-Who", "me");
        auto made = net::blockingClient(m_before.url(u"/a?b=1"_s), config);
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        return *std::move(made);
    }

private:
    static ServerConfig unlimited()
    {
        ServerConfig config;
        config.limits.unsentBytes = 1 << 30;
        return config;
    }

    mutable std::mutex m_mutex;
    std::optional<WebSocket> m_socket; ///< of the latest client
    QUrl m_target;
    net::Server m_behind;
    net::Server m_before;
};

QString endOf(WsClient &client)
{
    const auto end = client.receive();
    return end ? u"a message"_s
               : u"%1 %2"_s.arg(end.error().status.code).arg(end.error().status.reason);
}
} // namespace

/// Messages that go to another server on a connection of their own.
class TestPassMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesPassWithTheirHandshake()
    {
        const Passing passing([](const WebSocket &socket) {
            socket.onMessage([socket](const WsMessage &message) {
                const Request &request = socket.request();
                socket.send(WsMessage::text(
                    message.text()
                    + QString::fromLatin1(' ' + request.uri().pathAndQuery() + ' '
                                          + request.header("X-Who").value_or(QByteArray()))
                    + u' ' + socket.subprotocol()));
            });
        });
        const auto client = passing.client();
        for (int i = 0; i < 100; ++i)
            client->send(WsMessage::text(QString::number(i)));
        const auto heard = client->receiveAll(100);
        QCOMPARE(heard.size(), 100);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(heard.at(i).text(), u"%1 /base/a?b=1 me chat"_s.arg(i));
    }

    void theServersEndIsTheClients_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("end");
        QTest::newRow("a close") << 4001 << u"4001 enough"_s;
        QTest::newRow("without a code") << 1005 << u"1005 "_s;
        QTest::newRow("none") << 1006 << u"1006 "_s;
    }
    void theServersEndIsTheClients()
    {
        QFETCH(int, code);
        QFETCH(QString, end);
        const Passing passing([code](const WebSocket &socket) {
            socket.onMessage([socket, code](const WsMessage &) {
                if (code == 1006)
                    socket.abort();
                else if (code == 1005)
                    socket.closeWithoutCode();
                else
                    socket.close(WsStatus { quint16(code), u"enough"_s });
            });
        });
        const auto client = passing.client();
        client->send(WsMessage::text(u"x"_s));
        QCOMPARE(endOf(*client).section(u' ', 0, code == 4001 ? -1 : 0), end.trimmed());
    }

    void theClientsEndIsTheServers()
    {
        std::promise<quint16> ended;
        QSemaphore came;
        const Passing passing([&](const WebSocket &socket) {
            socket.onMessage([&came](const WsMessage &) { came.release(); });
            socket.onClose(
                [&ended](const WsStatus &status, Side, bool) { ended.set_value(status.code); });
        });
        const auto client = passing.client();
        client->send(WsMessage::text(u"x"_s));
        QVERIFY(came.tryAcquire(1, 5000));
        client->close(WsStatus { 4002, u"bye"_s });
        auto code = ended.get_future();
        QCOMPARE(code.wait_for(std::chrono::seconds(5)), std::future_status::ready);
        QCOMPARE(code.get(), 4002);
    }

    void whoIsFasterWaits()
    {
        constexpr int count = 64;
        const Passing passing([](const WebSocket &socket) {
            socket.onMessage([socket](const WsMessage &) {
                for (int i = 0; i < count; ++i)
                    socket.send(WsMessage::binary(QByteArray(1 << 20, char(i))));
            });
        });
        const auto client = passing.client();
        client->socket()->setReadingPaused(true);
        client->send(WsMessage::text(u"go"_s));
        QTRY_VERIFY(passing.unsent() > 0);
        client->socket()->setReadingPaused(false);
        const auto heard = client->receiveAll(count);
        QCOMPARE(heard.size(), count);
        for (int i = 0; i < count; ++i)
            QCOMPARE(heard.at(i), WsMessage::binary(QByteArray(1 << 20, char(i))));
    }

    void aServerThatCannotBeHadIsABadGateway()
    {
        Passing passing([](const WebSocket &) { });
        passing.setTarget(QUrl(u"ws://127.0.0.1:1"_s));
        const auto client = passing.client();
        client->send(WsMessage::text(u"x"_s));
        const QString end = endOf(*client);
        QVERIFY2(end.startsWith(u"1014 "), qPrintable(end));
    }
};

QTEST_GUILESS_MAIN(TestPassMessages)
#include "tst_passmessages.moc"
