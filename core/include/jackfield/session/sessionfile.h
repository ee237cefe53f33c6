// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/session.h>

namespace jackfield {

/// A session file of any size, opened at once and read where one looks: any event by its number. Opening reads the
/// first line alone; `indexMore` finds where events begin, at the speed of reading, and keeps four bytes for each.
///
/// The file is read in blocks, not mapped: one that gets shorter under a map ends the program by a signal, here it is
/// an error. That costs a third of the speed of the search, which still passes a gigabyte a second. The index is not kept
/// on disk: to make it anew takes as long as reading the file.
///
/// Thread: any, one at a time. Two of the same file share nothing.
class SessionFile
{
public:
    static constexpr qint64 step = 8 << 20; ///< bytes; some milliseconds
    static constexpr qsizetype mostNotes = 1000;

    /// Of a regular file. Errors: Io; Invalid and Unsupported with `where` as "file:1".
    static Result<SessionFile> open(const QString &path);

    SessionFile(SessionFile &&) noexcept;
    SessionFile &operator=(SessionFile &&) noexcept;
    ~SessionFile();
    Q_DISABLE_COPY(SessionFile)

    const QString &path() const;
    const SessionHeader &header() const;

    /// Looks for events in so many bytes more. A last line without a line feed counts if it parses, else it is left out
    /// with a note. Error: Io.
    Result<void> indexMore(qint64 bytes = step);
    Result<void> indexAll();
    /// Whether everything is indexed that was there when the file was opened or refreshed.
    bool isComplete() const;
    /// Looks whether the file has grown, by a writer that appends: if so it is not complete any more. Error: Io, if it
    /// has become shorter.
    Result<bool> refresh();

    /// Events that are indexed.
    qsizetype size() const;
    /// The event on line `index` + 2, in constant time; next ones cost least. A damaged line is a Gap and leaves a note.
    /// Precondition: `0 <= index < size()`. Error: Io.
    Result<SessionEvent> event(qsizetype index);

    /// Bytes that are indexed and that there are, for telling how far it is.
    qint64 indexedBytes() const;
    qint64 bytes() const;
    /// What was wrong with the lines that were asked for, and with the last: "file:line: what", in order of lines, the
    /// first `mostNotes`.
    QStringList notes() const;

private:
    struct State;
    explicit SessionFile(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

} // namespace jackfield
