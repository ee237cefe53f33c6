// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "workspacemodel.h"

#include "filewatch.h"

#include <QFileInfo>
#include <QMimeData>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

/// A group, which has no parent, a folder or a file.
struct WorkspaceModel::Node
{
    WorkspaceGroup group;
    WorkspaceEntry entry;
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;

    int row(const std::vector<std::unique_ptr<Node>> &groups) const
    {
        const auto &siblings = parent ? parent->children : groups;
        return int(std::ranges::find(siblings, this, &std::unique_ptr<Node>::get)
                   - siblings.begin());
    }
    const Node *find(const QString &path) const
    {
        if (parent && entry.path == path)
            return this;
        for (const auto &child : children) {
            if (const Node *found = child->find(path))
                return found;
        }
        return nullptr;
    }
};

WorkspaceModel::WorkspaceModel(QObject *parent)
    : QAbstractItemModel(parent)
{
    for (const WorkspaceGroup group : workspaceGroups)
        m_groups.push_back(std::make_unique<Node>(group, WorkspaceEntry { {}, true }));
    m_settle.setSingleShot(true);
    m_settle.setInterval(std::chrono::milliseconds(50));
    connect(&m_settle, &QTimer::timeout, this, &WorkspaceModel::reload);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!m_settle.isActive())
            m_settle.start();
    });
}

WorkspaceModel::~WorkspaceModel() = default;

void WorkspaceModel::setWorkspace(const Workspace &workspace)
{
    beginResetModel();
    m_workspace = workspace;
    m_status.clear();
    for (const auto &group : m_groups) {
        group->entry.path = m_workspace.folderOf(group->group);
        group->children.clear();
        fill(*group);
    }
    endResetModel();
    m_isThere = QFileInfo(m_workspace.folder()).isDir();
    watch();
}

void WorkspaceModel::fill(Node &node) const
{
    for (const WorkspaceEntry &entry : m_workspace.entriesIn(node.group, node.entry.path)) {
        Node &child = *node.children.emplace_back(std::make_unique<Node>(node.group, entry, &node));
        if (entry.isFolder)
            fill(child);
    }
}

/// All of them anew: a folder may be another one than before by the same name. The one above the workspace, which alone is told
/// when that is moved, too.
void WorkspaceModel::watch()
{
    const QString above = QFileInfo(m_workspace.folder()).absolutePath();
    QStringList folders { nearestFolder(above) };
    if (QFileInfo(m_workspace.folder()).isDir())
        folders.append(m_workspace.folder());
    const auto collect = [&](const auto &self, const Node &node) -> void {
        if (node.entry.isFolder && QFileInfo(node.entry.path).isDir())
            folders.append(node.entry.path);
        for (const auto &child : node.children)
            self(self, *child);
    };
    for (const auto &group : m_groups)
        collect(collect, *group);
    if (const QStringList watched = m_watcher.directories(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    m_watcher.addPaths(folders);
}

void WorkspaceModel::reload()
{
    m_settle.stop();
    followAll();
    watch();
    followAll(); // what came before it was watched
    const bool wasThere = std::exchange(m_isThere, QFileInfo(m_workspace.folder()).isDir());
    if (wasThere != m_isThere)
        Q_EMIT presenceChanged();
}

void WorkspaceModel::followAll()
{
    for (const auto &group : m_groups)
        follow(*group);
}

/// Removes what is gone, then brings what is there into its order, one after the other.
void WorkspaceModel::follow(Node &node)
{
    const QList<WorkspaceEntry> found = m_workspace.entriesIn(node.group, node.entry.path);
    const QModelIndex parent = indexOf(&node);
    auto &children = node.children;
    for (int row = int(children.size()) - 1; row >= 0; --row) {
        if (found.contains(children[size_t(row)]->entry))
            continue;
        beginRemoveRows(parent, row, row);
        children.erase(children.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(found.size()); ++row) {
        const auto at = children.begin() + row;
        const auto there = std::find_if(
            at, children.end(), [&](const auto &child) { return child->entry == found[row]; });
        if (there == children.end()) {
            beginInsertRows(parent, row, row);
            auto child = std::make_unique<Node>(node.group, found[row], &node);
            if (found[row].isFolder)
                fill(*child);
            children.insert(at, std::move(child));
            endInsertRows();
        } else if (there != at) {
            const int from = int(there - children.begin());
            beginMoveRows(parent, from, from, parent, row);
            std::rotate(at, there, there + 1);
            endMoveRows();
        }
        if (found[row].isFolder)
            follow(*children[size_t(row)]);
    }
}

void WorkspaceModel::setStatus(const QString &path, const Status &status)
{
    m_status[path] = status;
    if (const QModelIndex index = indexOf(path); index.isValid())
        Q_EMIT dataChanged(index, index, { LiveRole, RecordingRole, DetailRole });
}

WorkspaceModel::Node *WorkspaceModel::nodeOf(const QModelIndex &index) const
{
    return static_cast<Node *>(index.internalPointer());
}

QModelIndex WorkspaceModel::indexOf(const Node *node) const
{
    return createIndex(node->row(m_groups), 0, node);
}

QModelIndex WorkspaceModel::indexOf(WorkspaceGroup group) const
{
    return indexOf(m_groups[size_t(group)].get());
}

QModelIndex WorkspaceModel::indexOf(const QString &path) const
{
    for (const auto &group : m_groups) {
        if (const Node *found = group->find(path))
            return indexOf(found);
    }
    return {};
}

QString WorkspaceModel::folderAt(const QModelIndex &index) const
{
    return index.isValid() && nodeOf(index)->entry.isFolder ? nodeOf(index)->entry.path : QString();
}

QModelIndex WorkspaceModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const auto &siblings = parent.isValid() ? nodeOf(parent)->children : m_groups;
    return createIndex(row, column, siblings[size_t(row)].get());
}

QModelIndex WorkspaceModel::parent(const QModelIndex &child) const
{
    const Node *node = child.isValid() ? nodeOf(child)->parent : nullptr;
    return node ? indexOf(node) : QModelIndex();
}

int WorkspaceModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    return parent.column() == 0 ? int(nodeOf(parent)->children.size()) : 0;
}

int WorkspaceModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant WorkspaceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = *nodeOf(index);
    if (role == GroupRole)
        return int(node.group);
    return node.parent ? entryData(node, role) : groupData(node.group, role);
}

