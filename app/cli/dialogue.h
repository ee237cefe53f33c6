// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exitcode.h"

#include <jackfield/ws/awaitedmessages.h>
#include <jackfield/ws/websocket.h>

#include <QObject>
#include <QRegularExpression>
#include <variant>

namespace jackfield::cli {

class InputLines;

/// A message, or bytes that are written as they are.
using Utterance = std::variant<WsMessage, QByteArray>;

/// What `connect` shall do once it is connected.
struct DialogueOptions
{
    QList<Utterance> first; ///< sent first, in order
    bool echo = false; ///< send back what comes
    bool quiet = false; ///< print no messages
    std::optional<qint64> expect; ///< so many messages must come
    QList<QRegularExpression> awaited; ///< each must be found in some message
    bool inOrder = false; ///< one after the other, each in a message of its own
    QList<QRegularExpression> refused; ///< none of them may
    QList<QRegularExpression> ignoring; ///< such messages are for none of these
    std::optional<std::chrono::milliseconds> duration; ///< no longer than this
    std::optional<std::chrono::milliseconds> ping; ///< a ping that often
    /// Sends in the place of the connection: what can wait for the next one. Optional.
    std::function<SendResult(const WsMessage &)> send = {};
    /// Whether the connection that has ended is made again. Optional.
    std::function<bool()> isReconnecting = {};
};

/// A client's side of one connection, or of those that follow it: sends the messages and the lines of standard input,
/// prints what comes, and ends when it has what it waits for. Thread: the event loop's.
class Dialogue final : public QObject
{
    Q_OBJECT

public:
    Dialogue(const WebSocket &socket, DialogueOptions options);

    /// Goes on with the connection that was made again.
    void goOn(const WebSocket &socket);
    /// Closes with 1001; ends with Interrupted.
    void interrupt();

Q_SIGNALS:
    /// The connection is over; the program's exit code.
    void finished(int exitCode);

private:
    void listen();
    void start();
    void send(const WsMessage &message);
    void sendLine(const QByteArray &line);
    void received(const WsMessage &message);
    void refuse(const WsMessage &message, qsizetype refusal);
    void resumeInput();
    void endInput();
    void check();
    bool isSatisfied() const;
    void finish(int exitCode, const WsStatus &status = WsStatus::NormalClosure);
    void closed(const WsStatus &status, Side initiator, bool clean);
    void complainOfMissing() const;

    WebSocket m_socket;
    const DialogueOptions m_options;
    const bool m_isInteractive; ///< somebody types: nothing ends the input but they
    InputLines *const m_input;
    AwaitedMessages m_awaited;
    qint64 m_received = 0; ///< without the ignored ones
    qint64 m_line = 0;
    bool m_isInputOver = false;
    bool m_isTimeOver = false;
    std::optional<int> m_exitCode; ///< set: this side has closed
};

} // namespace jackfield::cli
