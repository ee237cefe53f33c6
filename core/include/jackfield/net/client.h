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

/// A URL as text. Url: a character that may not stand there, or no URL of a WebSocket; QUrl would replace or keep it.
std::expected<QUrl, ConnectFailure> clientUrl(const QString &text);

/// The opening handshake that a client sends first, with all its headers; the Sec-WebSocket-Key of each is another.
/// Url: as client() would say.
std::expected<Request, ConnectFailure> openingRequest(const QUrl &url,
                                                      const ClientConfig &config = {});

/// A connection that calls back, or with a ReconnectPolicy one after the other. Owns it: destroying it gives up
/// connecting or drops the connection, and nothing is called any more but what onClose is owed.
/// Thread: the one that made it.
class Client
{
public:
    class Private;
    explicit Client(std::shared_ptr<Private> d);
    Client(Client &&other) noexcept;
    Client &operator=(Client &&other) noexcept;
    ~Client();

    /// The handle of the latest connection, once its handshake was done.
    std::optional<WebSocket> socket() const;
    /// Sends on the connection. While there is none and one is to come, Queued: what is queued is sent in order behind
    /// what the consumer sends, once. Closed: none will come, or the queue is full. What a connection had taken when it
    /// broke may have arrived or not, and is not sent again.
    SendResult send(const WsMessage &message);
    /// Closes, and dials no more; what is queued stays queued.
    void close(const WsStatus &status = WsStatus::NormalClosure);
    /// What waits for a connection; after the last one, what was never sent.
    QList<WsMessage> queued() const;
    /// Whether there is no connection and one is to come. In a connection's onClose it is known.
    bool isReconnecting() const;
    /// The latest round trip of ClientConfig::keepAlive on this connection.
    std::optional<std::chrono::microseconds> roundTrip() const;

private:
    std::shared_ptr<Private> d;
};

/// Connects without waiting. `consumer` is called when the handshake is done, `onFailure` if it comes to nothing: one of
/// the two, once, like all callbacks on the calling thread, which must run an event loop. With a ReconnectPolicy the
/// consumer is called anew for each connection, so that it subscribes again, and `onFailure` once no more are to come
/// because dialling was given up, or because the end left queued messages unsent; its message counts them.
[[nodiscard]] Client client(const QUrl &url,
                            const ClientConfig &config,
                            const WsConsumer &consumer,
                            const std::function<void(const ConnectFailure &)> &onFailure = {});

/// What a client dials.
struct Destination
{
    QUrl url;
    ClientConfig config; ///< its `reconnect` means nothing here
};

/// Gives what is dialled next, before each attempt, the first one too: `dial` is called once, at once or later, on the
/// client's thread; not at all gives up without a word once the client is gone. A failure counts like one of dialling.
using NextDestination = std::function<void(
    const std::function<void(std::expected<Destination, ConnectFailure>)> &dial)>;

/// The same, where each connection may be another's: with a token that was asked for just before, for one.
[[nodiscard]] Client client(const NextDestination &next,
                            const ReconnectPolicy &reconnect,
                            const WsConsumer &consumer,
                            const std::function<void(const ConnectFailure &)> &onFailure = {});

} // namespace jackfield::net
