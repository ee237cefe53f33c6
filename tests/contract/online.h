// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/net/client.h>
#include <jackfield/net/proxy.h>
#include <jackfield/net/server.h>
#include <jackfield/qtest/contract.h>

#include <QTest>

/// Asks `url` for the request's target, with its headers and subprotocols. `server` lives as long as the client.
inline std::expected<jackfield::testing::contract::Connected, jackfield::testing::Refusal>
connectTo(const QUrl &url,
          const jackfield::Request &request,
          std::shared_ptr<void> server,
          jackfield::Transport transport)
{
    using namespace jackfield;
    ClientConfig config { .subprotocols = request.offeredSubprotocols(),
                          .tls = { .doNotVerify = true },
                          .transport = transport };
    if (transport == Transport::Exact) // servers that do not compress decline it
        config.compression = Compression();
    for (const auto &[name, value] : request.headers().fields()) {
        if (name != "Sec-WebSocket-Protocol")
            config.headers.append(name, value);
    }
    return net::blockingClient(url, config)
        .transform(
            [&](auto client) { return testing::contract::Connected { server, std::move(client) }; })
        .transform_error(
            [](const ConnectFailure &failure) { return testing::Refusal { failure.response }; });
}

/// What a scenario is run against: a server, whether it speaks TLS, whether a proxy stands before it, and by which client.
struct Online
{
    jackfield::Transport transport = jackfield::Transport::QtWebSockets;
    jackfield::Transport client = transport;
    bool hasTls = false;
    bool hasProxy = false;
    std::optional<jackfield::Compression> compression = {};

    /// For a server of `limits`; with TLS it makes a certificate of its own.
    jackfield::ServerConfig serverConfig(const jackfield::ServerLimits &limits = {}) const
    {
        jackfield::ServerConfig config { .limits = limits,
                                         .transport = transport,
                                         .compression = compression };
        if (hasTls)
            config.tls = jackfield::TlsServerConfig();
        return config;
    }
    jackfield::ClientConfig clientConfig() const
    {
        return { .tls = { .doNotVerify = true }, .transport = client };
    }

    std::expected<jackfield::testing::contract::Connected, jackfield::testing::Refusal>
    operator()(const jackfield::WsHandler &handler, const jackfield::Request &request) const
    {
        using namespace jackfield;
        struct Running
        {
            std::unique_ptr<net::Server> server;
            std::unique_ptr<net::Proxy> proxy;
        };
        const auto begin = [](auto &server) {
            if (const auto started = server.start(); !started)
                qFatal("%s", qPrintable(started.error().message));
        };
        const auto running = std::make_shared<Running>();
        running->server = std::make_unique<net::Server>(handler, serverConfig());
        begin(*running->server);
        const QString target = QString::fromUtf8(request.uri().target());
        if (!hasProxy)
            return connectTo(running->server->url(target), request, running, client);
        running->proxy = std::make_unique<net::Proxy>(
            net::ProxyTarget { .url = running->server->url(), .tls = { .doNotVerify = true } },
            hasTls ? ServerConfig { .tls = TlsServerConfig() } : ServerConfig());
        begin(*running->proxy);
        return connectTo(running->proxy->url(target), request, running, client);
    }
};

/// A row for each transport, plain and by TLS: `wires()` names them.
inline QList<std::pair<const char *, Online>> wires()
{
    using jackfield::Transport;
    return { { "qt", {} },
             { "exact", { .transport = Transport::Exact } },
             { "qt by TLS", { .hasTls = true } },
             { "exact by TLS", { .transport = Transport::Exact, .hasTls = true } } };
}