QVariant WorkspaceModel::groupData(WorkspaceGroup group, int role)
{
    if (role != Qt::DisplayRole)
        return {};
    switch (group) {
    case WorkspaceGroup::Connections:
        return tr("CONNECTIONS");
    case WorkspaceGroup::Mocks:
        return tr("MOCKS");
    case WorkspaceGroup::Scripts:
        return tr("SCRIPTS");
    case WorkspaceGroup::Sessions:
        break;
    }
    return tr("SESSIONS");
}

QVariant WorkspaceModel::entryData(const Node &node, int role) const
{
    const QString &path = node.entry.path;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return node.entry.isFolder ? QFileInfo(path).fileName() : Workspace::titleOf(path);
    case PathRole:
        return path;
    case FolderRole:
        return node.entry.isFolder;
    case DetailRole:
        return m_status.value(path).detail;
    case LiveRole:
        return m_status.value(path).isLive;
    case RecordingRole:
        return m_status.value(path).isRecording;
    default:
        return {};
    }
}

Qt::ItemFlags WorkspaceModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!index.isValid())
        return flags;
    flags.setFlag(Qt::ItemIsDropEnabled, nodeOf(index)->entry.isFolder);
    if (nodeOf(index)->parent)
        flags |= Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
    return flags;
}

bool WorkspaceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString path = index.data(PathRole).toString();
    const QString title = value.toString().trimmed();
    if (role != Qt::EditRole || path.isEmpty() || title == index.data(Qt::EditRole).toString())
        return false;
    Q_EMIT renameRequested(path, title);
    return true;
}

QStringList WorkspaceModel::mimeTypes() const
{
    return { pathMimeType };
}

QMimeData *WorkspaceModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    if (!indexes.isEmpty())
        data->setData(pathMimeType, indexes.first().data(PathRole).toString().toUtf8());
    return data;
}

bool WorkspaceModel::canDropMimeData(
    const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    const QString path = QString::fromUtf8(data->data(pathMimeType));
    const QString folder = folderAt(parent);
    return !path.isEmpty() && !folder.isEmpty() && folder != path && !folder.startsWith(path + u'/')
        && m_workspace.groupOf(path) == nodeOf(parent)->group;
}

bool WorkspaceModel::dropMimeData(
    const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    Q_EMIT moveRequested(QString::fromUtf8(data->data(pathMimeType)), folderAt(parent), row);
    return true;
}

} // namespace jackfield::ui
