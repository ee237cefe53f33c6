// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "comparison_p.h"
#include "replaylog_p.h"

namespace jackfield {

ReplayReport::ReplayReport()
    : m_log(std::make_shared<Log>())
{ }

Verdict ReplayReport::verdict() const
{
    return m_log->verdict();
}

void ReplayReport::Log::expect(const QList<int> &connections)
{
    const std::scoped_lock lock(m_mutex);
    m_expected += connections;
}

void ReplayReport::Log::opened(int conn)
{
    const std::scoped_lock lock(m_mutex);
    m_opened.insert(conn);
}

void ReplayReport::Log::compared(const QList<Difference> &differences)
{
    const std::scoped_lock lock(m_mutex);
    ++m_messages;
    m_found += differences;
}

void ReplayReport::Log::found(const Difference &difference)
{
    const std::scoped_lock lock(m_mutex);
    m_found.append(difference);
}

Verdict ReplayReport::Log::verdict() const
{
    const std::scoped_lock lock(m_mutex);
    QList<Difference> all = m_found;
    for (const int conn : m_expected) {
        if (m_opened.contains(conn))
            continue;
        all.append(aboutConnection(Difference::Kind::Connection,
                                   conn,
                                   QStringLiteral("a client to open it"),
                                   QStringLiteral("none")));
    }
    return { all, int(m_opened.size()), m_messages };
}

} // namespace jackfield
