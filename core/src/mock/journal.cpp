// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "journal_p.h"

#include <jackfield/json/jsonwriter.h>

#include <algorithm>

namespace jackfield {

namespace mock {

namespace {
qint64 bytesOf(const JournalEntry &entry)
{
    return entry.event.message.size() + entry.event.payload.size();
}

/// The nearest of the entries that do not fit is the latest of those that are equally near.
void consider(const JournalEntry &entry,
              const JournalFilter &filter,
              JournalFinding &finding,
              double &nearness)
{
    if (filter.fits(entry)) {
        if (++finding.count <= JournalFinding::mostEntries)
            finding.entries.append(entry);
        return;
    }
    const JournalFilter::Fit fit = filter.fit(entry);
    if (!fit.why.isEmpty() && fit.nearness >= nearness) {
        nearness = fit.nearness;
        finding.nearest = entry;
        finding.why = fit.why;
    }
}
} // namespace

quint64 Journal::add(JournalEntry entry)
{
    if (m_limits.entries == 0)
        return 0;
    const std::lock_guard lock(m_mutex);
    entry.number = ++m_last;
    m_bytes += bytesOf(entry);
    m_entries.push_back(std::move(entry));
    while (qsizetype(m_entries.size()) > m_limits.entries
           || (m_bytes > m_limits.bytes && m_entries.size() > 1)) {
        m_bytes -= bytesOf(m_entries.front());
        m_entries.pop_front();
    }
    m_grew.notify_all();
    return m_last;
}

void Journal::note(quint64 number, const std::function<void(JournalEntry &)> &change)
{
    const std::lock_guard lock(m_mutex);
    const quint64 first = m_last - m_entries.size() + 1; // 1 more than the last if there is none
    if (number >= first && number <= m_last)
        change(m_entries[number - first]);
}

JournalPage Journal::page(quint64 after, qsizetype most) const
{
    const std::lock_guard lock(m_mutex);
    return lockedPage(after, most);
}

JournalPage Journal::lockedPage(quint64 after, qsizetype most) const
{
    const quint64 first = m_last - m_entries.size() + 1;
    const quint64 asked = std::max(after, m_cleared) + 1;
    JournalPage page { .entries = {}, .last = after, .lost = first > asked ? first - asked : 0 };
    const quint64 from = std::max(first, after + 1);
    if (from > m_last)
        return page;
    const auto begin = m_entries.begin() + qsizetype(from - first);
    const qsizetype count = std::min(most, qsizetype(m_last - from + 1));
    page.entries = QList<JournalEntry>(begin, begin + count);
    page.last = from + quint64(count) - 1;
    return page;
}

void Journal::clear()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
    m_bytes = 0;
    m_cleared = m_last;
}

/// What is looked at is copied, in small parts: who writes does not wait for conditions.
JournalFinding Journal::find(const JournalFilter &filter,
                             quint64 after,
                             qint64 count,
                             std::optional<std::chrono::steady_clock::time_point> until) const
{
    constexpr qsizetype part = 256;
    JournalFinding finding { .last = after };
    double nearness = 0;
    bool isLate = false;
    std::unique_lock lock(m_mutex);
    const quint64 newest = m_last; // without a time, what comes while it looks does not count
    while (true) {
        const qsizetype most =
            until ? part : std::min(part, qsizetype(newest - std::min(newest, finding.last)));
        const JournalPage page = lockedPage(finding.last, most);
        finding.lost += page.lost;
        finding.last = page.last;
        if (page.entries.isEmpty()) {
            if (!until || m_isOver || isLate)
                break;
            isLate = m_grew.wait_until(lock, *until) == std::cv_status::timeout;
            continue;
        }
        lock.unlock();
        for (const JournalEntry &entry : page.entries)
            consider(entry, filter, finding, nearness);
        lock.lock();
        if (until && (finding.count >= count || std::chrono::steady_clock::now() > *until))
            break;
    }
    if (finding.count >= count)
        finding.nearest.reset();
    return finding;
}

void Journal::endWaiting()
{
    const std::lock_guard lock(m_mutex);
    m_isOver = true;
    m_grew.notify_all();
}

} // namespace mock

QByteArray toLine(const JournalEntry &entry)
{
    QByteArray line = "{\"n\":" + QByteArray::number(entry.number);
    const auto add = [&line](const QByteArray &key, const QString &text) {
        if (!text.isEmpty())
            line += ",\"" + key + "\":" + json::quoted(text, json::Escape::Invisible);
    };
    add("server", entry.server);
    add("path", entry.path);
    add("rule", entry.rule);
    add("nearest", entry.nearest);
    add("why", entry.why);
    return line + ',' + toLine(entry.event).sliced(1);
}

} // namespace jackfield
