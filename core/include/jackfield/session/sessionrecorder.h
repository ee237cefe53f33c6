// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/redaction.h>
#include <jackfield/session/session.h>
#include <jackfield/support/clock.h>

#include <functional>

namespace jackfield {

class SessionTap;

/// How a recording is made.
struct RecordingOptions
{
    QString recorder = QStringLiteral("library"); ///< stands in the header
    Clock clock = Clock::system();
    Redaction redaction = Redaction::defaults();
    /// Of a writer: writing fails from now on, until it works again. Called once for each such loss, while nothing else is
    /// recorded; it must not call back. Thread: any.
    std::function<void(const Error &)> failed = {};
};

/// Records into memory: a shared, locked handle. All copies are the same recording. Thread: any.
class SessionRecorder
{
public:
    explicit SessionRecorder(const RecordingOptions &options = {});

    /// What was recorded until now.
    Session session() const;
    /// For servers, clients and proxies; the recording lives as long as the sink.
    WsSink sink() const;
    operator WsSink() const { return sink(); } // NOLINT(google-explicit-constructor)

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace jackfield
