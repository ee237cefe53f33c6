// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "online.h"

#include <jackfield/net/adopt.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QTest>
#include <QThread>
#include <QWebSocket>
#include <QWebSocketServer>
#include <future>

using namespace jackfield;
using namespace Qt::StringLiterals;
using testing::contract::Connected;

namespace {
/// A QWebSocketServer on a thread of its own, whose sockets are adopted.
class AdoptingServer
{
public:
    AdoptingServer(const WsHandler &handler, const QStringList &subprotocols)
        : m_thread(QThread::create([this, handler, subprotocols] { serve(handler, subprotocols); }))
    {
        m_thread->start();
        m_url = m_listening.get_future().get();
    }
    ~AdoptingServer()
    {
        m_thread->quit();
        m_thread->wait();
    }
    QUrl url(const QString &target) const { return QUrl(m_url + target); }

private:
    void serve(const WsHandler &handler, const QStringList &subprotocols)
    {
        QWebSocketServer server(QString(), QWebSocketServer::NonSecureMode);
        server.setSupportedSubprotocols(subprotocols);
        QObject::connect(&server, &QWebSocketServer::newConnection, &server, [&] {
            QWebSocket *socket = server.nextPendingConnection();
            QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
            (void)net::adopt(socket, handler);
        });
        QEventLoop loop;
        const bool listens = server.listen(QHostAddress::LocalHost);
        m_listening.set_value(listens ? u"ws://127.0.0.1:%1"_s.arg(server.serverPort())
                                      : QString());
        loop.exec();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // who is gone by now
    }

    std::promise<QString> m_listening;
    QString m_url;
    const std::unique_ptr<QThread> m_thread;
};

const QString qtShook = u"the handshake was QWebSocketServer's"_s;
const testing::contract::Exceptions adoptedLose {
    { u"a leading U+FEFF is part of the text"_s, u"QWebSocket drops it"_s },
    { u"a close without a code is 1005"_s, u"QWebSocket sends and shows 1000"_s },
    { u"every code that may be sent arrives"_s, u"QWebSocket takes 1012 to 1014 for invalid"_s },
    { u"fragments may cut a character"_s, u"QWebSocket decodes each fragment on its own"_s },
    { u"a refusal comes before the handshake, with its body"_s, qtShook },
    { u"an exception of the handler is 500, a failure its status"_s, qtShook },
    { u"no match is 404"_s, qtShook },
    { u"who fails a check does not reach the handler"_s, qtShook },
    { u"a filter answers for a handler that throws"_s, qtShook },
    { u"a filter agrees on a subprotocol"_s, qtShook },
    { u"no row, or a value of another type, is a refusal"_s, qtShook },
    { u"subprotocol and extra headers are agreed on"_s, qtShook },
};
const testing::contract::Exceptions adoptedMayLose {
    { u"a server that vanishes is 1006"_s, u"the 101 may not have left by then"_s },
};

std::expected<Connected, testing::Refusal> adopted(const WsHandler &handler, const Request &request)
{
    const auto server = std::make_shared<AdoptingServer>(handler, request.offeredSubprotocols());
    const QString target = QString::fromUtf8(request.uri().target());
    return connectTo(server->url(target), request, server, Transport::Exact);
}
} // namespace

/// The suite through real sockets.
class TestContractOnline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void qt_data() { testing::contract::addRows(); }
    void qt() { testing::contract::run(Online()); }

    void exact_data() { testing::contract::addRows(); }
    void exact() { testing::contract::run(Online { .transport = Transport::Exact }); }

    void qtAndExact_data() { testing::contract::addRows(); }
    void qtAndExact()
    {
        testing::contract::run(Online { .client = Transport::Exact });
        testing::contract::run(
            Online { .transport = Transport::Exact, .client = Transport::QtWebSockets });
    }

    void exactCompressed_data() { testing::contract::addRows(); }
    void exactCompressed()
    {
        testing::contract::run(Online { .transport = Transport::Exact,
                                        .compression = Compression { .fromBytes = 0 } });
    }

    void qtThroughTls_data() { testing::contract::addRows(); }
    void qtThroughTls() { testing::contract::run(Online { .hasTls = true }); }

    void exactThroughTls_data() { testing::contract::addRows(); }
    void exactThroughTls()
    {
        testing::contract::run(Online { .transport = Transport::Exact, .hasTls = true });
    }

    void qtThroughAProxy_data() { testing::contract::addRows(); }
    void qtThroughAProxy() { testing::contract::run(Online { .hasProxy = true }); }

    void exactThroughAProxy_data() { testing::contract::addRows(); }
    void exactThroughAProxy()
    {
        testing::contract::run(Online { .transport = Transport::Exact, .hasProxy = true });
    }

    void compressedThroughAProxy_data() { testing::contract::addRows(); }
    void compressedThroughAProxy()
    {
        testing::contract::run(Online { .transport = Transport::Exact,
                                        .hasProxy = true,
                                        .compression = Compression { .fromBytes = 0 } });
    }

    void tlsThroughAProxy_data() { testing::contract::addRows(); }
    void tlsThroughAProxy()
    {
        testing::contract::run(
            Online { .transport = Transport::Exact, .hasTls = true, .hasProxy = true });
    }

    void adoptedSockets_data() { testing::contract::addRows(); }
    void adoptedSockets() { testing::contract::run(adopted, adoptedLose, adoptedMayLose); }
};

QTEST_GUILESS_MAIN(TestContractOnline)
#include "tst_contract_online.moc"
