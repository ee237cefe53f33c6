// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handshakefields_p.h"
#include "queuedtransport_p.h"
#include "reconnecting_p.h"

namespace jackfield::net {

// ---- blocking

namespace {
/// A client's thread, and what lives on it.
struct Line
{
    std::unique_ptr<Dialler> dialler;
    std::shared_ptr<QueuedTransport> transport;
    LoopThread thread { QStringLiteral("jackfield-client") };

    ~Line()
    {
        thread.loop()->call([this] {
            dialler.reset();
            if (transport)
                transport->abandon();
        });
    }
};

using Outcome = std::expected<WebSocket, ConnectFailure>;
} // namespace

std::expected<std::unique_ptr<WsClient>, ConnectFailure> blockingClient(const QUrl &url,
                                                                        const ClientConfig &config)
{
    auto line = std::make_shared<Line>();
    const auto inbox = std::make_shared<WsClient::Inbox>();
    std::optional<Outcome> outcome;
    std::binary_semaphore done { 0 };
    const auto &loop = line->thread.loop();
    loop->post([&] {
        line->dialler = std::make_unique<Dialler>(url, config);
        line->dialler->start([&](std::expected<Dialled, ConnectFailure> dialled) {
            if (dialled) {
                const auto attach = [&](const WebSocket &socket) {
                    startKeepingAlive(socket, config);
                    WsClient::Inbox::attach(inbox, socket);
                    outcome = socket;
                };
                line->transport = startClient(*std::move(dialled), config, loop, attach, {});
            } else {
                outcome = std::unexpected(dialled.error());
            }
            done.release();
        });
    });
    done.acquire();
    if (!*outcome)
        return std::unexpected(outcome->error());
    return std::make_unique<WsClient>(
        **outcome,
        inbox,
        [inbox](std::chrono::milliseconds timeout) { inbox->wait(timeout); },
        [line]() mutable { line.reset(); });
}

WsClientFactory clientFactory()
{
    return
        [](const QString &text,
           const ClientConfig &config) -> std::expected<std::unique_ptr<WsClient>, ConnectFailure> {
            const auto url = clientUrl(text);
            if (!url)
                return std::unexpected(url.error());
            return blockingClient(*url, config);
        };
}

std::expected<QUrl, ConnectFailure> clientUrl(const QString &text)
{
    auto fault = faultOfUrlText(text);
    const QUrl url(fault ? QString() : text);
    if (!fault)
        fault = faultOf(url);
    if (!fault)
        return url;
    return std::unexpected(ConnectFailure {
        .kind = ConnectFailure::Kind::Url, .message = *fault, .response = {}, .isLasting = true });
}

// ---- calling back

Client::Client(std::shared_ptr<Private> d_)
    : d(std::move(d_))
{ }

Client::Client(Client &&other) noexcept = default;
Client &Client::operator=(Client &&other) noexcept = default;
Client::~Client() = default;

std::optional<WebSocket> Client::socket() const
{
    return d->socket();
}

SendResult Client::send(const WsMessage &message)
{
    return d->send(message);
}

void Client::close(const WsStatus &status)
{
    d->close(status);
}

QList<WsMessage> Client::queued() const
{
    return { d->queue().begin(), d->queue().end() };
}

bool Client::isReconnecting() const
{
    return d->isReconnecting();
}

std::optional<std::chrono::microseconds> Client::roundTrip() const
{
    return d->socket() ? d->socket()->roundTrip() : std::nullopt;
}

std::expected<Request, ConnectFailure> openingRequest(const QUrl &url, const ClientConfig &config)
{
    return OpeningHandshake::of(url, config).transform([](const OpeningHandshake &handshake) {
        return handshake.request;
    });
}

Client client(const QUrl &url,
              const ClientConfig &config,
              const WsConsumer &consumer,
              const std::function<void(const ConnectFailure &)> &onFailure)
{
    const auto next = [destination = Destination { url, config }](const auto &dial) {
        dial(destination);
    };
    return client(next, config.reconnect, consumer, onFailure);
}

Client client(const NextDestination &next,
              const ReconnectPolicy &reconnect,
              const WsConsumer &consumer,
              const std::function<void(const ConnectFailure &)> &onFailure)
{
    const auto d = std::make_shared<Client::Private>(next, reconnect, consumer, onFailure);
    d->dial();
    return Client(d);
}

} // namespace jackfield::net
