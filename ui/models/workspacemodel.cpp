// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "workspacemodel.h"

#include <QFileInfo>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr quintptr groupId = 0; ///< of a group's index; a file has its group's number plus one

WorkspaceGroup groupOf(const QModelIndex &index)
{
    return WorkspaceGroup(index.internalId() == groupId ? quintptr(index.row())
                                                        : index.internalId() - 1);
}
} // namespace

WorkspaceModel::WorkspaceModel(QObject *parent)
    : QAbstractItemModel(parent)
{
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { reload(); });
}

void WorkspaceModel::setWorkspace(const Workspace &workspace)
{
    beginResetModel();
    m_workspace = workspace;
    m_status.clear();
    for (int i = 0; i < groupCount; ++i)
        m_files[size_t(i)] = m_workspace.filesOf(WorkspaceGroup(i));
    endResetModel();
    if (const QStringList watched = m_watcher.directories(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    watch();
}

void WorkspaceModel::watch()
{
    QStringList folders { m_workspace.folder() };
    for (int i = 0; i < groupCount; ++i)
        folders.append(m_workspace.folderOf(WorkspaceGroup(i)));
    const QStringList watched = m_watcher.directories();
    for (const QString &folder : std::as_const(folders)) {
        if (!watched.contains(folder) && QFileInfo(folder).isDir())
            m_watcher.addPath(folder);
    }
}

void WorkspaceModel::reload()
{
    for (int i = 0; i < groupCount; ++i)
        reload(WorkspaceGroup(i));
    watch();
}

void WorkspaceModel::reload(WorkspaceGroup group)
{
    QStringList &files = m_files[size_t(group)];
    const QStringList found = m_workspace.filesOf(group);
    const QModelIndex parent = indexOf(group);
    for (qsizetype row = files.size() - 1; row >= 0; --row) {
        if (found.contains(files[row]))
            continue;
        beginRemoveRows(parent, int(row), int(row));
        files.removeAt(row);
        endRemoveRows();
    }
    for (qsizetype row = 0; row < found.size(); ++row) {
        if (row < files.size() && files[row] == found[row])
            continue;
        beginInsertRows(parent, int(row), int(row));
        files.insert(row, found[row]);
        endInsertRows();
    }
}

void WorkspaceModel::setStatus(const QString &path, const Status &status)
{
    m_status[path] = status;
    if (const QModelIndex index = indexOf(path); index.isValid())
        Q_EMIT dataChanged(index, index, { LiveRole, DetailRole });
}

QModelIndex WorkspaceModel::indexOf(WorkspaceGroup group) const
{
    return createIndex(int(group), 0, groupId);
}

QModelIndex WorkspaceModel::indexOf(const QString &path) const
{
    for (int i = 0; i < groupCount; ++i) {
        const qsizetype row = m_files[size_t(i)].indexOf(path);
        if (row >= 0)
            return createIndex(int(row), 0, quintptr(i + 1));
    }
    return {};
}

QModelIndex WorkspaceModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : groupId);
}

QModelIndex WorkspaceModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == groupId)
        return {};
    return indexOf(groupOf(child));
}

int WorkspaceModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return groupCount;
    if (parent.internalId() != groupId || parent.column() != 0)
        return 0;
    return int(m_files[size_t(parent.row())].size());
}

int WorkspaceModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant WorkspaceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WorkspaceGroup group = groupOf(index);
    if (role == GroupRole)
        return int(group);
    if (index.internalId() == groupId)
        return groupData(group, role);
    return fileData(group, m_files[size_t(group)][index.row()], role);
}

Qt::ItemFlags WorkspaceModel::flags(const QModelIndex &index) const
{
    const bool isFile = index.isValid() && index.internalId() != groupId;
    return QAbstractItemModel::flags(index) | (isFile ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

bool WorkspaceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString path = index.data(PathRole).toString();
    const QString title = value.toString().trimmed();
    if (role != Qt::EditRole || path.isEmpty() || title == Workspace::titleOf(path))
        return false;
    Q_EMIT renameRequested(path, title);
    return true;
}

QVariant WorkspaceModel::groupData(WorkspaceGroup group, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (group) {
    case WorkspaceGroup::Connections:
        return tr("CONNECTIONS");
    case WorkspaceGroup::Mocks:
        return tr("MOCKS");
    case WorkspaceGroup::Sessions:
        break;
    }
    return tr("SESSIONS");
}

QVariant WorkspaceModel::fileData(WorkspaceGroup, const QString &path, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return Workspace::titleOf(path);
    case PathRole:
        return path;
    case DetailRole:
        return m_status.value(path).detail;
    case LiveRole:
        return m_status.value(path).isLive;
    default:
        return {};
    }
}

} // namespace jackfield::ui
