// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plannedvalue_p.h"

#include <jackfield/session/session.h>

namespace jackfield {

/// Something that a recorded connection did, as both sides of a test may play it.
struct PlanStep
{
    enum class Kind {
        Open, ///< `event`: the handshake
        Refused, ///< `event`: a handshake that is answered with another status than 101
        Message, ///< `event.from` says who sends it
        Ping, ///< of the client
        Close, ///< by `event.from` with `code`; nothing: without one
        Abort, ///< by `event.from`: the connection breaks
    };

    Kind kind = Kind::Message;
    SessionEvent event;
    int n = 0; ///< of Message: the n-th of the connection
    /// Of a message that is an object or array: what it must be by value. Nothing: it is compared by its bytes.
    std::optional<PlannedValue> value = {};
    QList<PlannedPiece> sent = {}; ///< what whoever sends it says
    int group = 0; ///< it and its neighbours of this group may come in any order; 0: of none
    bool isIncidental = false; ///< it may be said or not: nobody waits for it
    std::optional<int> code = {};
};

/// Connections that overlap, in one test. Those that do not have a test each.
struct PlannedTest
{
    QList<int> connections;
    QList<PlanStep> steps;
};

/// A message that comes and goes as it likes.
struct Incidental
{
    Side from = Side::Server;
    bool isBinary = false; ///< every binary one, in the place of the others
    std::optional<JsonPointer> path = {}; ///< nothing: the whole
    std::optional<PlannedValue> value = {}; ///< what stands there; nothing: something
    std::optional<QString> text = {}; ///< the whole text, in the place of the others
};

/// What a test of a recorded session does, in whatever language: the session's connections event by event, and what the
/// rules make of them.
struct TestPlan
{
    QString server; ///< "ws://127.0.0.1:9000", where the first connection went
    QList<PlannedTest> tests;
    QList<PlannedVariable> variables;
    QList<Incidental> incidentals;
    std::chrono::seconds timeout {
        10
    }; ///< for each answer; twice the longest that one took, if that is more
    std::chrono::seconds limit {
        60
    }; ///< for a whole test; three times the session, if that is more
    /// What of the rules a test in another language does not hold to, each a part of a sentence.
    QStringList left;

    bool isEmpty() const { return tests.isEmpty(); }

    /// `rules`: null for none.
    static TestPlan of(const Session &session, const Matching *rules);
};

} // namespace jackfield
