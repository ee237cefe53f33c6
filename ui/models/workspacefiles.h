// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workspace.h"

namespace jackfield::ui {

/// What is done with the files of a workspace. What stands beside a session under its name goes with it: rules, notes and
/// packed payloads.

/// Makes an empty workspace of a folder that is not there yet, or is empty. Errors: Io; Invalid, there is something in it.
Result<void> createWorkspace(const QString &folder);
/// Of an address or the like what the name of a file may have: "127.0.0.1-9101-chat". Empty if there is nothing.
QString fileTitle(const QString &text);
/// Where a file or folder of that name would stand. Errors: as renameFile().
Result<QString> renamedPath(const QString &path, const QString &title);
/// The new path, also of a folder. Errors: Invalid, a name that no file can have; Io, also if there is such a file.
Result<QString> renameFile(const QString &path, const QString &title);
/// Moves a file or a folder of the user's into another folder: its new path. Errors: Io, also if there is such a file;
/// Invalid, if the folder is in the one that is moved.
Result<QString> movePath(const QString &path, const QString &folder);
/// To stand at `target` from now on. Errors: Io, also if there is something, or nothing at `path`.
Result<QString> moveTo(const QString &path, const QString &target);
/// A new folder in `folder`, "new folder-2" if there is one: its path. Error: Io.
Result<QString> makeFolder(const QString &folder);

/// Makes a copy in the workspace, of one of its files or another one: its path, "feed-2" if there is a feed. Error: Io.
Result<QString> duplicateFile(const Workspace &workspace, const QString &path);

/// The copy of a file from elsewhere that is in the workspace already, with all that goes with it; empty if there is none.
QString copyIn(const Workspace &workspace, const QString &path);

/// A hash of a file, of what goes with it and of what is in a folder: another one if somebody wrote to any of it.
QByteArray fingerprint(const QString &path);

/// Files that were taken out of a workspace, each with where it is kept.
struct RemovedFiles
{
    QString path; ///< of the file itself
    QList<std::pair<QString, QString>> moved;

    /// Puts them back. Error: Io, also if there are others meanwhile.
    Result<void> restore() const;
};

/// Moves a file, or a folder with all that is in it, into a folder of its own in `trash`. Error: Io.
Result<RemovedFiles> removeFile(const QString &path, const QString &trash);

} // namespace jackfield::ui
