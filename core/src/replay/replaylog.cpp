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

std::shared_ptr<ReplayReport::Log::Played> ReplayReport::Log::play(Judge judge,
                                                                   AssertionJudge assertions)
{
    const std::scoped_lock lock(m_mutex);
    m_played.push_back(std::make_shared<Played>(std::move(judge), std::move(assertions)));
    return m_played.back();
}

void ReplayReport::Log::end(const std::shared_ptr<Played> &played,
                            const Judgement &judgement,
                            const QList<Difference> &besides)
{
    const std::scoped_lock lock(m_mutex);
    std::erase(m_played, played);
    add(judgement);
    // The end is named once: by what is missing of the client, else of the server, else by its code.
    if (!std::ranges::contains(judgement.differences, Difference::Kind::Missing, &Difference::kind))
        m_found += besides;
}

std::shared_ptr<ReplayReport::Log::Compared> ReplayReport::Log::compare(int number,
                                                                        ConnectionJudge judge)
{
    const std::scoped_lock lock(m_mutex);
    m_compared.push_back(std::make_shared<Compared>(number, std::move(judge)));
    return m_compared.back();
}

QList<Difference> ReplayReport::Log::end(const std::shared_ptr<Compared> &compared)
{
    const Judgement judgement =
        compared->locked([](const ConnectionJudge &judge) { return judge.judgement(true); });
    const std::scoped_lock lock(m_mutex);
    std::erase(m_compared, compared);
    add(judgement);
    return judgement.differences;
}

void ReplayReport::Log::add(const Judgement &judgement)
{
    m_messages += judgement.messages;
    m_found += judgement.differences;
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
    const auto take = [&](const Judgement &judgement) {
        messages += judgement.messages;
        all += judgement.differences;
    };
    for (const auto &compared : m_compared)
        take(compared->locked([](const ConnectionJudge &judge) { return judge.judgement(false); }));
    for (const auto &played : m_played)
        take(played->judgement(false, {}));
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
