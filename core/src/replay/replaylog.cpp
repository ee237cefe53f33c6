// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "replaylog_p.h"

#include <algorithm>

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

ReplayReport::Log::Played &ReplayReport::Log::begin(int conn, Judge judge)
{
    const std::scoped_lock lock(m_mutex);
    m_played.push_back(std::make_unique<Played>(
        Played { .conn = conn, .judge = std::make_unique<Judge>(std::move(judge)) }));
    return *m_played.back();
}

ConnectionJudge &ReplayReport::Log::begin(ConnectionJudge judge)
{
    const std::scoped_lock lock(m_mutex);
    m_compared.push_back(std::make_unique<ConnectionJudge>(std::move(judge)));
    return *m_compared.back();
}

QList<Difference> ReplayReport::Log::end(const ConnectionJudge &judge)
{
    const std::scoped_lock lock(m_mutex);
    const Judgement judgement = judge.judgement(true);
    m_messages += judgement.messages;
    m_found += judgement.differences;
    std::erase_if(m_compared, [&](const auto &each) { return each.get() == &judge; });
    return judgement.differences;
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
    int messages = m_messages;
    for (const auto &judge : m_compared) {
        const Judgement judgement = judge->judgement(false);
        messages += judgement.messages;
        all += judgement.differences;
    }
    for (const auto &played : m_played) {
        const Judgement judgement =
            played->judge ? played->judge->judgement(false, {}) : played->judgement;
        messages += judgement.messages;
        all += judgement.differences;
        // The end is named once: by what is missing of the client, else of the server, else by its code.
        const bool isToldByMessages = std::ranges::contains(
            judgement.differences, Difference::Kind::Missing, &Difference::kind);
        if (!isToldByMessages)
            all += played->found;
    }
    for (const int conn : m_expected) {
        if (m_opened.contains(conn))
            continue;
        all.append(aboutConnection(Difference::Kind::Connection,
                                   conn,
                                   QStringLiteral("a client to open it"),
                                   QStringLiteral("none")));
    }
    return Verdict(inOrder(all), int(m_opened.size()), messages);
}

} // namespace jackfield
