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
        for (const auto &[id, observer] : live[connection].observers) {
            if (observer.event)
                observer.event(event);
        }
        if (event.kind == WsEvent::Kind::End)
            live[connection].isEnded = true;
    }

    void seen(int connection, const WsFrame &frame, Side from)
    {
        const std::scoped_lock lock(mutex);
        for (const auto &[id, observer] : live[connection].observers) {
            if (observer.frame)
                observer.frame(frame, from);
        }
    }

    void flush(int connection)
    {
        const std::scoped_lock lock(mutex);
        for (const auto &[id, observer] : live[connection].observers) {
            if (observer.flush)
                observer.flush();
        }
        if (live[connection].isEnded)
            live.erase(connection);
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
    const int id = ++m_state->lastId;
    m_state->listeners[id] = listener;
    for (auto &[connection, live] : m_state->live) {
        if (listener.opened && !live.isEnded)
            live.observers[id] = listener.opened(live.opened);
    }
    return id;
}

void TrafficTap::remove(int listener)
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->listeners.erase(listener);
    for (auto &[connection, live] : m_state->live) {
        const auto observer = live.observers.find(listener);
        if (observer == live.observers.end())
            continue;
        if (observer->second.flush)
            observer->second.flush();
        live.observers.erase(observer);
    }
}

} // namespace jackfield::ui
