// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preparation.h"

#include <jackfield/ws/websocket.h>
#include <ui/models/mailbox.h>
#include <ui/models/replier.h>

#include <QElapsedTimer>
#include <QObject>

namespace jackfield::ui {

/// The client end of one connection tab, seen from the window's thread.
class ClientLink : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Connecting, Open, Closing, Closed, Failed };
    Q_ENUM(State)

    explicit ClientLink(const Services &services, QObject *parent = nullptr);
    ~ClientLink() override;

    State state() const { return m_state; }
    /// The state in words: "open 00:12:41", "closed 1006 Abnormal Closure by the server".
    QString words() const;
    /// Of Failed: what, why, what to do.
    const QString &problem() const { return m_problem; }
    /// Of Failed: whether nobody listens there.
    bool wasRefused() const { return m_wasRefused; }
    /// Of Failed and Open: who is at the other end of TLS, if that was found out.
    const std::optional<TlsPeer> &peer() const { return m_peer; }
    /// What was last dialled.
    const QString &url() const { return m_url; }
    /// Of Closed: whether it ended with a closing handshake and a code that means no harm.
    bool endedWell() const { return m_endedWell; }

    /// Connects with what `preparation` gives, which is asked again before each attempt. The first messages of its file
    /// are sent on each connection, made on the connection's thread, where `replier` hears what comes.
    void open(const std::shared_ptr<Preparation> &preparation,
              const std::shared_ptr<Replier> &replier);
    /// What was taken before the connection, or the last one, was made, by the names of its variables.
    QMap<QString, QString> taken() const;
    /// Of Open: the answer to its handshake.
    Response answer() const { return m_socket ? m_socket->response() : Response(); }
    /// While connecting gives up, while open starts the closing handshake, while closing drops the connection.
    void close();
    bool send(const WsMessage &message);
    using Make = std::function<Result<WsMessage>()>;
    using Sent = std::function<void(const Result<void> &)>;
    /// Makes a message and sends it, both on a thread of the pool; `sent` is called on the window's. Errors: those of `make`;
    /// Closed.
    void sendLater(const Make &make, const Sent &sent);
    /// While open.
    /// Bytes as they are, a wrong frame for one.
    bool sendRaw(const QByteArray &bytes);
    void ping();
    /// False if such a close frame cannot be sent.
    bool close(const WsStatus &status);
    void drop();

Q_SIGNALS:
    void stateChanged();
    /// What is sent when the connection is open could not be made; it was when that was checked before.
    void firstMessagesFailed(const QString &problem);
    /// So many answers were made by themselves that none are any more.
    void answersPaused();

private:
    void opened(const WebSocket &socket);
    void ended(const WsStatus &status, Side initiator, bool clean);
    void failed(const ConnectFailure &failure);
    void says(const QString &waiting);
    void dials(const QString &url);
    void waiting(std::chrono::milliseconds delay, const QString &reason);
    void change(State state);

    const Services &m_services;
    const Mailbox m_mailbox;
    State m_state = State::Idle;
    QString m_url;
    QString m_problem;
    int m_pings = 0; ///< sent by hand
    QString m_ending;
    QString m_waiting; ///< of Connecting: what for
    bool m_endedWell = true;
    bool m_wasRefused = false;
    int m_attempt = 0; ///< what comes late from an earlier attempt is dropped
    QElapsedTimer m_since;
    std::shared_ptr<Preparation> m_preparation;
    std::shared_ptr<Replier> m_replier;
    std::shared_ptr<void> m_handle;
    std::optional<WebSocket> m_socket;
    std::optional<TlsPeer> m_peer;
};

} // namespace jackfield::ui
