// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "secretfile.h"

#include <ui/models/secretstore.h>

namespace jackfield {

/// The system's keychain: Secret Service, KWallet, Keychain, Credential Store. What it cannot take, because there is none
/// or nothing answers, stands in a file, which is said; what the file has is found as long as the keychain has no other.
class Keychain : public ui::SecretStore
{
public:
    /// The path of that file.
    explicit Keychain(const QString &fallback);

    void read(const QString &key, const Read &answered) override;
    void keep(const QString &key, const QString &value, const Kept &answered) override;
    void forget(const QString &key) override;

private:
    const SecretFile m_file;
};

} // namespace jackfield
