// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagerows.h"

#include <QHashFunctions>

namespace jackfield::ui {

/// Where a row stands in its session, however much of the session a log shows: the `n`-th message of connection `conn`, or
/// the `after`-th other event behind it. What a recording says of itself is not counted, and has no place.
struct RowPlace
{
    quint32 conn = 0;
    qsizetype n = 0; ///< from 1; 0: before the first
    qsizetype after = 0; ///< 0: the message itself

    auto operator<=>(const RowPlace &) const = default;
};

inline size_t qHash(const RowPlace &place, size_t seed = 0)
{
    return qHashMulti(seed, place.conn, place.n, place.after);
}

/// Tells the places of rows or events that come one after the other.
class RowCounter
{
public:
    /// Of the next one. Nothing: it has none.
    std::optional<RowPlace> next(quint32 connection, EntryKind kind);

private:
    QHash<quint32, RowPlace> m_last;
};

/// Of a row of a log; it looks back to the connection's handshake.
std::optional<RowPlace> placeOf(const MessageRows &rows, qsizetype row);

} // namespace jackfield::ui
