// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/inwords.h>

namespace jackfield::ui {

using jackfield::formattedCount;
using jackfield::formattedDuration;
using jackfield::formattedSize;

/// How the time of a row is written.
enum class TimeStyle { Local, Utc, SinceStart };
/// Microseconds since the epoch as local "10:00:01.204".
QString formattedTime(qint64 time);
/// The same in another style; `start`: of the log, in microseconds since the epoch.
QString formattedTime(qint64 time, TimeStyle style, qint64 start);
/// The same with microseconds, "10:00:01.204357", for filters.
QString formattedExactTime(qint64 time);
/// From one to another, in microseconds: "0.3 to 0.4 ms", "12 ms to 1.5 s"; one of them if both are written alike.
QString formattedDurations(qint64 from, qint64 to);
/// Seconds as "00:12:41".
QString formattedClock(qint64 seconds);

/// What a Set-Cookie header sets, in words: "sid = 1, not for scripts, for /app". Controls are visible.
QString cookieInWords(const QByteArray &field);

} // namespace jackfield::ui
