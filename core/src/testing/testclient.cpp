// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "offlinetransport_p.h"
#include "ws/callersheaders_p.h"

#include <jackfield/testing/testclient.h>

#include <QUrl>

namespace jackfield::testing {

using std::chrono::milliseconds;

namespace {
/// Both connections of an offline conversation.
struct Pair
{
    std::shared_ptr<Connection> server;
    std::shared_ptr<Connection> client;
};

Response switchingProtocols(const WsResponse &answer, const QString &subprotocol)
{
    Response response(101);
    if (!subprotocol.isEmpty())
        response = response.header("Sec-WebSocket-Protocol", subprotocol.toLatin1());
    for (const auto &[name, value] : answer.headers().fields())
        response = response.header(name, value);
    return response;
}

Pair joined(const WsOpened &opened, const TestClock &clock, const WsSink &sink)
{
    const auto end = [&](Side side, const std::shared_ptr<OfflineTransport> &transport) {
        Connection::Setup setup { .side = side,
                                  .opened = opened,
                                  .peer = QStringLiteral("offline"),
                                  .transport = transport };
        if (side == Side::Client && sink.opened)
            setup.observers.append(sink.opened(opened));
        return std::make_shared<Connection>(std::move(setup));
    };
    const auto serverEnd = std::make_shared<OfflineTransport>(clock);
    const auto clientEnd = std::make_shared<OfflineTransport>(clock);
    const Pair pair { end(Side::Server, serverEnd), end(Side::Client, clientEnd) };
    serverEnd->setEnds(pair.server, pair.client);
    clientEnd->setEnds(pair.client, pair.server);
    return pair;
}

/// Lets up to `timeout` pass, but stops at the first moment at which something came.
void advanceUntil(TestClock clock, WsClient::Inbox &inbox, milliseconds timeout)
{
    clock.advance({});
    const auto end = clock.elapsed() + timeout;
    while (!inbox.isReady() && clock.elapsed() < end) {
        const auto next = clock.untilNext();
        const auto left = end - clock.elapsed();
        const auto step = next && *next < left ? *next : left;
        clock.advance(std::chrono::ceil<milliseconds>(step));
    }
}

/// The whole of it: handshake, both ends, consumer. `sink` sees the client's end.
std::expected<std::unique_ptr<WsClient>, Refusal> connected(const WsHandler &handler,
                                                            const Request &request,
                                                            const QString &url,
                                                            const TestClock &clock,
                                                            const WsSink &sink)
{
    const WsResponse response = answer(handler, request);
    WsOpened opened { .request = request, .url = url };
    if (!response.isAccepted()) {
        opened.response = response.refusal();
        if (sink.refused)
            sink.refused(opened);
        return std::unexpected(Refusal { response.refusal() });
    }
    opened.subprotocol = agreedSubprotocol(response, request);
    opened.response = switchingProtocols(response, opened.subprotocol);
    const Pair pair = joined(opened, clock, sink);
    const auto inbox = std::make_shared<WsClient::Inbox>();
    pair.client->start([&](const WebSocket &socket) { WsClient::Inbox::attach(inbox, socket); });
    pair.server->start(response.consumer());

    // The client owns both ends: when it goes, the server's side is aborted and released.
    auto client = std::make_unique<WsClient>(
        WebSocket(pair.client),
        inbox,
        [clock, inbox](milliseconds timeout) { advanceUntil(clock, *inbox, timeout); },
        [pair] { pair.server->abort(); });
    return client;
}

/// The handshake that a client would send to `url`.
Request handshakeFor(const QUrl &url, const ClientConfig &config)
{
    const QString port = url.port() < 0 ? QString() : u':' + QString::number(url.port());
    Headers headers { { "Host", (url.host(QUrl::FullyEncoded) + port).toUtf8() } };
    if (!config.subprotocols.isEmpty())
        headers.append("Sec-WebSocket-Protocol",
                       config.subprotocols.join(QStringLiteral(", ")).toLatin1());
    appendCallersHeaders(headers, url, config);
    const QString target = url.toString(QUrl::FullyEncoded | QUrl::RemoveScheme
                                        | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    const bool hasPath = target.startsWith(u'/');
    return Request::get(hasPath ? target : u'/' + target).withHeaders(headers);
}
} // namespace

LinkedPair linkedPair(const TestClock &clock, const Request &request)
{
    const WsOpened opened { .request = request,
                            .response = Response(101),
                            .url = QString::fromUtf8(request.uri().target()) };
    const Pair pair = joined(opened, clock, {});
    const auto nothing = [](const WebSocket &) { };
    pair.client->start(nothing);
    pair.server->start(nothing);
    return { WebSocket(pair.server), WebSocket(pair.client) };
}

std::expected<std::unique_ptr<WsClient>, Refusal>
upgrade(const WsHandler &handler, const Request &request, const TestClock &clock)
{
    return connected(handler, request, QString::fromUtf8(request.uri().target()), clock, {});
}

std::unique_ptr<WsClient>
testWsClient(const WsHandler &handler, const Request &request, const TestClock &clock)
{
    auto client = upgrade(handler, request, clock);
    return client ? std::move(*client) : std::make_unique<WsClient>(client.error().response);
}

WsClientFactory clientFactory(const WsHandler &handler, const TestClock &clock)
{
    return [handler, clock](const QString &url, const ClientConfig &config)
               -> std::expected<std::unique_ptr<WsClient>, ConnectFailure> {
        const QUrl target(url);
        if (!target.isValid() || !target.scheme().startsWith(QLatin1String("ws"))
            || target.hasFragment()) {
            return std::unexpected(ConnectFailure {
                ConnectFailure::Kind::Url,
                QStringLiteral("'%1' is not a ws:// or wss:// URL without a fragment").arg(url),
                {} });
        }
        auto client = connected(handler, handshakeFor(target, config), url, clock, config.sink);
        if (client)
            return std::move(*client);
        const Response &refusal = client.error().response;
        return std::unexpected(ConnectFailure { ConnectFailure::Kind::Http,
                                                QStringLiteral("the server answered %1 %2")
                                                    .arg(refusal.status())
                                                    .arg(QString::fromLatin1(refusal.reason())),
                                                refusal });
    };
}

} // namespace jackfield::testing
