// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/causes.h>
#include <jackfield/replay/matching.h>

namespace jackfield {

/// What a recorded connection has in store for whoever plays its client.
struct ServedScript
{
    struct Step
    {
        SessionEvent event;
        ReadMessage read; ///< of a message
        int n = 0; ///< of messages
        qsizetype cause = -1; ///< the client's step that must come before
        qsizetype streamCause = -1; ///< the same where the recorded rhythm is kept
        bool isStream = false;
        bool isFree = false; ///< it waits for its cause, and for nothing that stands before it
        bool isBackground = false;

        bool isClients() const { return event.from == Side::Client; }
    };

    int conn = 0;
    SessionHeader header;
    SessionEvent handshake;
    std::optional<quint16> closeCode; ///< nothing: it was open when the recording ended
    QList<SessionEvent> events;
    QList<Step>
        steps; ///< the messages of both sides; of the server also pings, and the close if it began it

    QList<qsizetype> backgroundSteps; ///< of the client

    /// Of the events of one connection, at least one.
    static ServedScript
    of(const QList<SessionEvent> &events, const SessionHeader &header, const Matching &matching);
};

} // namespace jackfield
