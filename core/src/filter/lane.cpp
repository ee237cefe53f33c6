// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "lane_p.h"

#include <QScopeGuard>
#include <algorithm>

namespace jackfield {

using std::chrono::microseconds;
using std::chrono::milliseconds;

SendResult Lane::pass(milliseconds delay, const Act &act)
{
    const microseconds now = m_socket.elapsed();
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_isOver && (!m_waiting.empty() || m_isPassing || delay.count() > 0)) {
            m_waiting.push_back({ now + delay, act });
            if (m_waiting.size() == 1)
                schedule(now + delay);
            return SendResult::Accepted;
        }
    }
    return act();
}

void Lane::schedule(microseconds due)
{
    const auto delay = std::max(microseconds(0), due - m_socket.elapsed());
    m_socket.after(std::chrono::ceil<milliseconds>(delay),
                   [self = shared_from_this()] { self->passNext(); });
}

void Lane::passNext()
{
    Act act;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiting.empty())
            return;
        act = std::move(m_waiting.front().act);
        m_waiting.pop_front();
        if (!m_waiting.empty())
            schedule(m_waiting.front().due);
        m_isPassing = true;
    }
    const auto passed = qScopeGuard([this] {
        const std::scoped_lock lock(m_mutex);
        m_isPassing = false;
    });
    act();
}

void Lane::end(bool passes)
{
    std::deque<Waiting> waiting;
    {
        const std::scoped_lock lock(m_mutex);
        m_isOver = true;
        waiting.swap(m_waiting);
    }
    if (!passes)
        return;
    for (const Waiting &next : waiting) {
        try {
            next.act();
        } catch (...) { // of user code: nobody is left to be told, nothing is left to be closed
        }
    }
}

} // namespace jackfield
