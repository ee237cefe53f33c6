// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/clientconfig.h>

#include <QSslError>
#include <QTcpSocket>

namespace jackfield::net {

// Why there is no connection, in words: what, why, what to do.

/// What a dialler is at.
enum class DialPhase { Dns, Tcp, Proxy, Tls, Handshake };

/// Where its socket leads: to the server or to the proxy before it.
struct DialEnd
{
    QString host;
    quint16 port = 0;
    bool isProxy = false;
};

ConnectFailure unknownHost(const QString &host);
/// A certificate that is not trusted: the faults of `peer`, and what to do.
ConnectFailure untrusted(const TlsPeer &peer);
/// What happened to the socket; `tlsErrors` are what is wrong with the certificate.
ConnectFailure
socketFault(const QTcpSocket &socket, const QList<QSslError> &tlsErrors, const DialEnd &end);
/// A proxy sent bytes behind its answer, before anything was asked of the server.
ConnectFailure spokeTooSoon(const DialEnd &proxy, qsizetype bytes);
/// The time is over while `phase` was not done.
ConnectFailure ranOut(DialPhase phase, const DialEnd &end, std::chrono::milliseconds timeout);

} // namespace jackfield::net
