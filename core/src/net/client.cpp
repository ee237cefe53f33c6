// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "dialler_p.h"
#include "loop_p.h"
#include "exacttransport_p.h"

#include <jackfield/net/client.h>

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
    QSemaphore done;
    const auto &loop = line->thread.loop();
    loop->post([&] {
        line->dialler = std::make_unique<Dialler>(url, config);
        line->dialler->start([&](std::expected<Dialled, ConnectFailure> dialled) {
            if (dialled) {
                const auto attach = [&](const WebSocket &socket) {
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
    return [](const QString &url, const ClientConfig &config) {
        return blockingClient(QUrl(url), config);
    };
}

// ---- calling back

struct Client::Private
{
    std::shared_ptr<Loop> loop = std::make_shared<Loop>();
    std::unique_ptr<Dialler> dialler;
    std::shared_ptr<QueuedTransport> transport;
    std::optional<WebSocket> socket;

    ~Private()
    {
        dialler.reset();
        if (transport)
            transport->abandon();
        loop->close();
    }
};

Client::Client(std::shared_ptr<Private> d_)
    : d(std::move(d_))
{ }

Client::Client(Client &&other) noexcept = default;
Client &Client::operator=(Client &&other) noexcept = default;
Client::~Client() = default;

std::optional<WebSocket> Client::socket() const
{
    return d->socket;
}

Client client(const QUrl &url,
              const ClientConfig &config,
              const WsConsumer &consumer,
              const std::function<void(const ConnectFailure &)> &onFailure)
{
    const auto d = std::make_shared<Client::Private>();
    const auto connected = [weak = std::weak_ptr(d), config, consumer, onFailure](
                               std::expected<Dialled, ConnectFailure> dialled) {
        const auto self = weak.lock(); // a callback may destroy the client
        if (!dialled)
            return onFailure ? onFailure(dialled.error()) : void();
        const auto keepHandle = [&](const WebSocket &socket) {
            self->socket = socket;
            consumer(socket);
        };
        self->transport = startClient(*std::move(dialled), config, self->loop, keepHandle, {});
    };
    d->dialler = std::make_unique<Dialler>(url, config);
    d->dialler->start(connected);
    return Client(d);
}

} // namespace jackfield::net
