// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "servedscript_p.h"

#include <QHash>
#include <mutex>

namespace jackfield {

/// The recorded connections, and whose turn it is for each target. Thread: any.
class Cast
{
public:
    Cast(const Session &session, const Matching &matching);

    QList<int> connections() const;
    /// Of those with the same target, or else the same path, the next one; null: there is none.
    const ServedScript *next(const Uri &uri);
    /// For people.
    QString targets() const;

private:
    template<typename Predicate>
    QList<const ServedScript *> where(const Predicate &isWanted) const;

    QList<ServedScript> m_scripts;
    std::mutex m_mutex;
    QHash<QByteArray, qsizetype> m_turns;
};

} // namespace jackfield
