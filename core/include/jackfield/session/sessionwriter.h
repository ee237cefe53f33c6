// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/sessionrecorder.h>

namespace jackfield {

/// Records into a file, as it happens: what one turn brought is one write, before it is delivered or sent. Whole lines
/// survive the death of the process. One writer a file. A shared, locked handle; thread: any.
class SessionWriter
{
public:
    /// What happens if the file exists.
    enum class Existing {
        Fail,
        Append, ///< goes on in time and connection numbers; a torn end is cut off, with a Gap event
        Overwrite,
    };

    /// Errors: Io (cannot be written, exists), Refused (another writer has it), those of reading it for Append.
    static Result<SessionWriter> open(const QString &path,
                                      Existing existing = Existing::Fail,
                                      const RecordingOptions &options = {});

    WsSink sink() const;
    operator WsSink() const { return sink(); } // NOLINT(google-explicit-constructor)

    QString path() const;
    /// Whether the file still stands there: not deleted, moved or replaced by somebody else. What is written goes into it
    /// all the same, and is gone with the writer if the file was deleted, unless moveTo() saves it.
    bool isAtItsPath() const;
    /// Writes all that was recorded as a new file, whatever became of the old one, and goes on in that. Error: Io, also if
    /// there is one; then it goes on as before.
    Result<void> moveTo(const QString &path) const;
    /// Of the connections that were written so far, the ones that stood in the file included; 0 if there is none.
    int lastConnection() const;
    /// Writes what waits, now. Io after a full disk or the like: what could not be written is lost, the file ends with
    /// a whole line, and a Gap event says so as soon as writing works again.
    Result<void> flush() const;

private:
    struct State;
    explicit SessionWriter(std::shared_ptr<State> state);
    std::shared_ptr<State> m_state;
};

} // namespace jackfield
