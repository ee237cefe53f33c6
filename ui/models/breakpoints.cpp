// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "breakpoints.h"

#include "messagestore.h"

#include <QDateTime>
#include <algorithm>

namespace jackfield::ui {

Interceptor::Rule ruleOf(const QList<Breakpoint> &breakpoints, bool holdsAll, Side local)
{
    if (holdsAll)
        return [](const Interceptor::Passing &) { return true; };
    QList<MessageFilter> filters;
    for (const Breakpoint &breakpoint : breakpoints) {
        const auto filter = MessageFilter::parse(breakpoint.filter);
        if (breakpoint.isOn && filter && !filter->isEmpty())
            filters.append(*filter);
    }
    if (filters.isEmpty())
        return {};
    return [filters, local](const Interceptor::Passing &passing) {
        // A log of one row: what the filter finds there is what it finds in the window's.
        MessageStore row;
        row.append({ .time = QDateTime::currentMSecsSinceEpoch() * 1000,
                     .connection = quint32(passing.connection),
                     .kind = passing.message.isText() ? EntryKind::Text : EntryKind::Binary,
                     .from = passing.from,
                     .payload = passing.message.bytes() });
        return std::ranges::any_of(
            filters, [&](const MessageFilter &filter) { return filter.matches(row, 0, local); });
    };
}

} // namespace jackfield::ui
