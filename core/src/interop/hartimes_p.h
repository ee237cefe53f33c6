// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "harnotes_p.h"

#include <jackfield/session/sessionevent.h>

namespace jackfield::har {

/// Microseconds since 1970; nothing: it is not known.
using Moment = std::optional<qint64>;

/// An event and when it was; its `t` is not set.
struct Timed
{
    Moment at;
    SessionEvent event;
};

/// Of an ISO 8601 date with any number of decimals.
Moment momentOf(const QString &date, Notes &notes);
/// Of a number: seconds or milliseconds since 1970, told apart by size; small ones are seconds since `start`.
/// -1, and whatever else is no time, is nothing.
Moment momentOf(const JsonValue &number, Moment start, Notes &notes);
/// Gives every event of a connection a moment, none before the one in front of it; the order is kept. False if
/// there is no time to go by.
bool settle(QList<Timed> &events, Notes &notes);

} // namespace jackfield::har
