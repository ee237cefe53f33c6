// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/matching.h>

namespace jackfield {

/// What a test expects at a place of a JSON message: the recorded value, or what rules put in its place.
struct PlannedValue
{
    enum class What {
        Recorded, ///< `recorded`, which is no array and no object unless both are empty
        List, ///< `elements`
        Members, ///< `elements`, with `keys`
        Ignored, ///< anything, and nothing
        SameType, ///< of the type of `recorded`
        Near, ///< a number at most `amount` from `recorded`
        Bound, ///< what the variable `variable` is in this run
    };

    What what = What::Recorded;
    JsonValue recorded;
    QStringList keys = {}; ///< each once
    QList<PlannedValue> elements = {};
    double amount = 0;
    double percent = 0; ///< that `amount` is of the recorded number
    bool isPercent = false;
    int variable = -1;

    /// Whether some place is not compared with what was recorded.
    bool hasMarks() const;
    /// The places of those, with the pointers to them.
    QList<std::pair<JsonPointer, PlannedValue>> marks() const;
};

/// A value of a connection that is another one in each run, and the same wherever it was the same there.
struct PlannedVariable
{
    QString name; ///< of the rule
    int index = 1; ///< of the values with this name, in the order in which they were met
    JsonValue recorded;
    bool isClients = false; ///< the client says it first: it may be any other
};

/// The variables of a plan, as they are met.
class PlannedVariables
{
public:
    /// The one for this value of that name in the message's connection; made where there is none.
    int of(const QString &name, const JsonValue &recorded, const MessagePlace &place);
    const QList<PlannedVariable> &all() const { return m_all; }

private:
    QList<PlannedVariable> m_all;
    QHash<QString, int> m_met; ///< by connection, name and value
};

/// A value as it was recorded.
PlannedValue planned(const JsonValue &value);
/// What messages are planned with.
struct PlanContext
{
    const Matching &rules;
    QList<JsonPointer> ignored = {}; ///< places that are not compared and that some message has
    PlannedVariables variables = {};
};

/// The JSON of a message as a test expects it.
PlannedValue planned(const MessagePlace &place, const ReadMessage &message, PlanContext &context);

/// A piece of a message that is sent: text as it stands, or, with a variable, what that is in this run, as JSON.
struct PlannedPiece
{
    QByteArray text;
    int variable = -1;
};

/// The text of a client's message, with its variables in their places.
QList<PlannedPiece>
pieces(const MessagePlace &place, const ReadMessage &message, PlanContext &context);

} // namespace jackfield
