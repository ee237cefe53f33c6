// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "connectionfile.h"

#include <jackfield/mock/replyrules.h>
#include <jackfield/ws/websocket.h>

#include <QMap>
#include <atomic>
#include <memory>
#include <mutex>

namespace jackfield::ui {

/// As what `{{ NAME }}` stands for.
ReplyRules::Variables replyVariables(const QMap<QString, QString> &variables);

/// The saved messages that answer by themselves now, and why others do not though they should.
struct SavedReplies
{
    ReplyRules rules;
    QList<Error> problems; ///< a sentence that names the message, and where it stands

    /// `path`: of the file that the messages were read from, for problems; empty: they have been changed since.
    static SavedReplies of(const QList<ConnectionFile::Message> &messages,
                           const QMap<QString, QString> &variables,
                           const QString &path = {});
};

/// How many answers a connection makes by itself: 10,000 at once, and 1,000 a second in the long run. Two programs that
/// answer each other's answers have used that up in a few seconds.
class ReplyBudget
{
public:
    static constexpr double mostAtOnce = 10'000;
    static constexpr double perSecond = 1'000;

    /// Whether there is one more. `now` never goes back.
    bool take(std::chrono::microseconds now);

private:
    double m_left = mostAtOnce;
    std::chrono::microseconds m_last {};
};

/// Answers what comes on the connections of a tab with its saved messages, on the connections' thread: each message in its
/// turn, before the next is looked at. What is changed holds from the next message on. Thread: any.
class Replier : public std::enable_shared_from_this<Replier>
{
public:
    void setMessages(const QList<ConnectionFile::Message> &messages);
    /// Those of the environment.
    void setVariables(const QMap<QString, QString> &variables);
    /// Whether too many answers were made: none are until resume().
    bool isPaused() const { return m_isPaused; }
    void resume();
    /// Whether an answer is just being sent on this thread.
    bool isAnswering() const;

    /// Hears a connection from now on. `taken`: variables of this connection, before those of the environment.
    /// `paused` is called on its thread, each time when there were too many answers.
    void listen(const WebSocket &socket,
                const QMap<QString, QString> &taken,
                const std::function<void()> &paused);

private:
    struct Connection;

    void renew(Connection &connection);
    void hear(const WsMessage &message, const WebSocket &socket, Connection &connection);

    std::mutex m_mutex;
    QList<ConnectionFile::Message> m_messages;
    QMap<QString, QString> m_variables;
    std::atomic<int> m_version = 0; ///< of the two
    std::atomic<bool> m_isPaused = false;
    std::atomic<Qt::HANDLE> m_answering = nullptr; ///< the thread
    std::atomic<int> m_resumed = 0; ///< so many times: each gives a new budget
};

} // namespace jackfield::ui
