// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>

#include <QByteArray>
#include <memory>

class QSaveFile;

namespace jackfield {

/// A file that takes the place of what is at `path` once it is committed, on the disk then, at once or not at all. Only its
/// owner may read it, whoever could read what was there. Errors of all: Io.
class PrivateFile
{
public:
    static Result<PrivateFile> open(const QString &path);

    PrivateFile(PrivateFile &&) noexcept;
    PrivateFile &operator=(PrivateFile &&) noexcept;
    ~PrivateFile();
    Q_DISABLE_COPY(PrivateFile)

    Result<void> write(const QByteArray &bytes);
    Result<void> commit();

private:
    explicit PrivateFile(std::unique_ptr<QSaveFile> file);
    std::unexpected<Error> failed() const;

    std::unique_ptr<QSaveFile> m_file;
};

/// All of such a file.
Result<void> writePrivately(const QString &path, const QByteArray &bytes);

} // namespace jackfield
