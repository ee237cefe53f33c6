// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "dialler_p.h"
#include "socketend_p.h"
#include "tlsfiles_p.h"

#include <QCryptographicHash>
#include <QSslSocket>

namespace jackfield::net {

namespace {
constexpr qint64 answerHeadBytes = 64 << 10;
constexpr qint64 answerBodyBytes = 1 << 20; ///< of a refusal; more is cut off

QString nameOf(const QSslCertificate &certificate)
{
    const auto joined = [](const QStringList &names) { return names.join(QStringLiteral(", ")); };
    return QStringLiteral("'%1' issued by '%2', valid until %3")
        .arg(joined(certificate.subjectInfo(QSslCertificate::CommonName)),
             joined(certificate.issuerInfo(QSslCertificate::CommonName)),
             certificate.expiryDate().toString(Qt::ISODate));
}
} // namespace

Dialler::Dialler(QUrl url, ClientConfig config)
    : m_url(std::move(url))
    , m_config(std::move(config))
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
    auto handshake = OpeningHandshake::of(m_url, m_config);
    if (!handshake)
        return fail(handshake.error());
    m_handshake = *std::move(handshake);
    if (!m_target.isEmpty())
        m_handshake.request = m_handshake.request.withUri(Uri(m_target));
    if (isSecure(m_url)) {
        const auto tls = clientTls(m_config.tls);
        if (!tls)
            return fail({ ConnectFailure::Kind::Tls, tls.error().message, {} });
        auto socket = std::make_unique<QSslSocket>();
        socket->setSslConfiguration(*tls);
        m_socket = std::move(socket);
    } else {
        m_socket = std::make_unique<QTcpSocket>();
    }
    if (m_config.timeout.count() > 0)
        m_timer.start(m_config.timeout);
    connectSocket();
}

void Dialler::connectSocket()
{
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &Dialler::socketFailed);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, [this] { readAnswer(false); });
    auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
    if (!tls) {
        connect(m_socket.get(), &QTcpSocket::connected, this, &Dialler::sendRequest);
        return m_socket->connectToHost(m_url.host(), portOf(m_url));
    }
    connect(tls, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_tlsErrors = errors;
    });
    connect(tls, &QSslSocket::encrypted, this, &Dialler::encrypted);
    tls->connectToHostEncrypted(m_url.host(), portOf(m_url));
}

void Dialler::encrypted()
{
    const QByteArray &pinned = m_config.tls.pinnedSha256;
    const auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
    const QByteArray shown = tls->peerCertificate().digest(QCryptographicHash::Sha256);
    if (!pinned.isEmpty() && shown != pinned) {
        return fail({ ConnectFailure::Kind::Tls,
                      QStringLiteral(
                          "The server's certificate %1 has the fingerprint %2, not the pinned %3.")
                          .arg(nameOf(tls->peerCertificate()),
                               QString::fromLatin1(shown.toHex()),
                               QString::fromLatin1(pinned.toHex())),
                      {} });
    }
    sendRequest();
}

void Dialler::sendRequest()
{
    m_isSent = true;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->write(m_handshake.bytes());
}

void Dialler::readAnswer(bool atEnd)
{
    m_bytes += m_socket->readAll();
    if (!m_head) {
        auto head = readResponseHead(m_bytes, answerHeadBytes);
        if (!head)
            return fail(notHttp(m_bytes, head.error().message));
        if (!*head) {
            if (atEnd)
                fail(notHttp(m_bytes,
                             QStringLiteral("the connection was closed after %1 bytes")
                                 .arg(m_bytes.size())));
            return;
        }
        m_bytes.remove(0, (*head)->size);
        const int status = (*head)->message.status();
        if (status / 100 == 1 && status != 101) // an interim answer; the real one follows
            return readAnswer(atEnd);
        m_head = *std::move(head);
    }
    if (m_head->message.status() != 101)
        return readRefusal(atEnd);
    if (const auto objection = m_handshake.objection(m_head->message))
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

void Dialler::socketFailed(QAbstractSocket::SocketError error)
{
    using Kind = ConnectFailure::Kind;
    const QString where = QStringLiteral("%1 port %2").arg(m_url.host()).arg(portOf(m_url));
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return fail(
            { Kind::Dns,
              QStringLiteral("The host '%1' is unknown. Is the name right?").arg(m_url.host()),
              {} });
    case QAbstractSocket::ConnectionRefusedError:
        return fail({ Kind::Refused,
                      QStringLiteral("Nobody listens on %1. Is the server running?").arg(where),
                      {} });
    case QAbstractSocket::SocketTimeoutError:
        return timedOut();
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return fail(tlsFailure());
    case QAbstractSocket::RemoteHostClosedError:
        if (m_isSent)
            return readAnswer(true);
        return fail(isSecure(m_url)
                        ? tlsFailure()
                        : ConnectFailure { Kind::Refused,
                                           QStringLiteral("%1 closed the connection.").arg(where),
                                           {} });
    default:
        return fail(
            { Kind::Refused,
              QStringLiteral("No connection to %1: %2.").arg(where, m_socket->errorString()),
              {} });
    }
}

ConnectFailure Dialler::tlsFailure() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_socket.get());
    QStringList reasons;
    for (const QSslError &error : m_tlsErrors)
        reasons.append(error.errorString());
    if (reasons.isEmpty()) {
        return { ConnectFailure::Kind::Tls,
                 QStringLiteral(
                     "No TLS with %1 port %2: %3. If the server does not speak TLS, use ws://.")
                     .arg(m_url.host())
                     .arg(portOf(m_url))
                     .arg(tls->errorString()),
                 {} };
    }
    return { ConnectFailure::Kind::Tls,
             QStringLiteral("The certificate %1 is not trusted: %2 Trust its authority with a CA "
                            "file, or pin its fingerprint %3.")
                 .arg(nameOf(tls->peerCertificate()),
                      reasons.join(QStringLiteral("; ")),
                      QString::fromLatin1(
                          tls->peerCertificate().digest(QCryptographicHash::Sha256).toHex())),
             {} };
}

void Dialler::timedOut()
{
    fail({ ConnectFailure::Kind::Timeout,
           QStringLiteral("%1 port %2 did not answer within %3 ms.")
               .arg(m_url.host())
               .arg(portOf(m_url))
               .arg(m_config.timeout.count()),
           m_head ? m_head->message : Response() });
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
                                  .url = m_url.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded),
                                  .upstream = {} },
                      .deflate = m_handshake.agreedDeflate(switching) };
    if (const auto done = std::exchange(m_done, nullptr))
        done(std::move(dialled));
}

void Dialler::fail(const ConnectFailure &failure)
{
    m_timer.stop();
    if (m_socket) {
        m_socket->disconnect(this);
        closeAtOnce(m_socket.release());
    }
    if (failure.response.status() > 0 && m_config.sink.refused) {
        m_config.sink.refused({ .request = m_handshake.request,
                                .response = failure.response,
                                .subprotocol = {},
                                .url = m_url.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded),
                                .upstream = {} });
    }
    if (const auto done = std::exchange(m_done, nullptr))
        done(std::unexpected(failure));
}

} // namespace jackfield::net
