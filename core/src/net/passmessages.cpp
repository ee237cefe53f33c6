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

/// Sees a connection to the server as if it went through the proxy.
WsSink asPassed(const WsSink &sink, const Request &request)
{
    WsSink passed;
    if (sink.opened) {
        passed.opened = [sink, request](const WsOpened &opened) {
            WsOpened whole = opened;
            whole.upstream = opened.url;
            whole.request = request;
            return sink.opened(whole);
        };
    }
    return passed;
}

ClientConfig configFor(const ProxyTarget &target, const WebSocket &socket, const WsSink &sink)
{
    ClientConfig config { .tls = target.tls,
                          .timeout = target.timeout,
                          .sink = asPassed(sink, socket.request()),
                          .transport = Transport::Exact };
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

/// Sends `message`, and lets the one that it comes from wait while `to` does not keep up.
void pass(const WebSocket &from, const WebSocket &to, const WsMessage &message)
{
    if (to.send(message) == SendResult::Buffered)
        from.setReadingPaused(true);
}

void queue(Behind &behind, const WebSocket &socket, const WsMessage &message)
{
    constexpr qsizetype most = 1 << 20;
    behind.waiting.append(message);
    behind.bytes += message.size();
    if (behind.bytes > most)
        socket.setReadingPaused(true);
}

void opened(Behind &behind, const WebSocket &socket, const WebSocket &server)
{
    server.onMessage([socket, server](const WsMessage &message) { pass(server, socket, message); });
    socket.onWritable([server] { server.setReadingPaused(false); });
    server.onWritable([socket] { socket.setReadingPaused(false); });
    behind.server = server;
    socket.setReadingPaused(false);
    for (const WsMessage &message : std::exchange(behind.waiting, {}))
        pass(socket, server, message);
}
} // namespace

std::function<std::function<void(const WsMessage &)>(const WebSocket &)>
passMessages(const ProxyTarget &target,
             const std::function<void(const ConnectFailure &)> &failed,
             const WsSink &sink)
{
    return [target, failed, sink](
               const WebSocket &socket) -> std::function<void(const WsMessage &)> {
        const Request forwarded = forwardedRequest(target, socket.request());
        const auto behind = std::make_shared<Behind>();
        const auto begin = [socket, weak = std::weak_ptr(behind)](const WebSocket &server) {
            const auto kept = weak.lock(); // until it has ended: the other one may be gone by then
            server.onClose(
                [socket, kept](const WsStatus &status, Side, bool) { endLike(status, socket); });
            opened(*kept, socket, server);
        };
        const auto end = [socket, failed](const ConnectFailure &failure) {
            if (failed)
                failed(failure);
            socket.close(WsStatus::BadGateway.withReason(failure.message));
        };
        behind->client.emplace(client(upstreamUrl(target.url, forwarded.uri().target()),
                                      configFor(target, socket, sink),
                                      begin,
                                      end));
        socket.onClose([behind](const WsStatus &status, Side, bool) {
            const bool canBeSent = status.code != WsStatus::AbnormalClosure.code
                && status.code != WsStatus::NoStatusReceived.code;
            behind->client->close(canBeSent ? status : WsStatus::NormalClosure);
        });
        return [behind, socket](const WsMessage &message) {
            behind->server ? pass(socket, *behind->server, message)
                           : queue(*behind, socket, message);
        };
    };
}

} // namespace jackfield::net
