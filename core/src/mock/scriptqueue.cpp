// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scriptqueue_p.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace jackfield::mock {

struct ScriptQueue::State
{
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::function<void()>> tasks;
    bool isOver = false;
    std::thread thread;

    void run()
    {
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [this] { return isOver || !tasks.empty(); });
            if (isOver)
                return;
            auto task = std::move(tasks.front());
            tasks.pop_front();
            lock.unlock();
            task();
            task = {}; // what it has may go, and this queue with it
            lock.lock();
        }
    }
};

ScriptQueue::ScriptQueue()
    : m_state(std::make_shared<State>())
{ }

ScriptQueue::~ScriptQueue()
{
    std::deque<std::function<void()>> dropped;
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->isOver = true;
        dropped.swap(m_state->tasks);
    }
    m_state->changed.notify_all();
    if (m_state->thread.get_id() == std::this_thread::get_id())
        m_state->thread.detach();
    else if (m_state->thread.joinable())
        m_state->thread.join();
}

void ScriptQueue::post(std::function<void()> task)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->tasks.push_back(std::move(task));
    if (!m_state->thread.joinable() && !m_state->isOver)
        m_state->thread = std::thread([state = m_state] { state->run(); });
    m_state->changed.notify_all();
}

} // namespace jackfield::mock
