// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "dialler_p.h"
#include "socketend_p.h"
#include "tlsfiles_p.h"
#include "tlspeer_p.h"

#include <QHostInfo>
#include <QNetworkProxy>
#include <QSslSocket>

namespace jackfield::net {

namespace {
constexpr qint64 answerHeadBytes = 64 << 10;
constexpr int mostInterimAnswers = 100;
constexpr qint64 answerBodyBytes = 1 << 20; ///< of a refusal; more is cut off
} // namespace

Dialler::Dialler(const QUrl &url, const ClientConfig &config)
    : m_redirects(url, config)
    , m_config(config)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Dialler::timedOut);
}

Dialler::~Dialler()
{
    if (m_socket)
        m_socket->disconnect(this);
}

void Dialler::start(Done done)
{
    m_done = std::move(done);
    QMetaObject::invokeMethod(this, &Dialler::open, Qt::QueuedConnection);
}

void Dialler::open()
{
    if (m_config.timeout.count() > 0)
        m_timer.start(m_config.timeout);
    openWay();
}

void Dialler::openWay()
{
    auto handshake = OpeningHandshake::of(url(), m_redirects.config());
    if (!m_given && !handshake)
        return fail(handshake.error());
    m_handshake = m_given ? *m_given : *std::move(handshake);
    m_end = { .host = url().host(), .port = portOf(url()) };
    if (const QUrl &proxy = m_config.proxy; !proxy.isEmpty()) {
        if (resolvesHere(proxy) && QHostAddress(url().host()).isNull())
            return resolve();
        return openThrough(url().host());
    }
    connectSocket();
}

/// For a proxy that is told addresses.
void Dialler::resolve()
{
    m_isResolving = true;
    QHostInfo::lookupHost(url().host(), this, [this](const QHostInfo &info) {
        m_isResolving = false;
        if (!m_done)
            return; // it has ended meanwhile
        if (info.addresses().isEmpty())
            return fail(unknownHost(url().host()));
        openThrough(info.addresses().constFirst().toString());
    });
}

void Dialler::openThrough(const QString &host)
{
    auto way = ProxyHandshake::of(m_config.proxy, host, portOf(url()));
    if (!way)
        return fail(way.error());
    m_proxy = *std::move(way);
    m_end = { .host = m_config.proxy.host(), .port = proxyPort(m_config.proxy), .isProxy = true };
    connectSocket();
}

void Dialler::connectSocket()
{
    if (isSecure(url())) {
        const auto configuration = clientTls(m_config.tls);
        if (!configuration) {
            ConnectFailure failure { ConnectFailure::Kind::Tls, configuration.error().message, {} };
            failure.isLasting = true;
            return fail(failure);
        }
        auto tls = std::make_unique<QSslSocket>();
        tls->setSslConfiguration(*configuration);
        connect(tls.get(), &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
            m_tlsErrors = errors;
        });
        connect(tls.get(), &QSslSocket::encrypted, this, &Dialler::encrypted);
        m_socket = std::move(tls);
    } else {
        m_socket = std::make_unique<QTcpSocket>();
    }
    m_socket->setProxy(QNetworkProxy::NoProxy); // whatever the application or the system has
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &Dialler::socketFailed);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, [this] { read(false); });
    connect(m_socket.get(), &QTcpSocket::connected, this, &Dialler::connected);
    m_socket->connectToHost(m_end.host, m_end.port);
}

void Dialler::connected()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_proxy)
        m_socket->write(m_proxy->greeting());
    else
        wayIsOpen();
}

void Dialler::wayIsOpen()
{
    auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
    if (!tls)
        return sendRequest();
    const QString &name = m_config.tls.serverName;
    tls->setPeerVerifyName(name.isEmpty() ? url().host() : name);
    tls->startClientEncryption();
}

void Dialler::encrypted()
{
    const auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
    TlsPeer peer = tlsPeerOf(tls->sslConfiguration(), m_tlsErrors, tls->peerVerifyName());
    if (const auto objection = pinObjection(peer, m_config.tls.pinnedSha256))
        return fail(untrusted(*objection));
    m_peer = std::move(peer);
    sendRequest();
}

void Dialler::sendRequest()
{
    m_isSent = true;
    m_socket->write(m_handshake.bytes());
}

void Dialler::read(bool atEnd)
{
    m_bytes += m_socket->readAll();
    if (m_proxy)
        return readProxy(atEnd);
    if (m_isSent)
        readAnswer(atEnd);
}

void Dialler::readProxy(bool atEnd)
{
    const auto step = m_proxy->take(m_bytes, atEnd);
    if (!step)
        return fail(step.error());
    m_socket->write(step->reply);
    if (!step->isOpen)
        return;
    // Nobody behind the proxy was spoken to yet: by TLS these bytes would pass for what the server says.
    if (!m_bytes.isEmpty())
        return fail(spokeTooSoon(m_end, m_bytes.size()));
    m_proxy.reset();
    m_end = { .host = url().host(), .port = portOf(url()) };
    wayIsOpen();
}

