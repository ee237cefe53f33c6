// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/session.h>

#include <chrono>

namespace jackfield {

/// Something that the recorded server did for a client.
struct LearntStep
{
    enum class Kind { Message, Close, Abort };

    Kind kind = Kind::Message;
    WsMessage message;
    std::optional<WsStatus> status; ///< of Close
    std::chrono::milliseconds pause {
        0
    }; ///< before it, if it was no matter of the machine's speed

    bool operator==(const LearntStep &) const = default;
};

/// What the client says, and what the server has answered each time.
struct LearntQuestion
{
    WsMessage said;
    QList<QList<LearntStep>> replies;

    /// Whether the answer was always the same one.
    bool isAlwaysTheSame() const;
};

/// What the server did for clients of one path.
struct LearntRoute
{
    QString path;
    QString subprotocol;
    std::optional<Response> refusal;
    QList<LearntStep> greeting; ///< of the first connection
    QList<LearntQuestion> questions;
    QStringList lost; ///< what such a server cannot do: each a part of a sentence
};

/// What another program's rules can do of it.
struct RuleLimits
{
    bool (*hears)(const LearntQuestion &question);
    qsizetype (*says)(const LearntQuestion &question); ///< of the first reply, how many steps
    bool hasPauses = false;
};

/// What of the session such rules do not hold, each a part of a sentence.
QStringList lostByRules(const Session &session, const RuleLimits &limits);

/// The recorded server as one that answers messages, whoever asks.
QList<LearntRoute> learntServer(const Session &session);

} // namespace jackfield
