// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/matching.h>

#include <QHash>
#include <QSet>

namespace jackfield {

/// The same for values that are the same, however they are written. Objects and arrays: as they stand.
QByteArray keyOf(const JsonValue &value);

/// What the bound values of a recording are in this run: of each name a one-to-one relation, which holds for both
/// directions of a connection. Thread: one at a time.
class Bindings
{
public:
    /// Whether the pair fits what is known already. Values are the same by what they are worth, as everywhere.
    bool allows(const QString &name, const JsonValue &recorded, const JsonValue &actual) const;
    void bind(const QString &name, const JsonValue &recorded, const JsonValue &actual);
    /// How much is bound, and back to what was bound then.
    qsizetype mark() const { return m_bound.size(); }
    void rollBack(qsizetype mark);
    /// As it was written; nothing if it was not met yet.
    std::optional<QByteArray> actualOf(const QString &name, const JsonValue &recorded) const;

private:
    struct Names
    {
        QHash<QByteArray, JsonValue> actual;
        QSet<QByteArray> taken; ///< the actual ones
    };
    struct Bound
    {
        QString name;
        QByteArray recorded;
    };
    QHash<QString, Names> m_names;
    QList<Bound> m_bound; ///< in its order
};

/// The recorded message as it must be sent in this run: bound values are this run's, and times as far from `now` as they
/// were from `recordedAt`; everything else stays byte for byte. Microseconds since the epoch. A value that was not met yet
/// goes as it is, and is bound to itself: what comes back must be the same.
WsMessage substituted(const MessagePlace &place,
                      const ReadMessage &recorded,
                      const Matching &matching,
                      Bindings &bindings,
                      std::chrono::microseconds recordedAt,
                      std::chrono::microseconds now);

} // namespace jackfield
