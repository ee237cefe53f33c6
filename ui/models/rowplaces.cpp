// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "rowplaces.h"

namespace jackfield::ui {

std::optional<RowPlace> RowCounter::next(quint32 connection, EntryKind kind)
{
    if (kind == EntryKind::Note)
        return std::nullopt;
    RowPlace &place = m_last[connection];
    const bool isMessage = kind == EntryKind::Text || kind == EntryKind::Binary;
    place = { .conn = connection,
              .n = isMessage ? place.n + 1 : place.n,
              .after = isMessage ? 0 : place.after + 1 };
    return place;
}

std::optional<RowPlace> placeOf(const MessageRows &rows, qsizetype row)
{
    const quint32 connection = rows.at(row).connection;
    RowCounter counter;
    std::optional<RowPlace> place;
    for (qsizetype i = std::max<qsizetype>(0, rows.handshakeOf(row)); i <= row; ++i) {
        const MessageRows::Record record = rows.at(i);
        if (record.connection == connection)
            place = counter.next(connection, record.kind);
    }
    return place;
}

} // namespace jackfield::ui
