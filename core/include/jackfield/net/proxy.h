// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/filter/interceptor.h>
#include <jackfield/support/error.h>
#include <jackfield/ws/clientconfig.h>
#include <jackfield/ws/serverconfig.h>
#include <jackfield/ws/websocket.h>
#include <jackfield/ws/wsclient.h>
#include <jackfield/ws/wsresponse.h>

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

/// Stands between clients and a server and changes nothing that either of them can see. A client's handshake passes with
/// all its headers but Host, and is answered when the server's answer is known, with that; a refusal passes as it is. Then
/// every frame passes byte for byte as it came, as soon as it comes: fragments, compressed ones, pings, close frames. Who
/// ends its stream ends the other's. A server that cannot be reached is 502 with the reason, 504 if it is silent.
///
/// A frame that breaks the protocol passes, too: its receiver is the judge, and what that does is worth recording. The
/// sink gets the frame and an error, and goes on with the next frame that can be understood. There nearly always is one,
/// since a frame's end is found whatever else is wrong with it; if not, the error says that nothing more is recorded.
/// A message beyond the limits ends the connection: 1009, or 1008 for its frames, to its sender, and not a word to the
/// receiver. It may have 256 MiB unless the limit is set; if nobody observes, as many on the wire.
///
/// `config.sink` sees each connection as its two peers do, and before they do. Of `config`, `transport`, `compression` and
/// `keepAlive` are not looked at; its time-outs to send and to close hold for both sides. The rest is as of Server.
class Proxy
{
public:
    /// `own`: connections that it answers itself, and the server never sees. `interceptor`: may hold messages; where it has a
    /// rule, a message passes when it is whole, as it came, or as somebody has decided.
    explicit Proxy(ProxyTarget target,
                   const ServerConfig &config = {},
                   const WsAnswers &own = {},
                   const std::shared_ptr<const Interceptor> &interceptor = {});
    ~Proxy();
    Q_DISABLE_COPY_MOVE(Proxy)

    /// Error: as Server::start, and Invalid for a target that is no WebSocket URL.
    Result<void> start();
    /// Closes with 1001 towards both sides, but within a frame without a word.
    void stop(std::chrono::milliseconds drain = std::chrono::seconds(1));
    quint16 port() const;
    QUrl url(const QString &path = QStringLiteral("/")) const;
    /// As Server::certificateSha256, of the side towards the clients.
    QByteArray certificateSha256() const;

private:
    const ProxyTarget m_target;
    std::unique_ptr<ServerCore> m_core;
};

/// Passes messages of some connection on to a server, and back what that says, on a connection of their own: dialled when
/// this is called, with the request's headers and target; the end of either is the end of the other, 1014 if the server
/// cannot be had, which `failed` is told. Who is faster waits. `sink` sees that connection, with the request as it came here,
/// so that its recording can answer such a request. For ServerReplay::otherwise.
std::function<std::function<void(const WsMessage &)>(const WebSocket &)>
passMessages(const ProxyTarget &target,
             const std::function<void(const ConnectFailure &)> &failed = {},
             const WsSink &sink = {});

} // namespace jackfield::net
