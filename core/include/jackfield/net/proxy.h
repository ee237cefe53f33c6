// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>
#include <jackfield/ws/clientconfig.h>
#include <jackfield/ws/serverconfig.h>

#include <QUrl>
#include <memory>

namespace jackfield::net {

class ServerCore;

/// The server behind a proxy.
struct ProxyTarget
{
    QUrl url; ///< its path is put before the client's; no query
    bool preserveHost = false; ///< Host as the client sent it, else the target's
    TlsClientConfig tls = {};
    std::chrono::milliseconds timeout = std::chrono::seconds(10); ///< for connecting to it
};

/// Stands between clients and a server and changes nothing: a client's handshake is answered when the server's answer
/// is known, a refusal is passed on as it is, messages, close codes and reasons go through in both directions. Pings
/// are answered on each side, not passed on. A server that cannot be reached is 502 with the reason, 504 if it is silent.
/// `config.sink` sees the client's side of each connection. A message may have 256 MiB, and as much may
/// wait for a peer, unless the limits are set otherwise. The rest is as of Server.
class Proxy
{
public:
    Proxy(ProxyTarget target, const ServerConfig &config = {});
    ~Proxy();
    Q_DISABLE_COPY_MOVE(Proxy)

    /// Error: as Server::start, and Invalid for a target that is no WebSocket URL.
    Result<void> start();
    void stop(std::chrono::milliseconds drain = std::chrono::seconds(1));
    quint16 port() const;
    QUrl url(const QString &path = QStringLiteral("/")) const;
    /// As Server::certificateSha256, of the side towards the clients.
    QByteArray certificateSha256() const;

private:
    const ProxyTarget m_target;
    std::unique_ptr<ServerCore> m_core;
};

} // namespace jackfield::net
