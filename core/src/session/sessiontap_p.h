// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/framecollector.h>
#include <jackfield/session/sessionrecorder.h>

#include <mutex>

namespace jackfield {

/// Turns what connections report into session events: numbers, times, pseudonyms. Where the events go is an argument.
class SessionTap
{
public:
    struct Output
    {
        std::function<void(SessionEvent &&)> event;
        std::function<void()> flush;
    };
    /// Where an appended recording goes on.
    struct Start
    {
        std::chrono::microseconds t { 0 };
        int lastConn = 0;
        int firstPseudonym = 1;
    };

    SessionTap(const RecordingOptions &options, const Start &start, Output output);

    /// `owner` keeps the tap alive.
    static WsSink sink(const std::shared_ptr<SessionTap> &tap);
    /// Runs `task` while nothing is recorded.
    template<typename Task>
    auto locked(const Task &task)
    {
        const std::scoped_lock lock(m_mutex);
        return task();
    }
    /// Precondition: called within `locked`.
    int lastConnection() const { return m_lastConn; }
    /// An event of the recording itself. Precondition: called within `locked` or `Output`.
    void record(SessionEvent event);

private:
    void recordRedacted(SessionEvent event);
    int opened(const WsOpened &opened, SessionEvent::Kind kind);
    void happened(int conn, FrameCollector &frames, const WsEvent &event);
    std::chrono::microseconds now() const;

    std::mutex m_mutex;
    Clock m_clock;
    std::chrono::microseconds m_origin;
    int m_lastConn; ///< the last number that was given
    Redactor m_redactor;
    Output m_output;
};

} // namespace jackfield
