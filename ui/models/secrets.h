// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "secretstore.h"

#include <jackfield/session/knownsecrets.h>

#include <QMap>
#include <memory>

namespace jackfield::ui {

/// Variables whose values stand in the keychain, and by which names.
struct SecretReferences
{
    QString folder; ///< of the workspace: what one keeps, another one never gets
    QMap<QString, QString> names; ///< by variable

    /// Those that stand in a text as `{{ variable }}`.
    SecretReferences usedIn(const QString &text) const;
    /// A text with `{{ variable }}` for each value that stands in it. `values`: by variable, others too.
    QByteArray withVariables(const QByteArray &text, const QMap<QString, QString> &values) const;
};

/// Secrets of workspaces: read when they are needed first, and then in memory until the program ends. Thread: the window's.
class Secrets
{
public:
    /// By variable.
    struct Found
    {
        QMap<QString, QString> values;
        QMap<QString, QString> problems; ///< why one has no value, and what to do
    };
    using Answered = std::function<void(const Found &found)>;

    explicit Secrets(std::shared_ptr<SecretStore> store);

    /// Answers once, at once if all are known.
    void read(const SecretReferences &references, const Answered &answered);
    /// What was read or kept already, by variable.
    QMap<QString, QString> known(const SecretReferences &references) const;
    /// All that were read or kept until now, and those that follow.
    std::shared_ptr<const KnownSecrets> all() const { return m_all; }
    /// As SecretStore::keep().
    void keep(const QString &folder,
              const QString &name,
              const QString &value,
              const SecretStore::Kept &answered);
    void forget(const QString &folder, const QString &name);

private:
    using Values = QMap<QString, QString>; ///< by key

    std::shared_ptr<SecretStore> m_store;
    std::shared_ptr<Values> m_values = std::make_shared<Values>();
    std::shared_ptr<KnownSecrets> m_all = std::make_shared<KnownSecrets>();
};

} // namespace jackfield::ui
