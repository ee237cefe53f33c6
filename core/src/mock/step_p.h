// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagetemplate_p.h"

#include <jackfield/ws/wsstatus.h>

namespace jackfield::mock {

/// Who hears a message: `"sender"`, `"all"`, `"others"`, `{"room": "NAME"}`, `{"room": "NAME", "others": true}`.
struct Target
{
    enum class Who { Sender, Route, Room };

    Who who = Who::Sender;
    TextTemplate room = {}; ///< of Room
    bool butSender = false;
};

/// One step of an answer, after a pause: a message, a close, or what is remembered.
struct Step
{
    struct Say
    {
        MessageTemplate message;
        Target to;
    };
    struct Close
    {
        quint16 code = 1000;
        TextTemplate reason; ///< what does not fit a close frame is cut off
    };
    struct Join
    {
        TextTemplate room;
    };
    struct Leave
    {
        TextTemplate room;
    };
    struct Set
    {
        QList<std::pair<QString, JsonTemplate>> variables;
    };
    /// Bytes as they are, a wrong frame for one. Where none can be written, offline for one, what comes of them: a message, or
    /// the end of the connection.
    struct Raw
    {
        QByteArray bytes;
        bool isPart =
            false; ///< others belong to the same frame, of which the last one has the message
        std::optional<WsMessage> message = {};
    };
    /// The connection is gone, without a close frame.
    struct Abort
    { };
    /// The connection stays, and nobody is there: nothing is read, answered or said any more.
    struct HalfOpen
    { };

    std::chrono::milliseconds delay {}; ///< after the step before it
    std::variant<Say, Close, Join, Leave, Set, Raw, Abort, HalfOpen> what;

    /// `besides`: what may stand here in the place of a step, for errors.
    static QList<Step> readOne(const Node &node, const Scope &scope, const QStringList &besides);
    /// One step or an array of them.
    static QList<Step> read(const Node &node, const Scope &scope);
    /// The same for a connection that is closed: nothing is said to it, and it has no time.
    static QList<Step> readFarewell(const Node &node, const Scope &scope);
};

} // namespace jackfield::mock
