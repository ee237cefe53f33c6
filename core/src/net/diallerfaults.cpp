// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "diallerfaults_p.h"
#include "tlspeer_p.h"

#include <QSslSocket>

namespace jackfield::net {

namespace {
using Kind = ConnectFailure::Kind;

/// "127.0.0.1 port 9000", "the proxy 127.0.0.1 port 3128"
QString nameOf(const DialEnd &end)
{
    return QStringLiteral("%1%2 port %3")
        .arg(end.isProxy ? QStringLiteral("the proxy ") : QString(), end.host)
        .arg(end.port);
}

ConnectFailure
tlsFault(const QSslSocket &socket, const QList<QSslError> &errors, const DialEnd &end)
{
    if (!errors.isEmpty())
        return untrusted(tlsPeerOf(socket.sslConfiguration(), errors, socket.peerVerifyName()));
    return { Kind::Tls,
             QStringLiteral("No TLS with %1: %2. If the server does not speak TLS, use ws://.")
                 .arg(nameOf(end), socket.errorString()),
             {} };
}
} // namespace

ConnectFailure unknownHost(const QString &host)
{
    return { Kind::Dns,
             QStringLiteral("The host '%1' is unknown. Is the name right?").arg(host),
             {} };
}

ConnectFailure untrusted(const TlsPeer &peer)
{
    QStringList words;
    for (const CertificateFault &fault : peer.faults)
        words.append(fault.message);
    if (peer.isPinnable())
        words.append(
            QStringLiteral("Trust its authority with a CA file, or pin its fingerprint %1.")
                .arg(QString::fromLatin1(peer.chain.constFirst().sha256.toHex())));
    return { .kind = Kind::Tls,
             .message = words.join(u' '),
             .response = {},
             .isLasting = true,
             .tls = peer };
}

ConnectFailure
socketFault(const QTcpSocket &socket, const QList<QSslError> &tlsErrors, const DialEnd &end)
{
    const auto *tls = qobject_cast<const QSslSocket *>(&socket);
    const Kind kind = end.isProxy ? Kind::Proxy : Kind::Refused;
    switch (socket.error()) {
    case QAbstractSocket::HostNotFoundError: {
        ConnectFailure failure = unknownHost(end.host);
        if (end.isProxy)
            failure = {
                kind,
                QStringLiteral("The proxy '%1' is unknown. Is the name right?").arg(end.host),
                {}
            };
        return failure;
    }
    case QAbstractSocket::ConnectionRefusedError:
        return {
            kind,
            end.isProxy
                ? QStringLiteral("Nobody listens on %1. Is it running?").arg(nameOf(end))
                : QStringLiteral("Nobody listens on %1. Is the server running?").arg(nameOf(end)),
            {}
        };
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return tlsFault(*tls, tlsErrors, end);
    case QAbstractSocket::RemoteHostClosedError:
        if (tls)
            return tlsFault(*tls, tlsErrors, end);
        return { kind, QStringLiteral("%1 closed the connection.").arg(nameOf(end)), {} };
    case QAbstractSocket::SocketResourceError:
        return { kind,
                 QStringLiteral("No connection to %1: this program or the system has no file "
                                "descriptors left. Close what is open, or raise the limit "
                                "(ulimit -n).")
                     .arg(nameOf(end)),
                 {} };
    default:
        return { kind,
                 QStringLiteral("No connection to %1: %2.").arg(nameOf(end), socket.errorString()),
                 {} };
    }
}

ConnectFailure spokeTooSoon(const DialEnd &proxy, qsizetype bytes)
{
    return { Kind::Proxy,
             QStringLiteral("%1 sent %2 bytes behind its answer, before the server was asked "
                            "anything; they are not of the server.")
                 .arg(nameOf(proxy))
                 .arg(bytes),
             {} };
}

ConnectFailure ranOut(DialPhase phase, const DialEnd &end, std::chrono::milliseconds timeout)
{
    const QString what = [&] {
        switch (phase) {
        case DialPhase::Dns:
            return QStringLiteral("DNS for %1").arg(end.host);
        case DialPhase::Tcp:
            return QStringLiteral("TCP with %1").arg(nameOf(end));
        case DialPhase::Proxy:
            return QStringLiteral("The handshake with %1").arg(nameOf(end));
        case DialPhase::Tls:
            return QStringLiteral("TLS with %1").arg(nameOf(end));
        case DialPhase::Handshake:
            return QStringLiteral("The opening handshake with %1").arg(nameOf(end));
        }
        return QString();
    }();
    return { Kind::Timeout,
             QStringLiteral("%1 did not get done within %2 ms.").arg(what).arg(timeout.count()),
             {} };
}

} // namespace jackfield::net
