// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>

#include <QString>

namespace jackfield {

/// Secrets where there is no keychain: a JSON object in a file that its owner alone may read. Nothing is encrypted.
class SecretFile
{
public:
    explicit SecretFile(QString path);

    const QString &path() const { return m_path; }
    /// Errors: Missing; Io and Invalid, if the file is there and of no use.
    Result<QString> read(const QString &key) const;
    /// Errors: Io, Invalid. A file of no use stays as it is.
    Result<void> keep(const QString &key, const QString &value) const;
    Result<void> forget(const QString &key) const;

private:
    QString m_path;
};

} // namespace jackfield
