// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "dialler_p.h"
#include "forwarding_p.h"
#include "loop_p.h"
#include "passage_p.h"
#include "servercore_p.h"
#include "streamof_p.h"

#include <jackfield/net/proxy.h>
#include <jackfield/ws/recordable.h>

namespace jackfield::net {

namespace {
/// The 101 for the client, once the server behind has sent its own.
WsAnswer accepted(Dialled &&dialled,
                  const ServerLimits &limits,
                  const std::shared_ptr<const Interceptor> &interceptor,
                  const std::shared_ptr<Loop> &loop)
{
    const auto server = std::make_shared<Dialled>(std::move(dialled));
    const auto begin = [server, limits, interceptor, loop](ByteStream *client,
                                                           const QByteArray &surplus,
                                                           const WsObserver &observer,
                                                           const Admit &admit) {
        ByteStream *behind = streamOf(std::move(server->socket), loop->home(), server->surplus);
        const auto passage =
            std::make_shared<Passage>(Passage::Setup { .loop = loop,
                                                       .client = client,
                                                       .server = behind,
                                                       .fromClient = surplus,
                                                       .fromServer = server->surplus,
                                                       .deflate = server->deflate,
                                                       .limits = limits,
                                                       .observer = observer,
                                                       .interceptor = interceptor,
                                                       .url = server->opened.url });
        passage->start(admit(passage));
    };
    return { .upstream = server->opened.url,
             .takeover = Takeover { .switching = forwardedSwitching(server->opened.response),
                                    .begin = begin } };
}

void forward(const ProxyTarget &target,
             const ServerLimits &limits,
             const std::shared_ptr<const Interceptor> &interceptor,
             const Request &request,
             const std::shared_ptr<Loop> &loop,
             const std::function<void(WsAnswer)> &done)
{
    const Request forwarded = forwardedRequest(target, request);
    const QUrl url = upstreamUrl(target.url, forwarded.uri().target());
    const auto refused = [done, url](const ConnectFailure &failure) {
        done({ refuse(refusalFor(failure)), url.toString(QUrl::RemoveUserInfo) });
    };
    const auto handshake = OpeningHandshake::passingOn(url, forwarded);
    if (!handshake)
        return refused(handshake.error());
    auto *dialler = new Dialler(url, { .tls = target.tls, .timeout = target.timeout });
    dialler->setParent(loop->context()); // goes with its thread, when that ends first
    dialler->setHandshake(*handshake);
    dialler->start([=](std::expected<Dialled, ConnectFailure> dialled) {
        dialler->deleteLater();
        if (dialled)
            done(accepted(*std::move(dialled), limits, interceptor, loop));
        else
            refused(dialled.error());
    });
}

/// What the proxy answers itself; what `own` throws is a refusal.
std::optional<WsResponse> answered(const WsAnswers &own, const Request &request)
{
    bool isOwn = bool(own);
    const WsHandler handler = [&](const Request &asked) -> WsResponse {
        auto response = own(asked);
        isOwn = response.has_value();
        return response ? *std::move(response) : refuse(Response(404));
    };
    WsResponse response = isOwn ? answer(handler, request) : refuse(Response(404));
    return isOwn ? std::optional(std::move(response)) : std::nullopt;
}

/// What is passed on as it came leaves nothing to choose: neither who carries it nor whether it is compressed.
ServerConfig forProxy(ServerConfig config)
{
    config.transport = Transport::Exact;
    config.compression.reset();
    config.limits.messageBytes = config.limits.messageBytes.value_or(recordableBytes);
    return config;
}
} // namespace

Proxy::Proxy(ProxyTarget target,
             const ServerConfig &config,
             const WsAnswers &own,
             const std::shared_ptr<const Interceptor> &interceptor)
    : m_target(std::move(target))
    , m_core(std::make_unique<ServerCore>(
          HttpHandler(),
          [target = m_target, limits = forProxy(config).limits, own, interceptor](
              const Request &request, const auto &loop, const auto &done) {
              if (auto response = answered(own, request))
                  done({ *std::move(response) });
              else
                  forward(target, limits, interceptor, request, loop, done);
          },
          forProxy(config),
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
