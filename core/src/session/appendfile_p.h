// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/sessionwriter.h>

namespace jackfield {

/// A file that one process at a time adds whole lines to. The lock goes with the process, however it ends.
class AppendFile
{
public:
    AppendFile() = default;
    ~AppendFile();
    AppendFile(AppendFile &&other) noexcept;
    AppendFile &operator=(AppendFile &&other) noexcept;
    Q_DISABLE_COPY(AppendFile)

    /// Opens or makes it (mode 0600) and locks it; what is in it stays, but for Overwrite. Regular files only.
    static Result<AppendFile> open(const QString &path, SessionWriter::Existing existing);

    qint64 size() const { return m_size; }
    /// From here on only its owner may read and write it.
    Result<void> makePrivate();
    /// Cuts everything behind the last line feed off; returns how many bytes that was.
    Result<qint64> cutTornEnd();
    /// All of `bytes` or, after an error, nothing of it.
    Result<void> append(QByteArrayView bytes);
    /// Whether it still stands where it was opened: not deleted, moved or replaced by somebody else.
    bool isAtItsPath() const;
    /// All of it, deleted or not, as a new file. Error: Io, also if there is one.
    Result<AppendFile> copyTo(const QString &path) const;

private:
    Result<void> copyInto(AppendFile &copy) const;
    std::unexpected<Error> failed(const QString &what) const;

    QString m_path;
    int m_descriptor = -1;
    qint64 m_size = 0;
};

} // namespace jackfield
