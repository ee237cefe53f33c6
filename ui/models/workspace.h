// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace jackfield::ui {

/// What a workspace consists of, in the order in which it is shown.
enum class WorkspaceGroup { Connections, Mocks, Sessions };

/// Values that stand for `{{ name }}` in URLs and headers, such as the host of a stage.
struct Environment
{
    QString name;
    QMap<QString, QString> variables;
};

/// Puts the values of `variables` in the places of `{{ name }}`. Error: Missing, names the variable.
Result<QString> expanded(const QString &text, const QMap<QString, QString> &variables);

/// A folder that people commit to git: workspace.json, connections/*.json, mocks/*.mock.json,
/// sessions/*.session.jsonl.
class Workspace
{
public:
    explicit Workspace(QString folder);

    const QString &folder() const { return m_folder; }
    /// As workspace.json says, else the folder's.
    QString name() const;
    QList<Environment> environments() const;
    /// The group's folder.
    QString folderOf(WorkspaceGroup group) const;
    /// Absolute paths of a group's files, by name.
    QStringList filesOf(WorkspaceGroup group) const;
    /// A file's name without folder and suffix.
    static QString titleOf(const QString &path);
    /// A path in the group's folder that no file has yet: "feed", "feed-2", ...
    QString freePath(WorkspaceGroup group, const QString &title) const;

private:
    QString m_folder;
};

/// Makes `target` a copy of the folder `source`; files that are there stay as they are. Error: Io.
Result<void> copyFolder(const QString &source, const QString &target);

} // namespace jackfield::ui
