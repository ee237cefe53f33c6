// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsclient.h>

#include <QUrl>

namespace jackfield::net {

/// Connects and waits for it. The client has a thread of its own for its socket, so the calling thread needs no event
/// loop and may be that of a server's owner. Destroying the client drops the connection; call close() and receive()
/// first where the closing handshake matters.
std::expected<std::unique_ptr<WsClient>, ConnectFailure>
blockingClient(const QUrl &url, const ClientConfig &config = {});

/// blockingClient, for whoever takes a factory.
WsClientFactory clientFactory();

/// A connection that calls back. Owns it: destroying it gives up connecting or drops the connection, and nothing is
/// called any more but what onClose is owed. Thread: the one that made it.
class Client
{
public:
    struct Private;
    explicit Client(std::shared_ptr<Private> d);
    Client(Client &&other) noexcept;
    Client &operator=(Client &&other) noexcept;
    ~Client();

    /// The handle, once the handshake is done.
    std::optional<WebSocket> socket() const;

private:
    std::shared_ptr<Private> d;
};

/// Connects without waiting. `consumer` is called when the handshake is done, `onFailure` if it comes to nothing:
/// one of the two, once, like all callbacks on the calling thread, which must run an event loop.
[[nodiscard]] Client client(const QUrl &url,
                            const ClientConfig &config,
                            const WsConsumer &consumer,
                            const std::function<void(const ConnectFailure &)> &onFailure = {});

} // namespace jackfield::net
