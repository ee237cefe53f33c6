// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "adoptedtransport_p.h"
#include "socketend_p.h"

#include <jackfield/net/adopt.h>

#include <QNetworkRequest>
#include <QUrl>

namespace jackfield::net {

namespace {
/// Lives as long as the socket it is a child of.
class Adoption final : public QObject
{
public:
    Adoption(QWebSocket *socket,
             std::shared_ptr<Loop> loop,
             std::shared_ptr<AdoptedTransport> transport)
        : QObject(socket)
        , m_loop(std::move(loop))
        , m_transport(std::move(transport))
    { }
    ~Adoption() override
    {
        m_transport->drop();
        m_loop->close();
    }

private:
    const std::shared_ptr<Loop> m_loop;
    const std::shared_ptr<AdoptedTransport> m_transport;
};

Request requestOf(const QWebSocket &socket)
{
    const QNetworkRequest given = socket.request();
    Headers headers;
    for (const QByteArray &name : given.rawHeaderList())
        headers.append(name, given.rawHeader(name));
    QByteArray target =
        given.url().toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    return Request(Method::Get, Uri(target.startsWith('/') ? target : '/' + target))
        .withHeaders(headers);
}
} // namespace

Result<void> adopt(QWebSocket *socket, const WsHandler &handler)
{
    return adopt(socket, handler, requestOf(*socket));
}

Result<void> adopt(QWebSocket *socket, const WsHandler &handler, const Request &request)
{
    if (!socket->isValid())
        return failure(Error::Code::Closed, QStringLiteral("the socket is not connected"));
    const WsResponse response = answer(handler, request);
    if (!response.isAccepted()) {
        const int status = response.refusal().status();
        socket->close(QWebSocketProtocol::CloseCodePolicyViolated,
                      QStringLiteral("refused with %1").arg(status));
        return failure(Error::Code::Refused,
                       QStringLiteral("the handler refused with %1").arg(status),
                       QString::number(status));
    }
    const auto loop = std::make_shared<Loop>();
    const auto transport = std::make_shared<AdoptedTransport>(loop, socket);
    const auto connection = std::make_shared<Connection>(
        Connection::Setup { .side = Side::Server,
                            .opened = { .request = request,
                                        .response = Response(101),
                                        .subprotocol = socket->subprotocol(),
                                        .url = socket->requestUrl().toString(),
                                        .upstream = {} },
                            .peer = nameOf(socket->peerAddress().toString(), socket->peerPort()),
                            .transport = transport });
    new Adoption(socket, loop, transport);
    transport->start(connection, {});
    connection->start(response.consumer());
    return {};
}

} // namespace jackfield::net
