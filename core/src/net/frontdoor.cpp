// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "frontdoor_p.h"
#include "loop_p.h"
#include "qttransport_p.h"
#include "socketend_p.h"

#include <QSslSocket>

namespace jackfield::net {

namespace {
constexpr char tlsRecord = 0x16; ///< the first byte of a TLS client
}

FrontDoor::FrontDoor(std::shared_ptr<Service> service,
                     std::shared_ptr<Loop> loop,
                     Admit admit,
                     const Arrival &arrival)
    : m_service(std::move(service))
    , m_loop(std::move(loop))
    , m_admit(std::move(admit))
    , m_door(m_service->tls ? tlsDoorSocket() : plainDoorSocket())
    , m_socket(m_door.socket)
{
    auto *counted = new QObject(
        m_socket); // the socket's own signals are disconnected when it is left to itself
    connect(
        counted, &QObject::destroyed, counted, [service = m_service] { service->open.add(-1); });
    m_socket->setParent(m_loop->context());
    setParent(m_loop->context());
    connect(m_socket, &QTcpSocket::readyRead, this, &FrontDoor::readMore);
    connect(m_socket, &QTcpSocket::disconnected, this, &FrontDoor::leave);
    if (!m_socket->setSocketDescriptor(arrival.descriptor)) {
        leave();
        return;
    }
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket))
        tls->setSslConfiguration(*m_service->tls);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        respond(plainText(408, QStringLiteral("The request did not come in time.")));
    });
    m_timer.start(m_service->config.limits.handshakeTimeout);
    if (arrival.open > m_service->maxOpen)
        respond(plainText(503, QStringLiteral("Too many connections.")).header("Retry-After", "1"));
}

FrontDoor::~FrontDoor()
{
    if (m_socket)
        closeAtOnce(m_socket);
}

/// Everything is over, or given away.
void FrontDoor::leave()
{
    m_answered = true;
    m_timer.stop();
    deleteLater();
}

/// Starts TLS at the first byte, so that who does not speak it can be told.
bool FrontDoor::isEncrypting()
{
    auto *tls = qobject_cast<QSslSocket *>(m_socket);
    if (!tls || tls->isEncrypted())
        return false;
    if (tls->mode() != QSslSocket::UnencryptedMode)
        return true;
    if (const QByteArray first = tls->peek(1); !first.isEmpty() && first.front() != tlsRecord) {
        respond(plainText(400, QStringLiteral("This port speaks TLS: use https or wss.")));
        return true;
    }
    tls->startServerEncryption();
    return true;
}

void FrontDoor::readMore()
{
    if (m_answered || isEncrypting())
        return;
    m_bytes += m_socket->readAll();
    readRequest();
}

void FrontDoor::readRequest()
{
    const ServerLimits &limits = m_service->config.limits;
    const auto refuseFault = [this](const HttpFault &fault) {
        respond(plainText(fault.status, QStringLiteral("Not understood: %1.").arg(fault.message)));
    };
    if (!m_head) {
        if (m_bytes.startsWith(tlsRecord))
            return respond(
                plainText(400, QStringLiteral("This port does not speak TLS: use http or ws.")));
        auto head = readRequestHead(m_bytes, limits.headBytes);
        if (!head)
            return refuseFault(head.error());
        if (!*head)
            return;
        m_head = *std::move(head);
        m_bytes.remove(0, m_head->size);
    }
    const Headers &headers = m_head->message.headers();
    const auto body = readBody(headers, m_bytes, limits.bodyBytes, m_body);
    if (!body)
        return refuseFault(body.error());
    if (!*body) {
        const bool isAsked =
            headers.value("Expect").value_or(QByteArray()).toLower() == "100-continue";
        if (isAsked && !std::exchange(m_continued, true))
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        return;
    }
    m_bytes.remove(0, (*body)->size);
    m_timer.stop();
    m_answered = true; // nothing more is asked of the client
    m_socket->setReadBufferSize(m_service->config.limits.headBytes);
    dispatch(m_head->message.withBody((*body)->content));
}

void FrontDoor::dispatch(const Request &request)
{
    if (isUpgrade(request))
        return dispatchUpgrade(request);
    if (const auto refusal = m_service->policy.refusal(request))
        return respond(*refusal, request.method());
    if (!m_service->http) {
        return respond(plainText(426, QStringLiteral("This port speaks WebSocket only."))
                           .header("Upgrade", "websocket")
                           .header("Sec-WebSocket-Version", "13"),
                       request.method());
    }
    respond(answer(m_service->http, request), request.method());
}

