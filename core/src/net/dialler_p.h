// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "openinghandshake_p.h"

#include <jackfield/ws/connection.h>

#include <QSslError>
#include <QTcpSocket>
#include <QTimer>

namespace jackfield::net {

class Loop;
class ExactTransport;

/// A socket behind a completed opening handshake; the connection is not started yet.
struct Dialled
{
    std::unique_ptr<QTcpSocket> socket;
    QByteArray surplus; ///< frames that came with the 101
    WsOpened opened;
    std::optional<wire::DeflateParameters> deflate = {}; ///< what was agreed on
};

/// Connects: DNS, TCP, TLS and the opening handshake, all within the config's time-out, on a socket of our own, since
/// QWebSocket shows neither the headers of an answer nor the body of a refusal. Destroying it gives up without a word.
/// Thread: the one that made it, which runs an event loop.
class Dialler final : public QObject
{
public:
    /// Called once, never before start() has returned.
    using Done = std::function<void(std::expected<Dialled, ConnectFailure>)>;

    Dialler(QUrl url, ClientConfig config);
    ~Dialler() override;
    /// What stands on the request line, octet for octet; else it is made of the URL.
    void setTarget(const QByteArray &target) { m_target = target; }
    void start(Done done);

private:
    void open();
    void connectSocket();
    void encrypted();
    void sendRequest();
    void readAnswer(bool atEnd);
    void readRefusal(bool atEnd);
    void socketFailed(QAbstractSocket::SocketError error);
    ConnectFailure tlsFailure() const;
    void timedOut();
    void succeed();
    void fail(const ConnectFailure &failure);

    const QUrl m_url;
    const ClientConfig m_config;
    Done m_done;
    QByteArray m_target;
    OpeningHandshake m_handshake;
    std::unique_ptr<QTcpSocket> m_socket;
    QList<QSslError> m_tlsErrors;
    bool m_isSent = false; ///< the request
    QByteArray m_bytes;
    std::optional<Head<Response>> m_head; ///< once it is there
    Body m_body; ///< of a refusal, as far as it was read
    QTimer m_timer;
};

/// Makes the connection and starts it: `consumer` is called now, on the calling thread. `onEnd` as in
/// QueuedTransport::start. The sink of `config` sees it.
std::shared_ptr<ExactTransport> startClient(Dialled dialled,
                                           const ClientConfig &config,
                                           const std::shared_ptr<Loop> &loop,
                                           const WsConsumer &consumer,
                                           std::function<void()> onEnd,
                                           const Connection::Limits &limits = {});

} // namespace jackfield::net
