// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "heartbeats.h"

#include <jackfield/session/heartbeat.h>

#include <algorithm>

namespace jackfield::ui {

namespace {
constexpr QByteArrayView byHand("ping ");
} // namespace

bool isHeartbeat(EntryKind kind, QByteArrayView payload, bool isEngineIo)
{
    if (kind == EntryKind::Ping || kind == EntryKind::Pong)
        return !payload.startsWith(byHand);
    return kind == EntryKind::Text && jackfield::isHeartbeat(payload, isEngineIo);
}

QByteArray handPing(int n)
{
    return byHand.toByteArray() + QByteArray::number(n);
}

void Heartbeats::append(qsizetype row, bool isHeartbeat)
{
    m_length = isHeartbeat ? m_length + 1 : 0;
    if (m_length < leastRun)
        return;
    if (m_length == leastRun) {
        m_runs.push_back({ .first = row - leastRun + 1 + m_shown,
                           .count = leastRun - m_shown - 1,
                           .hiddenBefore = hidden(),
                           .isFolded = m_isFolding });
    }
    ++m_runs.back().count;
}

void Heartbeats::setShown(qsizetype shown)
{
    for (Run &run : m_runs) {
        run.first += shown - m_shown;
        run.count -= shown - m_shown;
    }
    m_shown = shown;
    countAgain();
}

void Heartbeats::setFolding(bool on)
{
    m_isFolding = on;
    for (Run &run : m_runs)
        run.isFolded = on;
    countAgain();
}

qsizetype Heartbeats::hidden() const
{
    return m_runs.empty() ? 0 : m_runs.back().hiddenBefore + m_runs.back().hidden();
}

qsizetype Heartbeats::storeRow(qsizetype shown) const
{
    const auto behind = std::ranges::upper_bound(
        m_runs, shown, {}, [](const Run &run) { return run.first - run.hiddenBefore; });
    if (behind == m_runs.begin())
        return shown;
    const Run &run = *std::prev(behind);
    return shown + run.hiddenBefore + run.hidden();
}

qsizetype Heartbeats::shownRow(qsizetype row) const
{
    const auto behind = std::ranges::upper_bound(m_runs, row, {}, &Run::first);
    if (behind == m_runs.begin())
        return row;
    const Run &run = *std::prev(behind);
    if (run.isFolded && row < run.first + run.count)
        return run.first - 1 - run.hiddenBefore;
    return row - run.hiddenBefore - run.hidden();
}

Heartbeats::Runs::const_iterator Heartbeats::runOf(qsizetype row) const
{
    const auto behind = std::ranges::upper_bound(
        m_runs, row, {}, [this](const Run &run) { return run.first - m_shown; });
    if (behind == m_runs.begin())
        return m_runs.end();
    const auto run = std::prev(behind);
    return row < run->first + run->count ? run : m_runs.end();
}

bool Heartbeats::isHidden(qsizetype row) const
{
    const auto run = runOf(row);
    return run != m_runs.end() && run->isFolded && row >= run->first;
}

std::optional<std::pair<qsizetype, qsizetype>> Heartbeats::foldAt(qsizetype row) const
{
    const auto run = runOf(row);
    if (run == m_runs.end())
        return std::nullopt;
    return std::pair(run->first, run->count);
}

bool Heartbeats::isFolded(qsizetype row) const
{
    const auto run = runOf(row);
    return run != m_runs.end() && run->isFolded;
}

void Heartbeats::setFolded(qsizetype row, bool on)
{
    const auto run = runOf(row);
    if (run == m_runs.end())
        return;
    m_runs[size_t(run - m_runs.cbegin())].isFolded = on;
    countAgain();
}

void Heartbeats::countAgain()
{
    qsizetype hidden = 0;
    for (Run &run : m_runs) {
        run.hiddenBefore = hidden;
        hidden += run.hidden();
    }
}

} // namespace jackfield::ui
