// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "replytimes.h"

#include <jackfield/json/jsonscan.h>

#include <bit>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestSearched = 64 << 10; ///< bytes of a message
constexpr qsizetype longestId = 256; ///< bytes
constexpr qsizetype mostAsked = 4096; ///< that wait for an answer
constexpr qint64 longestWait = 60'000'000; ///< microseconds, if there are many
constexpr int subBits = 5;

/// The value of the member that names the question, as it is written; nothing if there is none.
QByteArrayView idOf(QByteArrayView json)
{
    // All of the names end so: most messages are not read any further.
    if (!json.startsWith('{') || json.size() > longestSearched || json.indexOf("d\"") < 0)
        return {};
    static const QList<JsonPointer> names = [] {
        QList<JsonPointer> all;
        for (const QString &name : { u"id"_s,
                                     u"requestId"_s,
                                     u"request_id"_s,
                                     u"reqId"_s,
                                     u"req_id"_s,
                                     u"correlationId"_s,
                                     u"invocationId"_s })
            all.append(JsonPointer().child(name));
        return all;
    }();
    for (const JsonPointer &name : names) {
        const auto found = findJson(json, name);
        if (!found)
            return {};
        if (*found && **found != "null" && (*found)->size() <= longestId)
            return **found;
    }
    return {};
}

int bucketOf(qint64 time)
{
    const int shift = std::max(0, std::bit_width(quint64(time)) - (subBits + 1));
    return (shift << subBits) + int(time >> shift);
}

/// The longest time in it.
qint64 longestIn(int bucket)
{
    const int shift = std::max(0, (bucket >> subBits) - 1);
    return ((qint64(bucket - (shift << subBits)) + 1) << shift) - 1;
}

/// What a question and its answer have in common.
QByteArray keyOf(const LogEntry &entry, QByteArrayView id)
{
    return QByteArray::number(entry.connection).append(' ').append(id);
}
} // namespace

void ReplyTimes::add(const LogEntry &entry)
{
    QByteArray asked;
    QByteArray answered;
    if (entry.kind == EntryKind::Text && (entry.from == Side::Client || !m_asked.isEmpty())) {
        const QByteArrayView id = idOf(entry.payload);
        if (!id.isNull())
            (entry.from == Side::Client ? asked : answered) = keyOf(entry, id);
    }
    if (!asked.isEmpty()) {
        if (m_asked.size() >= mostAsked && entry.time >= m_nextCleaning) {
            m_asked.removeIf(
                [&](const auto &one) { return entry.time - one.value() > longestWait; });
            m_nextCleaning = entry.time + 1'000'000;
        }
        if (m_asked.size() < mostAsked)
            m_asked.insert(asked, entry.time);
    }
    if (const auto question = m_asked.constFind(answered); question != m_asked.cend()) {
        take(entry.time - *question);
        m_asked.erase(question);
    }
}

void ReplyTimes::take(qint64 time)
{
    time = std::max<qint64>(0, time);
    ++m_buckets[size_t(bucketOf(time))];
    m_shortest = m_count == 0 ? time : std::min(m_shortest, time);
    m_longest = std::max(m_longest, time);
    ++m_count;
}

qint64 ReplyTimes::within(double part) const
{
    auto left = std::max<qint64>(1, qint64(std::ceil(part * double(m_count))));
    for (size_t bucket = 0; bucket < m_buckets.size() && m_count > 0; ++bucket) {
        left -= m_buckets[bucket];
        if (left <= 0)
            return longestIn(int(bucket));
    }
    return 0;
}

} // namespace jackfield::ui
