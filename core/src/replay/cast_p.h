// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "differences_p.h"
#include "servedscript_p.h"

#include <QHash>
#include <mutex>

namespace jackfield {

/// Whether a value of a handshake is the recorded one, in which pseudonyms stand for anything.
bool isAsRecorded(QByteArrayView recorded, QByteArrayView actual);
/// A connection that the recording has not, to tell.
Difference notRecorded(const Request &request);
/// A connection whose target is another one, to tell; nothing if it is the recorded one. Secrets of the request are not
/// shown.
std::optional<Difference> otherTarget(int conn, const Request &recorded, const Request &request);

/// The recorded connections, and whose turn it is for each target. Thread: any.
class Cast
{
public:
    Cast(const Session &session, const Matching &matching);

    QList<int> connections() const;
    /// A recorded connection for a new one.
    struct Turn
    {
        const ServedScript *script = nullptr; ///< null: there is none
        bool isAgain = false; ///< all of them have had their turn
        QList<ServedScript> others = {}; ///< recorded connections that it could have been as well
    };
    /// Of those with the same target, or else the same path, the next one.
    Turn next(const Uri &uri);
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
