// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workspace.h"

#include <QAbstractItemModel>
#include <QFileSystemWatcher>
#include <QHash>
#include <array>

namespace jackfield::ui {

/// A workspace as a tree of two levels: its groups, and their files. Follows the folder as it changes on disk.
class WorkspaceModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        PathRole = Qt::UserRole + 1, ///< of a file; empty for a group
        GroupRole, ///< WorkspaceGroup as int
        DetailRole, ///< a few words beside the name: "9000, 2 clients"
        LiveRole, ///< whether it is connected or hosted now
    };
    struct Status
    {
        bool isLive = false;
        QString detail;
    };

    explicit WorkspaceModel(QObject *parent = nullptr);

    const Workspace &workspace() const { return m_workspace; }
    void setWorkspace(const Workspace &workspace);
    void setStatus(const QString &path, const Status &status);
    /// Of a group or file.
    QModelIndex indexOf(WorkspaceGroup group) const;
    QModelIndex indexOf(const QString &path) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Asks for another name of a file.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void renameRequested(const QString &path, const QString &title);

private:
    static constexpr int groupCount = 3;

    void reload();
    void reload(WorkspaceGroup group);
    void watch();
    QVariant groupData(WorkspaceGroup group, int role) const;
    QVariant fileData(WorkspaceGroup group, const QString &path, int role) const;

    Workspace m_workspace { QString() };
    std::array<QStringList, groupCount> m_files;
    QHash<QString, Status> m_status;
    QFileSystemWatcher m_watcher;
};

} // namespace jackfield::ui
