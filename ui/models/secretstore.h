// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>

#include <QString>
#include <functional>

namespace jackfield::ui {

/// Where secrets of this user are kept: the system's keychain. Each call is answered once, and never before it returned.
/// Thread: the window's, for answers too.
class SecretStore
{
public:
    using Read = std::function<void(const Result<QString> &value)>;
    /// If there is no keychain here, it is said where the secret stands instead; else nothing.
    using Kept = std::function<void(const Result<QString> &warning)>;

    SecretStore() = default;
    virtual ~SecretStore() = default;
    Q_DISABLE_COPY_MOVE(SecretStore)

    /// Errors: Missing, if there is none under that key; Io, with what the keychain says.
    virtual void read(const QString &key, const Read &answered) = 0;
    /// Error: Io.
    virtual void keep(const QString &key, const QString &value, const Kept &answered) = 0;
    /// As far as it is there.
    virtual void forget(const QString &key) = 0;
};

} // namespace jackfield::ui
