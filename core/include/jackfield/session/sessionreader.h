// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/session.h>

#include <QIODevice>
#include <functional>

namespace jackfield {

class LineSource;

/// Reads a session line by line: memory is bounded by the longest line. One thread at a time.
class SessionReader
{
public:
    enum class Damage {
        Fail, ///< a line that does not parse is an error that names file and line
        Skip, ///< it becomes a Gap event
    };

    /// Bytes, with the line feed; a longer one is damage. A message of `recordableBytes` fits, in base64 and with its frames.
    static constexpr qint64 longestLine = 400 << 20;

    /// Of a regular file; anything else is an Io error.
    static Result<SessionReader> open(const QString &path, Damage damage = Damage::Fail);
    /// From an open device; `name` stands for the file in errors.
    static Result<SessionReader>
    open(std::unique_ptr<QIODevice> device, const QString &name, Damage damage = Damage::Fail);

    SessionReader(SessionReader &&) noexcept;
    SessionReader &operator=(SessionReader &&) noexcept;
    ~SessionReader();
    Q_DISABLE_COPY(SessionReader)

    const SessionHeader &header() const { return m_header; }
    /// The next event; nothing at the end. A last line without a line feed counts if it parses, else it is dropped
    /// with a note. Errors: Invalid, Io; after one, what follows can still be read.
    Result<std::optional<SessionEvent>> next();
    /// Tells `take` of every event that is left. Errors: those of next(), and what `take` returns, which ends it.
    Result<void> forEach(const std::function<Result<void>(SessionEvent &&)> &take);
    /// Passes over so many lines without looking at what they say; how many there were. Error: Io.
    Result<qint64> skip(qint64 events);
    /// The line that was read last, from 1.
    int line() const { return m_line; }
    /// Bytes that were read and that there are, for telling how far it is.
    qint64 position() const;
    qint64 size() const;
    const QStringList &notes() const { return m_notes; }

private:
    SessionReader(std::unique_ptr<LineSource> lines, QString name, Damage damage);
    Result<std::optional<SessionEvent>> damaged(const Error &error, qint64 bytes) const;

    std::unique_ptr<LineSource> m_lines;
    QString m_name;
    QString m_payloads; ///< the folder of those that stand in files of their own
    Damage m_damage;
    SessionHeader m_header;
    int m_line = 0;
    QStringList m_notes;
};

} // namespace jackfield
