// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "traffictap.h"

#include <map>
#include <mutex>

namespace jackfield::ui {

struct TrafficTap::State
{
    struct Live
    {
        WsOpened opened;
        std::map<int, WsObserver> observers;
        bool isEnded = false; ///< forgotten with its last flush
    };

    std::mutex mutex;
    std::map<int, WsSink> listeners;
    std::map<int, Live> live;
    int lastId = 0;

    int opened(const WsOpened &connection)
    {
        const std::scoped_lock lock(mutex);
        Live entry { .opened = connection, .observers = {} };
        for (const auto &[id, listener] : listeners) {
            if (listener.opened)
                entry.observers[id] = listener.opened(connection);
        }
        live[++lastId] = std::move(entry);
        return lastId;
    }

    void refused(const WsOpened &connection)
    {
        const std::scoped_lock lock(mutex);
        for (const auto &[id, listener] : listeners) {
            if (listener.refused)
                listener.refused(connection);
        }
    }

    void happened(int connection, const WsEvent &event)
    {
        const std::scoped_lock lock(mutex);
        const auto entry = live.find(connection);
        if (entry == live.end())
            return; // it has ended, and all were told
        for (const auto &[id, observer] : entry->second.observers) {
            if (observer.event)
                observer.event(event);
        }
        if (event.kind == WsEvent::Kind::End)
            entry->second.isEnded = true;
    }

    void seen(int connection, const WsFrame &frame, Side from)
    {
        const std::scoped_lock lock(mutex);
        const auto entry = live.find(connection);
        if (entry == live.end())
            return;
        for (const auto &[id, observer] : entry->second.observers) {
            if (observer.frame)
                observer.frame(frame, from);
        }
    }

    int add(const WsSink &listener)
    {
        const int id = ++lastId;
        listeners[id] = listener;
        for (auto &[connection, entry] : live) {
            if (listener.opened && !entry.isEnded)
                entry.observers[id] = listener.opened(entry.opened);
        }
        return id;
    }

    void remove(int listener)
    {
        listeners.erase(listener);
        for (auto &[connection, entry] : live) {
            const auto observer = entry.observers.find(listener);
            if (observer == entry.observers.end())
                continue;
            if (observer->second.flush)
                observer->second.flush();
            entry.observers.erase(observer);
        }
    }

    void flush(int connection)
    {
        const std::scoped_lock lock(mutex);
        const auto entry = live.find(connection);
        if (entry == live.end())
            return;
        for (const auto &[id, observer] : entry->second.observers) {
            if (observer.flush)
                observer.flush();
        }
        if (entry->second.isEnded)
            live.erase(entry);
    }
};

TrafficTap::TrafficTap()
    : m_state(std::make_shared<State>())
{ }

WsSink TrafficTap::sink() const
{
    return { .opened =
                 [state = m_state](const WsOpened &opened) {
                     const int id = state->opened(opened);
                     return WsObserver {
                         .event = [state, id](const WsEvent &e) { state->happened(id, e); },
                         .flush = [state, id] { state->flush(id); },
                         .frame = [state, id](const WsFrame &frame,
                                              Side from) { state->seen(id, frame, from); },
                     };
                 },
             .refused = [state = m_state](const WsOpened &opened) { state->refused(opened); } };
}

int TrafficTap::add(const WsSink &listener)
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->add(listener);
}

void TrafficTap::remove(int listener)
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->remove(listener);
}

std::vector<int> TrafficTap::renew(int listener,
                                   const WsSink &sink,
                                   const std::vector<WsSink> &others,
                                   const std::function<void()> &between)
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->remove(listener);
    between();
    std::vector<int> ids { m_state->add(sink) };
    for (const WsSink &other : others)
        ids.push_back(m_state->add(other));
    return ids;
}

} // namespace jackfield::ui
