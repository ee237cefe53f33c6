// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "dialler_p.h"
#include "forwarding_p.h"
#include "loop_p.h"
#include "queuedtransport_p.h"
#include "servercore_p.h"

#include <jackfield/net/proxy.h>
#include <jackfield/ws/keepalive.h>

namespace jackfield::net {

namespace {
/// What may wait for the slower of the two, and the longest message: nothing is dropped before, since a recording must be
/// whole.
constexpr qint64 most = 256 << 20;

/// Ends one side as the other has ended.
void endLike(const WebSocket &socket, const WsStatus &status, bool clean)
{
    if (!clean)
        socket.abort();
    else if (status == WsStatus::NoStatusReceived)
        socket.closeWithoutCode();
    else
        socket.close(status);
}

/// Whatever ends one side ends the other.
void tieEnds(const WebSocket &client, const WebSocket &server)
{
    const auto follow = [](const WebSocket &from, const WebSocket &to) {
        from.onClose(
            [to](const WsStatus &status, Side, bool clean) { endLike(to, status, clean); });
    };
    follow(client, server);
    follow(server, client);
}

/// Messages of one side go to the other; who is faster than the other reads waits for it.
void passOn(const WebSocket &from, const WebSocket &to)
{
    from.onMessage([from, to](const WsMessage &message) {
        if (to.send(message) == SendResult::Buffered)
            from.setReadingPaused(true);
    });
    to.onWritable([from] { from.setReadingPaused(false); });
}

/// The 101 for the client, once the server behind has sent its own.
WsAnswer accepted(Dialled &&dialled, const ClientConfig &config, const std::shared_ptr<Loop> &loop)
{
    const WsOpened opened = dialled.opened;
    const auto server = std::make_shared<Dialled>(std::move(dialled));
    WsResponse response = WsConsumer([server, config, loop](const WebSocket &client) {
        std::optional<WebSocket> behind;
        startClient(std::move(*server),
                    config,
                    loop,
                    [&](const WebSocket &socket) { behind = socket; },
                    {});
        if (config.keepAlive.count() > 0)
            keepAlive(*behind, { .interval = config.keepAlive, .pongTimeout = config.pongTimeout });
        passOn(client, *behind);
        passOn(*behind, client);
        tieEnds(client, *behind);
    });
    response = response.withSubprotocol(opened.subprotocol);
    const Headers headers = endToEnd(opened.response.headers());
    for (const auto &[name, value] : headers.fields())
        response = response.withHeader(name, value);
    return { response, opened.url };
}

/// The target's scheme and authority with `path` behind them. Not QUrl::resolved(): "//host/x" is a path here, and
/// would be another server there.
QUrl upstreamUrl(const QUrl &target, const QByteArray &path)
{
    const auto parts =
        QUrl::FormattingOptions(QUrl::RemovePath) | QUrl::RemoveQuery | QUrl::RemoveFragment;
    return QUrl::fromEncoded(QByteArray(target.toEncoded(parts) + path));
}

/// The side towards the server keeps the limits and the keep-alive of the side towards its client.
ClientConfig
upstreamConfig(const ProxyTarget &target, const Request &request, const ServerConfig &own)
{
    ClientConfig config = forwardedConfig(target, request);
    config.limits = { .messageBytes = own.limits.messageBytes,
                      .messageFrames = own.limits.messageFrames,
                      .highWaterBytes = own.limits.highWaterBytes,
                      .unsentBytes = own.limits.unsentBytes,
                      .unheardBytes = own.limits.unheardBytes,
                      .closeTimeout = own.limits.closeTimeout };
    config.keepAlive = own.keepAlive;
    config.pongTimeout = own.pongTimeout;
    return config;
}

void forward(const ProxyTarget &target,
             const ServerConfig &own,
             const Request &request,
             const std::shared_ptr<Loop> &loop,
             const std::function<void(WsAnswer)> &done)
{
    const QByteArray path = forwardedTarget(target.url, request);
    const QUrl url = upstreamUrl(target.url, path);
    const ClientConfig config = upstreamConfig(target, request, own);
    auto *dialler = new Dialler(url, config);
    dialler->setParent(loop->context()); // goes with its thread, when that ends first
    dialler->setTarget(path);
    dialler->start([=](std::expected<Dialled, ConnectFailure> dialled) {
        dialler->deleteLater();
        if (dialled)
            done(accepted(*std::move(dialled), config, loop));
        else
            done({ refuse(refusalFor(dialled.error())), url.toString(QUrl::RemoveUserInfo) });
    });
}

/// Unless somebody has set them otherwise.
ServerConfig withPatience(ServerConfig config)
{
    const ServerLimits usual;
    if (config.limits.messageBytes == usual.messageBytes)
        config.limits.messageBytes = most;
    if (config.limits.unsentBytes == usual.unsentBytes)
        config.limits.unsentBytes = most;
    return config;
}
} // namespace

Proxy::Proxy(ProxyTarget target, const ServerConfig &config)
    : m_target(std::move(target))
    , m_core(std::make_unique<ServerCore>(
          HttpHandler(),
          [target = m_target,
           own = withPatience(config)](const Request &request, const auto &loop, const auto &done) {
              forward(target, own, request, loop, done);
          },
          withPatience(config),
          2)) // one to each side
{ }

Proxy::~Proxy() = default;

Result<void> Proxy::start()
{
    const auto handshake = OpeningHandshake::of(m_target.url, {});
    if (!handshake)
        return failure(Error::Code::Invalid, handshake.error().message, QStringLiteral("url"));
    if (m_target.url.hasQuery())
        return failure(
            Error::Code::Invalid,
            QStringLiteral("The target '%1' has a query; only the client's is passed on.")
                .arg(m_target.url.toString()),
            QStringLiteral("url"));
    return m_core->start();
}

void Proxy::stop(std::chrono::milliseconds drain)
{
    m_core->stop(drain);
}

quint16 Proxy::port() const
{
    return m_core->port();
}

QByteArray Proxy::certificateSha256() const
{
    return m_core->certificateSha256();
}

QUrl Proxy::url(const QString &path) const
{
    return m_core->url(path);
}

} // namespace jackfield::net
