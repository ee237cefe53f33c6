// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "forwarding_p.h"

#include <jackfield/net/client.h>

namespace jackfield::net {

namespace {
/// Ends `socket` as the other one ended.
void endLike(const WsStatus &status, const WebSocket &socket)
{
    if (status.code == WsStatus::AbnormalClosure.code)
        socket.abort();
    else if (status.code == WsStatus::NoStatusReceived.code)
        socket.closeWithoutCode();
    else
        socket.close(status);
}

ClientConfig configFor(const ProxyTarget &target, const WebSocket &socket, const WsSink &sink)
{
    ClientConfig config {
        .tls = target.tls, .timeout = target.timeout, .sink = sink, .transport = Transport::Exact
    };
    if (!socket.subprotocol().isEmpty())
        config.subprotocols = { socket.subprotocol() };
    const Headers headers = endToEnd(forwardedRequest(target, socket.request()).headers());
    for (const auto &[name, value] : headers.fields()) {
        if (target.preserveHost || name.compare("Host", Qt::CaseInsensitive) != 0)
            config.headers.append(name, value);
    }
    return config;
}

/// The connection behind another one. Thread: the other one's.
struct Behind
{
    std::optional<Client> client;
    std::optional<WebSocket> server; ///< once it is open
    QList<WsMessage> waiting; ///< until then
    qsizetype bytes = 0; ///< of those
};

void pass(Behind &behind, const WebSocket &socket, const WsMessage &message)
{
    constexpr qsizetype most = 8 << 20;
    if (behind.server) {
        behind.server->send(message);
    } else if (behind.bytes += message.size(); behind.bytes <= most) {
        behind.waiting.append(message);
    } else {
        socket.close(WsStatus::BadGateway.withReason(
            QStringLiteral("too much waits for the server behind this proxy")));
    }
}
} // namespace

std::function<std::function<void(const WsMessage &)>(const WebSocket &)>
passMessages(const ProxyTarget &target, const WsSink &sink)
{
    return [target, sink](const WebSocket &socket) -> std::function<void(const WsMessage &)> {
        const Request forwarded = forwardedRequest(target, socket.request());
        const auto behind = std::make_shared<Behind>();
        const auto opened = [socket, weak = std::weak_ptr(behind)](const WebSocket &server) {
            const auto kept =
                weak.lock(); // until its connection has ended: the other one may be gone by then
            server.onMessage([socket](const WsMessage &message) { socket.send(message); });
            server.onClose(
                [socket, kept](const WsStatus &status, Side, bool) { endLike(status, socket); });
            kept->server = server;
            for (const WsMessage &message : std::exchange(kept->waiting, {}))
                server.send(message);
        };
        const auto failed = [socket](const ConnectFailure &failure) {
            socket.close(WsStatus::BadGateway.withReason(failure.message));
        };
        behind->client.emplace(client(upstreamUrl(target.url, forwarded.uri().target()),
                                      configFor(target, socket, sink),
                                      opened,
                                      failed));
        socket.onClose([behind](const WsStatus &status, Side, bool) {
            const bool canBeSent = status.code != WsStatus::AbnormalClosure.code
                && status.code != WsStatus::NoStatusReceived.code;
            behind->client->close(canBeSent ? status : WsStatus::NormalClosure);
        });
        return [behind, socket](const WsMessage &message) { pass(*behind, socket, message); };
    };
}

} // namespace jackfield::net
