// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "workspaceview.h"

#include <ui/models/workspacemodel.h>

#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int rowHeight = 28;
constexpr int groupHeight = 36;
constexpr int iconSize = 16;
constexpr int dotSize = 8;
constexpr int indentation = 16;

class WorkspaceDelegate : public QStyledItemDelegate
{
public:
    WorkspaceDelegate(Look &look, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_look(look)
        , m_folder(look.icon(u"folder"_s))
        , m_openFolder(look.icon(u"folder-open"_s))
    {
        for (const WorkspaceGroup group : workspaceGroups)
            m_icons.append(WorkspaceView::iconOf(look, group));
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return { 0, index.parent().isValid() ? rowHeight : groupHeight };
    }

    void updateEditorGeometry(QWidget *editor,
                              const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override
    {
        editor->setGeometry(option.rect.adjusted(32 + indent(index), 1, -8, -1));
    }

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        painter->save();
        if (index.parent().isValid())
            paintFile(painter, option, index);
        else
            paintGroup(painter, option, index);
        painter->restore();
    }

private:
    /// Below its group.
    static int indent(const QModelIndex &index)
    {
        int depth = 0;
        for (QModelIndex above = index.parent().parent(); above.isValid(); above = above.parent())
            ++depth;
        return depth * indentation;
    }

    const QIcon &iconOf(const QStyleOptionViewItem &option, const QModelIndex &index) const
    {
        if (index.data(WorkspaceModel::FolderRole).toBool())
            return option.state & QStyle::State_Open ? m_openFolder : m_folder;
        return m_icons[index.data(WorkspaceModel::GroupRole).toInt()];
    }

    void paintGroup(QPainter *painter,
                    const QStyleOptionViewItem &option,
                    const QModelIndex &index) const
    {
        QFont font = option.font;
        font.setWeight(QFont::DemiBold);
        font.setPointSizeF(font.pointSizeF() * 0.9);
        painter->setFont(font);
        painter->setPen(m_look.theme().muted);
        painter->drawText(option.rect.adjusted(12, 8, -8, 0),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          index.data().toString());
    }

    void
    paintFile(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
    {
        const Theme &theme = m_look.theme();
        const QRect row = option.rect.adjusted(8, 1, -8, -1);
        const bool selected = option.state & QStyle::State_Selected;
        painter->setRenderHint(QPainter::Antialiasing);
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? theme.selected : theme.raised);
            painter->drawRoundedRect(row, 4, 4);
        }
        const QRect icon(row.left() + 8 + indent(index),
                         row.center().y() - iconSize / 2 + 1,
                         iconSize,
                         iconSize);
        iconOf(option, index).paint(painter, icon);
        QRect text = row.adjusted(8 + indent(index) + iconSize + 8, 0, -8, 0);
        if (index.data(WorkspaceModel::LiveRole).toBool()) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.good);
            painter->drawEllipse(
                text.right() - dotSize + 1, row.center().y() - dotSize / 2 + 1, dotSize, dotSize);
            text.setRight(text.right() - dotSize - 8);
        }
        paintTexts(painter, text, option, index);
    }

    void paintTexts(QPainter *painter,
                    QRect text,
                    const QStyleOptionViewItem &option,
                    const QModelIndex &index) const
    {
        const QString detail = index.data(WorkspaceModel::DetailRole).toString();
        if (!detail.isEmpty()) {
            painter->setPen(m_look.theme().muted);
            painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, detail);
            text.setRight(text.right() - option.fontMetrics.horizontalAdvance(detail) - 8);
        }
        painter->setPen(m_look.theme().ink);
        painter->drawText(
            text,
            Qt::AlignLeft | Qt::AlignVCenter,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    }

    Look &m_look;
    QList<QIcon> m_icons;
    QIcon m_folder;
    QIcon m_openFolder;
};
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
    setItemDelegate(new WorkspaceDelegate(look, this));
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
