// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "connectionfile.h"

namespace jackfield::ui {

/// The environments in the workspace.json of a folder, to be edited: in the order of the file, with all that it holds.
struct EnvironmentFile
{
    struct Environment
    {
        QString name;
        QList<ConnectionFile::Field> variables;

        bool operator==(const Environment &) const = default;
    };

    QList<Environment> environments;
    JsonValue loaded = {}; ///< as they stood in the file

    /// Whether a variable stands in the keychain by that name.
    bool refersTo(const QString &keychain) const;
    /// One by which none does yet: that of the variable, or the same with a number.
    QString freeKeychainName(const QString &variable) const;
    /// Whether an environment has a variable of that name.
    bool has(const QString &variable) const;

    /// A folder without the file has none. Errors: Io, Invalid; `where` is the path.
    static Result<EnvironmentFile> load(const QString &folder);
    /// Leaves everything else in the file as it is, values that are no texts too. Errors: as load(), Io; Invalid if somebody
    /// else changed the environments meanwhile.
    Result<void> save(const QString &folder);
};

/// Says in the workspace.json of a folder in what order files are shown: paths in it. Leaves everything else as it is.
/// Errors: as EnvironmentFile::save().
Result<void> saveOrder(const QString &folder, const QStringList &order);

} // namespace jackfield::ui
