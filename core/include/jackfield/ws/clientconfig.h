// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/compression.h>
#include <jackfield/ws/transport.h>
#include <jackfield/ws/wsevent.h>

#include <QList>
#include <QString>
#include <chrono>
#include <optional>

namespace jackfield {

/// How a TLS client decides whom to trust, and what it shows of itself. PEM files by path.
struct TlsClientConfig
{
    QString caFile; ///< trusted besides the system's certificates
    QString certificateFile; ///< shown to the server
    QString keyFile;
    QByteArray
        pinnedSha256; ///< the one certificate that is trusted, whatever else is wrong: 32 bytes
    bool doNotVerify = false; ///< trusts anybody
};

/// A client's side of the opening handshake.
struct ClientConfig
{
    Headers headers; ///< sent besides the handshake's own
    QList<QString> subprotocols; ///< in order of preference
    TlsClientConfig tls;
    std::chrono::milliseconds timeout =
        std::chrono::seconds(10); ///< for DNS, TCP, TLS and handshake together
    qint64 maxMessageBytes = 0; ///< 0: no limit
    WsSink sink; ///< sees the connection, a refused handshake too
    Transport transport = Transport::QtWebSockets;
    std::optional<Compression> compression = {}; ///< what is offered
};

/// Why there is no connection.
struct ConnectFailure
{
    enum class Kind {
        Url, ///< the URL or an option is malformed
        Dns, ///< the host is unknown
        Refused, ///< nobody listens there, or the network is unreachable
        Tls, ///< no trust, or the other side does not speak TLS
        Http, ///< an answer that is not 101: see `response`
        Handshake, ///< a 101 that breaks RFC 6455, or no HTTP at all
        Timeout,
    };

    Kind kind = Kind::Refused;
    QString message; ///< in words: what, why, what to do
    Response response; ///< status 0 if the peer sent none
};

} // namespace jackfield
