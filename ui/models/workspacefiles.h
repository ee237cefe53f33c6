// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workspace.h"

namespace jackfield::ui {

/// What is done with the files of a workspace. What stands beside a session under its name goes with it: rules, notes and
/// packed payloads.

/// The new path. Errors: Invalid, a name that no file can have; Io, also if there is such a file.
Result<QString> renameFile(const QString &path, const QString &title);
/// Makes a copy in the workspace, of one of its files or another one: its path, "feed-2" if there is a feed. Error: Io.
Result<QString> duplicateFile(const Workspace &workspace, const QString &path);

/// Files that were taken out of a workspace, each with where it is kept.
struct RemovedFiles
{
    QString path; ///< of the file itself
    QList<std::pair<QString, QString>> moved;

    /// Puts them back. Error: Io, also if there are others meanwhile.
    Result<void> restore() const;
};

/// Moves a file into a folder of its own in `trash`. Error: Io.
Result<RemovedFiles> removeFile(const QString &path, const QString &trash);

} // namespace jackfield::ui
