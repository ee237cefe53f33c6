// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <array>
#include <optional>

namespace jackfield::ui {

/// What a workspace consists of, in the order in which it is shown.
enum class WorkspaceGroup { Connections, Mocks, Scripts, Sessions };
inline constexpr std::array workspaceGroups { WorkspaceGroup::Connections,
                                              WorkspaceGroup::Mocks,
                                              WorkspaceGroup::Scripts,
                                              WorkspaceGroup::Sessions };

/// Values that stand for `{{ name }}` in URLs and headers, such as the host of a stage.
struct Environment
{
    QString name;
    QMap<QString, QString> variables;
    QMap<QString, QString>
        secrets = {}; ///< the variables that are, and their names in the keychain
};

/// What workspace.json says of a workspace.
struct WorkspaceDescription
{
    QString name; ///< else the folder's
    QList<Environment> environments = {};
};

/// Puts the values of `variables` in the places of `{{ name }}`. Error: Missing, names the variable.
Result<QString> expanded(const QString &text, const QMap<QString, QString> &variables);

/// A file of a workspace, or a folder with some.
struct WorkspaceEntry
{
    QString path; ///< absolute
    bool isFolder = false;

    bool operator==(const WorkspaceEntry &) const = default;
};

/// A folder that people commit to git: workspace.json, and in connections, mocks, scripts and sessions files NAME.json,
/// NAME.mock.json, NAME.js and NAME.session.jsonl, in folders of the user's or not.
class Workspace
{
public:
    explicit Workspace(QString folder);

    const QString &folder() const { return m_folder; }
    /// As workspace.json says, else the folder's.
    QString name() const;
    QList<Environment> environments() const;
    /// Both. A folder without the file has no environments. Errors: Missing, the folder; Io, Invalid, Unsupported, the file.
    Result<WorkspaceDescription> description() const;
    /// The group's folder.
    QString folderOf(WorkspaceGroup group) const;
    /// Absolute paths of a group's files, also those in folders, as they are shown one below the other.
    QStringList filesOf(WorkspaceGroup group) const;
    /// What stands in one folder of a group: in the order that workspace.json says, then folders and files by name.
    QList<WorkspaceEntry> entriesIn(WorkspaceGroup group, const QString &folder) const;
    /// Says in workspace.json in what order the entries of a folder stand. Errors: Io, Invalid.
    Result<void> setOrder(const QString &folder, const QStringList &paths) const;
    /// What workspace.json says of the order: paths within the workspace.
    QStringList order() const;
    /// Says all of it. Errors: Io, Invalid.
    Result<void> setWholeOrder(const QStringList &order) const;
    /// What stood at `from`, a file or a folder, stands at `to` in the same place of the order. Errors: as setOrder().
    Result<void> keepOrder(const QString &from, const QString &to) const;
    /// "sessions/incidents/one.session.jsonl" of a path.
    QString relative(const QString &path) const;
    /// The group that a path is in.
    std::optional<WorkspaceGroup> groupOf(const QString &path) const;
    /// The group of files of that name, by its suffix.
    static WorkspaceGroup groupOfName(const QString &name);
    /// The folder of the workspace that a file is of, by the name of its group's folder; without one, the file's own.
    static QString rootOf(const QString &path);
    /// A file's name without folder and suffix.
    static QString titleOf(const QString &path);
    /// The matching rules beside a session, whether they are there or not.
    static QString rulesOf(const QString &session);
    /// A path in the group's folder that no file has yet, nor notes of one: "feed", "feed-2", ...
    QString freePath(WorkspaceGroup group, const QString &title) const;
    /// That path behind those that are taken: "feed", "feed-2"...
    QStringList pathsUntilFree(WorkspaceGroup group, const QString &title) const;
    /// The same with an empty file there, so that it is nobody else's: for what takes its time. Error: Io.
    Result<QString> reservePath(WorkspaceGroup group, const QString &title) const;

private:
    QString m_folder;
};

/// Makes `target` a copy of the folder `source`; files that are there stay as they are. Error: Io.
Result<void> copyFolder(const QString &source, const QString &target);

} // namespace jackfield::ui
