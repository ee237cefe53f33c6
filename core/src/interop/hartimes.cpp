// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "hartimes_p.h"

#include <QDateTime>
#include <QTimeZone>
#include <algorithm>
#include <cmath>

namespace jackfield::har {

using namespace Qt::StringLiterals;

namespace {
constexpr double lastSecond = 4'102'444'800; // the year 2100: a session is exact for 139 years

/// Microseconds of "123456789" behind the dot; digits beyond them are left out.
qint64 fractionOf(const QString &digits)
{
    return digits.left(6).leftJustified(6, u'0').toLongLong();
}
} // namespace

void Notes::add(const QString &sentence)
{
    const auto found = std::ranges::find(m_sentences, sentence, &std::pair<QString, int>::first);
    if (found == m_sentences.end())
        m_sentences.append({ sentence, 1 });
    else
        ++found->second;
}

QStringList Notes::lines(const QString &place) const
{
    QStringList lines;
    for (const auto &[sentence, count] : m_sentences)
        lines.append(place + u": "_s + sentence
                     + (count > 1 ? u" (%1 times)"_s.arg(count) : QString()));
    return lines;
}

Moment momentOf(const QString &date, Notes &notes)
{
    if (date.isEmpty())
        return std::nullopt;
    qsizetype end = date.indexOf(u'.');
    const qsizetype dot = end;
    while (end >= 0 && ++end < date.size() && date.at(end).isDigit()) { }
    const QString whole = dot < 0 ? date : QString(date.first(dot) + date.sliced(end));
    const QString digits = dot < 0 ? QString() : date.sliced(dot + 1, end - dot - 1);
    QDateTime parsed = QDateTime::fromString(whole, Qt::ISODate);
    if (parsed.isValid() && parsed.timeSpec() == Qt::LocalTime) {
        parsed.setTimeZone(QTimeZone::UTC);
        notes.add(u"startedDateTime names no time zone: UTC was taken"_s);
    }
    const qint64 seconds = parsed.isValid() ? parsed.toSecsSinceEpoch() : -1;
    if (seconds < 0 || double(seconds) > lastSecond) {
        notes.add(u"startedDateTime '%1' is no date: the first message's time was taken"_s.arg(
            date.left(40)));
        return std::nullopt;
    }
    return seconds * 1'000'000 + fractionOf(digits);
}

Moment momentOf(const JsonValue &number, Moment start, Notes &notes)
{
    constexpr double leastMilliseconds = 1e11; // in seconds that is the year 5138
    constexpr double leastSeconds = 1e8; // March 1973, before there were WebSockets
    const double value = number.isNumber() ? number.toDouble() : -1;
    const double seconds = value > leastMilliseconds ? value / 1000 : value;
    if (!(value >= 0 && seconds < lastSecond)) {
        notes.add(u"a message has no time: its place in the order was kept"_s);
        return std::nullopt;
    }
    if (value < leastSeconds) {
        if (!start) {
            notes.add(u"a message's time lies before 1973: its place in the order was kept"_s);
            return std::nullopt;
        }
        notes.add(u"a message's time was taken as seconds since the entry began"_s);
        return *start + std::llround(value * 1e6);
    }
    return value > leastMilliseconds ? std::llround(value * 1e3) : std::llround(value * 1e6);
}

bool settle(QList<Timed> &events, Notes &notes)
{
    Moment last;
    for (const Timed &each : std::as_const(events)) {
        if (each.at && (!last || *each.at < *last))
            last = each.at;
    }
    const bool isKnown = last.has_value();
    if (!isKnown)
        last = 0;
    // The handshake, which is first, cannot come after what it opened.
    if (!events.isEmpty())
        events.front().at = *last;
    for (Timed &each : events) {
        if (each.at && *each.at < *last)
            notes.add(u"a time lies before the one in front of it: the order was kept"_s);
        last = std::max(*last, each.at.value_or(*last));
        each.at = last;
    }
    return isKnown;
}

} // namespace jackfield::har