void FrontDoor::dispatchUpgrade(const Request &request)
{
    if (const auto refusal = m_service->policy.refusal(request))
        return refuseUpgrade(request, *refusal);
    if (const auto fault = handshakeFault(request))
        return refuseUpgrade(request, *fault);
    if (!m_service->ws)
        return refuseUpgrade(request, plainText(404, QStringLiteral("No WebSockets here.")));
    m_service->ws(request, m_loop, [self = QPointer(this), request](const WsAnswer &answer) {
        if (self)
            self->decide(request, answer);
    });
}

void FrontDoor::decide(const Request &request, const WsAnswer &answer)
{
    if (!m_socket || m_socket->state() != QAbstractSocket::ConnectedState)
        return leave();
    if (!answer.response.isAccepted())
        return refuseUpgrade(request, answer.response.refusal(), answer.upstream);
    const QString subprotocol = agreedSubprotocol(answer.response, request);
    const WsOpened opened { .request = request,
                            .response = switchingProtocols(request, answer.response, subprotocol),
                            .subprotocol = subprotocol,
                            .url = urlOf(request),
                            .upstream = answer.upstream };
    disconnect(m_socket, &QTcpSocket::readyRead, this, nullptr);
    m_bytes += m_socket->readAll();
    m_socket->setReadBufferSize(0);
    becomeQWebSocket(
        m_door,
        [self = QPointer(this), opened, consumer = answer.response.consumer()](QWebSocket *web) {
            if (self)
                self->accept(opened, consumer, web);
            else
                web->deleteLater();
        });
}

void FrontDoor::accept(const WsOpened &opened, const WsConsumer &consumer, QWebSocket *web)
{
    QTcpSocket *socket = m_socket;
    m_socket = nullptr; // the transport's now
    socket->disconnect(this);
    const ServerConfig &config = m_service->config;
    if (config.limits.messageBytes > 0) {
        web->setMaxAllowedIncomingFrameSize(quint64(config.limits.messageBytes));
        web->setMaxAllowedIncomingMessageSize(quint64(config.limits.messageBytes));
    }
    const auto transport = std::make_shared<QtTransport>(m_loop, web, socket);
    Connection::Setup setup { .side = Side::Server,
                              .opened = opened,
                              .peer = peerName(*socket),
                              .transport = transport,
                              .limits = { .unsentBytes = config.limits.unsentBytes } };
    if (config.sink.opened)
        setup.observers.append(config.sink.opened(opened));
    const auto connection = std::make_shared<Connection>(std::move(setup));
    socket->write(serializedUpgrade(opened.response));
    socket->flush(); // a consumer may abort at once
    m_admit(transport, connection);
    if (config.keepAlive.count() > 0) {
        const WebSocket handle(connection);
        handle.every(config.keepAlive, [handle] { handle.ping(); });
    }
    connection->start(consumer);
    if (!m_bytes.isEmpty()) { // frames of a client that did not wait for the 101
        putBack(*socket, m_bytes);
        Q_EMIT socket->readyRead();
    }
    leave();
}

void FrontDoor::refuseUpgrade(const Request &request,
                              const Response &refusal,
                              const QString &upstream)
{
    if (m_service->config.sink.refused) {
        m_service->config.sink.refused({ .request = request,
                                         .response = asWritten(refusal),
                                         .subprotocol = {},
                                         .url = urlOf(request),
                                         .upstream = upstream });
    }
    respond(refusal);
}

void FrontDoor::respond(const Response &response, const Method &method)
{
    QTcpSocket *socket = m_socket;
    if (!socket)
        return leave();
    m_socket = nullptr;
    socket->disconnect(this);
    socket->write(serialized(response, method));
    socket->flush();
    if (std::exchange(m_answered, true))
        closeGently(socket);
    else // with unread bytes of the request a close would tear up the answer on its way
        closeWhenPeerCloses(socket);
    leave();
}

QString FrontDoor::urlOf(const Request &request) const
{
    return QStringLiteral("%1://%2%3")
        .arg(m_service->tls ? QLatin1String("wss") : QLatin1String("ws"),
             QString::fromLatin1(request.header("Host").value_or(QByteArray())),
             QString::fromUtf8(request.uri().pathAndQuery()));
}

} // namespace jackfield::net
