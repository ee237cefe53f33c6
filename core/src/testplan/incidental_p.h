// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "testplan_p.h"

namespace jackfield {

/// The messages that rules make optional or background: those that were recorded are not waited for, and what selects
/// them stands in the plan.
class Incidentals
{
public:
    explicit Incidentals(const Matching &rules);

    /// Whether this recorded message is one; `value` is its JSON, if it has any.
    bool take(const MessagePlace &place,
              const ReadMessage &message,
              const std::optional<PlannedValue> &value);
    const QList<Incidental> &all() const { return m_all; }
    /// What of the rules a test does not hold to.
    QStringList left() const;

private:
    QList<MessageSelector> m_byContent; ///< each an element of m_all
    QList<MessageSelector> m_byMessage; ///< told by the recorded message that they select
    QList<Incidental> m_all;
};

} // namespace jackfield
