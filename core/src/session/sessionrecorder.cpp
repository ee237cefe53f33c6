// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "sessiontap_p.h"

namespace jackfield {

struct SessionRecorder::State
{
    explicit State(const RecordingOptions &options)
        : session { .header = { .startedAt = options.clock.now().toUTC(),
                                .recorder = options.recorder,
                                .unknown = {} },
                    .events = {},
                    .notes = {} }
        , tap(options,
              {},
              { .event = [this](SessionEvent &&event) { session.events.append(std::move(event)); },
                .flush = [] {} })
    { }

    Session session; ///< guarded by the tap
    SessionTap tap;
};

SessionRecorder::SessionRecorder(const RecordingOptions &options)
    : m_state(std::make_shared<State>(options))
{ }

Session SessionRecorder::session() const
{
    return m_state->tap.locked([this] { return m_state->session; });
}

WsSink SessionRecorder::sink() const
{
    return SessionTap::sink(std::shared_ptr<SessionTap>(m_state, &m_state->tap));
}

} // namespace jackfield
