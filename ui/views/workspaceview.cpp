// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "workspaceview.h"

#include "workspacedelegate.h"

#include <ui/models/workspacemodel.h>

#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QStyledItemDelegate>
#include <QToolTip>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int iconPixels = 16;
} // namespace

QIcon WorkspaceView::iconOf(const Look &look, WorkspaceGroup group)
{
    switch (group) {
    case WorkspaceGroup::Connections:
        return look.icon(u"network-connect"_s);
    case WorkspaceGroup::Mocks:
        return look.icon(u"network-server"_s);
    case WorkspaceGroup::Scripts:
        return look.icon(u"code-context"_s);
    case WorkspaceGroup::Sessions:
        break;
    }
    return look.icon(u"view-list-text"_s);
}

WorkspaceView::WorkspaceView(Look &look, WorkspaceModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setObjectName(u"workspace"_s);
    setAccessibleName(tr("Workspace"));
    setModel(&model);
    setItemDelegate(createWorkspaceDelegate(look, *this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setExpandsOnDoubleClick(false); // a click does
    setIndentation(0);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDefaultDropAction(Qt::MoveAction);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setEditTriggers(EditKeyPressed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    openFolders();
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_closed.clear();
        openFolders();
    });
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &above) {
        openFolders(above);
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_closed.insert(m_model.folderAt(index));
        Q_EMIT closedFoldersChanged();
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (m_closed.remove(m_model.folderAt(index)))
            Q_EMIT closedFoldersChanged();
    });
    connect(this, &QTreeView::clicked, this, &WorkspaceView::open);
    connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        const QModelIndex index = indexAt(position);
        if (index.isValid())
            Q_EMIT menuRequested(index, viewport()->mapToGlobal(position));
    });
    connect(&look, &Look::changed, viewport(), qOverload<>(&QWidget::update));
}

/// Opens what is not said to be closed; a group or folder that was empty cannot have been opened before.
void WorkspaceView::openFolders(const QModelIndex &below)
{
    const QString folder = m_model.folderAt(below);
    if (below.isValid() && folder.isEmpty())
        return; // a file
    if (below.isValid() && isExpanded(below) == m_closed.contains(folder))
        setExpanded(below, !m_closed.contains(folder));
    for (int row = 0; row < m_model.rowCount(below); ++row)
        openFolders(m_model.index(row, 0, below));
}

QStringList WorkspaceView::closedFolders() const
{
    QStringList paths;
    for (const QString &path : m_closed) {
        if (QFileInfo(path).isDir())
            paths.append(m_model.workspace().relative(path));
    }
    paths.sort();
    return paths;
}

void WorkspaceView::setClosedFolders(const QStringList &paths)
{
    m_closed.clear();
    for (const QString &path : paths)
        m_closed.insert(m_model.workspace().folder() + u'/' + path);
    openFolders();
}

void WorkspaceView::followMove(const QString &from, const QString &to)
{
    QSet<QString> closed;
    for (const QString &path : std::as_const(m_closed)) {
        const bool isMoved = path == from || path.startsWith(from + u'/');
        closed.insert(isMoved ? to + path.sliced(from.size()) : path);
    }
    m_closed = closed;
}

void WorkspaceView::select(const QString &path)
{
    if (const QModelIndex index = m_model.indexOf(path); index.isValid())
        setCurrentIndex(index);
    else
        setCurrentIndex({});
}

void WorkspaceView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
        if (!isExpanded(above))
            return;
    }
    QTreeView::scrollTo(index, hint);
}

void WorkspaceView::rename()
{
    if (currentPath().isEmpty())
        return;
    for (QModelIndex above = currentIndex().parent(); above.isValid(); above = above.parent())
        expand(above);
    setFocus();
    edit(currentIndex());
}

QString WorkspaceView::currentPath() const
{
    return currentIndex().data(WorkspaceModel::PathRole).toString();
}

void WorkspaceView::open(const QModelIndex &index)
{
    const QString path = index.data(WorkspaceModel::PathRole).toString();
    if (index.data(WorkspaceModel::FolderRole).toBool())
        setExpanded(index, !isExpanded(index));
    else if (!path.isEmpty())
        Q_EMIT opened(path);
}

bool WorkspaceView::canMake(const QModelIndex &index)
{
    const auto group = WorkspaceGroup(index.data(WorkspaceModel::GroupRole).toInt());
    return index.isValid() && !index.parent().isValid() && group != WorkspaceGroup::Sessions;
}

QRect WorkspaceView::plusIn(const QRect &row)
{
    return {
        row.right() - 8 - iconPixels, row.center().y() - iconPixels / 2 + 4, iconPixels, iconPixels
    };
}

bool WorkspaceView::isOnPlus(const QPoint &position) const
{
    constexpr int margin = 4;
    const QModelIndex index = indexAt(position);
    return canMake(index)
        && QStyle::visualRect(layoutDirection(), visualRect(index), plusIn(visualRect(index)))
               .adjusted(-margin, -margin, margin, margin)
               .contains(position);
}

void WorkspaceView::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const QPoint position = event->position().toPoint();
    if (event->button() == Qt::LeftButton && isOnPlus(position))
        Q_EMIT newRequested(
            WorkspaceGroup(indexAt(position).data(WorkspaceModel::GroupRole).toInt()));
}

bool WorkspaceView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QTreeView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), isOnPlus(help->pos()) ? tr("New") : QString(), this);
    return true;
}

void WorkspaceView::moveCurrent(bool isUp)
{
    const QModelIndex current = currentIndex();
    const int row = current.row() + (isUp ? -1 : 2); // behind the next one
    const QModelIndex parent = current.parent();
    if (!current.isValid() || !parent.isValid() || row < 0 || row > m_model.rowCount(parent))
        return;
    const std::unique_ptr<QMimeData> dragged(m_model.mimeData({ current }));
    m_model.dropMimeData(dragged.get(), Qt::MoveAction, row, 0, parent);
}

void WorkspaceView::keyPressEvent(QKeyEvent *event)
{
    const bool isMove = event->modifiers() == Qt::AltModifier
        && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down);
    if (isMove) {
        moveCurrent(event->key() == Qt::Key_Up);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        open(currentIndex());
    else if (event->key() == Qt::Key_Delete && !currentPath().isEmpty())
        Q_EMIT removeRequested(currentPath());
    else
        QTreeView::keyPressEvent(event);
}

} // namespace jackfield::ui
