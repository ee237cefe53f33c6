// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workspace.h"

#include <QAbstractItemModel>
#include <QFileSystemWatcher>
#include <QHash>
#include <QTimer>
#include <memory>

namespace jackfield::ui {

/// A workspace as a tree: its groups, their files, and folders with files in them. Follows the folder as it changes on disk.
/// Names are edited and entries are dragged; the model asks for it to be done.
class WorkspaceModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        PathRole = Qt::UserRole + 1, ///< of a file or folder; empty for a group
        GroupRole, ///< WorkspaceGroup as int
        FolderRole, ///< whether it is a folder of the user's
        DetailRole, ///< a few words beside the name: "9000, 2 clients"
        LiveRole, ///< whether it is connected or hosted now
        RecordingRole, ///< whether what passes there is being recorded
    };
    struct Status
    {
        bool isLive = false;
        QString detail;
        bool isRecording = false;
    };
    static constexpr QLatin1StringView pathMimeType { "application/x-jackfield-workspace-path" };

    explicit WorkspaceModel(QObject *parent = nullptr);
    ~WorkspaceModel() override;

    const Workspace &workspace() const { return m_workspace; }
    void setWorkspace(const Workspace &workspace);
    void setStatus(const QString &path, const Status &status);
    /// Reads the folder again, now.
    void reload();
    /// Of a group, file or folder.
    QModelIndex indexOf(WorkspaceGroup group) const;
    QModelIndex indexOf(const QString &path) const;
    /// Of a group or a folder: where it stands on disk.
    QString folderAt(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Asks for another name of a file.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool canDropMimeData(const QMimeData *data,
                         Qt::DropAction action,
                         int row,
                         int column,
                         const QModelIndex &parent) const override;
    /// Asks for the file to be moved there.
    bool dropMimeData(const QMimeData *data,
                      Qt::DropAction action,
                      int row,
                      int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    /// The folder of the workspace is gone, or back.
    void presenceChanged();
    void renameRequested(const QString &path, const QString &title);
    /// Into `folder`, before what is its `row` now; -1: wherever it belongs there.
    void moveRequested(const QString &path, const QString &folder, int row);

private:
    struct Node;

    Node *nodeOf(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node) const;
    void fill(Node &node) const;
    void follow(Node &node);
    void followAll();
    void watch();
    static QVariant groupData(WorkspaceGroup group, int role);
    QVariant entryData(const Node &node, int role) const;

    Workspace m_workspace { QString() };
    std::vector<std::unique_ptr<Node>> m_groups;
    QHash<QString, Status> m_status;
    QFileSystemWatcher m_watcher;
    QTimer m_settle; ///< git changes many at once
    bool m_isThere = true;
};

} // namespace jackfield::ui