/// Reads up to the head of the answer, past the interim ones before it; false without one.
bool Dialler::readHead(bool atEnd)
{
    while (!m_head) {
        auto head = readResponseHead(m_bytes, answerHeadBytes);
        if (!head) {
            fail(notHttp(m_bytes, head.error().message));
            return false;
        }
        if (!*head) {
            if (atEnd)
                fail(closedEarly(m_bytes, isSecure(url())));
            return false;
        }
        m_bytes.remove(0, (*head)->size);
        const int status = (*head)->message.status();
        if (status / 100 != 1 || status == 101) {
            m_head = *std::move(head);
        } else if (++m_interimAnswers > mostInterimAnswers) {
            fail({ ConnectFailure::Kind::Handshake,
                   QStringLiteral("The server sent more than %1 interim answers (%2 %3), and none "
                                  "that ends the handshake.")
                       .arg(mostInterimAnswers)
                       .arg(status)
                       .arg(QString::fromLatin1((*head)->message.reason())),
                   {} });
            return false;
        }
    }
    return true;
}

void Dialler::readAnswer(bool atEnd)
{
    if (!readHead(atEnd))
        return;
    const Response &response = m_head->message;
    if (m_redirects.follows(response))
        return follow(response);
    if (response.status() != 101)
        return readRefusal(atEnd);
    if (const auto objection = m_handshake.objection(response))
        return fail(*objection);
    succeed();
}

void Dialler::readRefusal(bool atEnd)
{
    const Response &response = m_head->message;
    const auto body = readBody(response.headers(), m_bytes, answerBodyBytes, m_body);
    const bool isEndless =
        !announcesBody(response.headers()) && response.status() != 204 && response.status() != 304;
    if (body && *body && !isEndless)
        return fail(refusedBy(response.body((*body)->content)));
    if (!body || atEnd || m_bytes.size() > answerBodyBytes)
        fail(refusedBy(response.body(m_bytes.left(answerBodyBytes))));
}

void Dialler::follow(const Response &response)
{
    if (const auto failure = m_redirects.follow(response))
        return fail(*failure);
    dropSocket();
    m_proxy.reset();
    m_tlsErrors.clear();
    m_peer.reset();
    m_isSent = false;
    m_bytes.clear();
    m_interimAnswers = 0;
    m_head.reset();
    m_body = {};
    m_given.reset();
    openWay();
}

void Dialler::dropSocket()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    closeAtOnce(m_socket.release());
}

void Dialler::socketFailed(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::SocketTimeoutError)
        return timedOut();
    if (error == QAbstractSocket::RemoteHostClosedError && (m_isSent || m_proxy))
        return read(true);
    fail(socketFault(*m_socket, m_tlsErrors, m_end));
}

DialPhase Dialler::phase() const
{
    if (m_isSent)
        return DialPhase::Handshake;
    if (m_isResolving || !m_socket || m_socket->state() == QAbstractSocket::HostLookupState)
        return DialPhase::Dns;
    if (m_socket->state() == QAbstractSocket::ConnectingState)
        return DialPhase::Tcp;
    return m_proxy ? DialPhase::Proxy : DialPhase::Tls;
}

void Dialler::timedOut()
{
    ConnectFailure failure = ranOut(phase(), m_end, m_config.timeout);
    if (m_head)
        failure.response = m_head->message;
    fail(failure);
}

QString Dialler::shownUrl() const
{
    return url().toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded);
}

void Dialler::succeed()
{
    m_timer.stop();
    m_socket->disconnect(this);
    const Response &switching = m_head->message;
    const QByteArray subprotocol =
        switching.header("Sec-WebSocket-Protocol").value_or(QByteArray());
    Dialled dialled { .socket = std::move(m_socket),
                      .surplus = m_bytes,
                      .opened = { .request = m_handshake.request,
                                  .response = switching,
                                  .subprotocol = QString::fromLatin1(subprotocol),
                                  .url = shownUrl(),
                                  .upstream = {},
                                  .redirects = m_redirects.answers(),
                                  .tls = m_peer },
                      .deflate = m_handshake.agreedDeflate(switching) };
    if (const auto done = std::exchange(m_done, nullptr))
        done(std::move(dialled));
}

void Dialler::fail(ConnectFailure failure)
{
    m_timer.stop();
    dropSocket();
    failure.message += m_redirects.words();
    failure.request = m_handshake.request;
    failure.redirects = m_redirects.answers();
    const bool isFromProxy = failure.kind == ConnectFailure::Kind::Proxy;
    if (failure.response.status() > 0 && !isFromProxy && m_config.sink.refused) {
        m_config.sink.refused({ .request = failure.request,
                                .response = failure.response,
                                .subprotocol = {},
                                .url = shownUrl(),
                                .upstream = {},
                                .redirects = failure.redirects });
    }
    if (const auto done = std::exchange(m_done, nullptr))
        done(std::unexpected(failure));
}

} // namespace jackfield::net
