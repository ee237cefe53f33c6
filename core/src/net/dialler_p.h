// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diallerfaults_p.h"
#include "openinghandshake_p.h"
#include "proxyhandshake_p.h"
#include "redirects_p.h"

#include <jackfield/ws/connection.h>

#include <QTcpSocket>
#include <QTimer>

namespace jackfield::net {

class Loop;
class QueuedTransport;

/// A socket behind a completed opening handshake; the connection is not started yet.
struct Dialled
{
    std::unique_ptr<QTcpSocket> socket;
    QByteArray surplus; ///< frames that came with the 101
    WsOpened opened;
    std::optional<wire::DeflateParameters> deflate = {}; ///< what was agreed on
};

/// Connects: DNS, TCP, a proxy, TLS and the opening handshake, redirects too, all within the config's time-out, on a
/// socket of our own, since QWebSocket shows neither the headers of an answer nor the body of a refusal. Destroying it
/// gives up without a word.
/// Thread: the one that made it, which runs an event loop.
class Dialler final : public QObject
{
public:
    /// Called once, never before start() has returned.
    using Done = std::function<void(std::expected<Dialled, ConnectFailure>)>;

    Dialler(const QUrl &url, const ClientConfig &config);
    ~Dialler() override;
    /// What is said to the server; else it is made of the URL and the config.
    void setHandshake(const OpeningHandshake &handshake) { m_given = handshake; }
    void start(Done done);

private:
    void open();
    void openWay();
    void resolve();
    void openThrough(const QString &host);
    void connectSocket();
    void connected();
    void wayIsOpen();
    void encrypted();
    void sendRequest();
    void read(bool atEnd);
    void readProxy(bool atEnd);
    bool readHead(bool atEnd);
    void readAnswer(bool atEnd);
    void readRefusal(bool atEnd);
    void follow(const Response &response);
    void dropSocket();
    void socketFailed(QAbstractSocket::SocketError error);
    DialPhase phase() const;
    void timedOut();
    const QUrl &url() const { return m_redirects.url(); }
    QString shownUrl() const;
    void succeed();
    void fail(ConnectFailure failure);

    Redirects m_redirects;
    const ClientConfig m_config; ///< as it was given
    Done m_done;
    std::optional<OpeningHandshake> m_given;
    QTimer m_timer;

    // Of the present URL.
    OpeningHandshake m_handshake;
    DialEnd m_end; ///< where the socket leads
    std::unique_ptr<QTcpSocket> m_socket;
    std::optional<ProxyHandshake> m_proxy; ///< until the way through it is open
    QList<QSslError> m_tlsErrors;
    std::optional<TlsPeer> m_peer; ///< once TLS is done
    bool m_isResolving = false;
    bool m_isSent = false; ///< the request
    QByteArray m_bytes;
    int m_interimAnswers = 0; ///< that came so far
    std::optional<Head<Response>> m_head; ///< once it is there
    Body m_body; ///< of a refusal, as far as it was read
};

/// Makes the connection and starts it: `consumer` is called now, on the calling thread. `onEnd` as in
/// QueuedTransport::start. The sink of `config` sees it.
std::shared_ptr<QueuedTransport> startClient(Dialled dialled,
                                             const ClientConfig &config,
                                             const std::shared_ptr<Loop> &loop,
                                             const WsConsumer &consumer,
                                             std::function<void()> onEnd);

} // namespace jackfield::net
