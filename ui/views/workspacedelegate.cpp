// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "workspacedelegate.h"

#include "workspaceview.h"

#include <ui/models/workspacefiles.h>
#include <ui/models/workspacemodel.h>

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int rowHeight = 28;
constexpr int groupHeight = 36;
constexpr int iconPixels = 16;
constexpr int dotSize = 8;
constexpr int indentation = 16;

class WorkspaceDelegate : public QStyledItemDelegate
{
public:
    WorkspaceDelegate(Look &look, WorkspaceView &view)
        : QStyledItemDelegate(&view)
        , m_look(look)
        , m_view(view)
        , m_folder(look.icon(u"folder"_s))
        , m_openFolder(look.icon(u"folder-open"_s))
        , m_plus(look.icon(u"list-add"_s))
    {
        for (const WorkspaceGroup group : workspaceGroups)
            m_icons.append(WorkspaceView::iconOf(look, group));
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return { 0, index.parent().isValid() ? rowHeight : groupHeight };
    }

    QWidget *createEditor(QWidget *parent,
                          const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override
    {
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        editor->setProperty("path", index.data(WorkspaceModel::PathRole));
        editor->setAccessibleName(WorkspaceView::tr("Name"));
        return editor;
    }

    void updateEditorGeometry(QWidget *editor,
                              const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override
    {
        editor->setGeometry(placed(option, option.rect.adjusted(32 + indent(index), 1, -8, -1)));
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

    /// What is being written stays when the row changes.
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        const auto *edit = qobject_cast<QLineEdit *>(editor);
        if (!edit || !edit->isModified())
            QStyledItemDelegate::setEditorData(editor, index);
    }

protected:
    /// A name that cannot be stays to be mended.
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *edit = qobject_cast<QLineEdit *>(watched);
        const auto *key =
            event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event) : nullptr;
        if (edit && key && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            const auto named =
                renamedPath(edit->property("path").toString(), edit->text().trimmed());
            if (!named) {
                m_view.refuseName(named.error().message);
                return true;
            }
        }
        return QStyledItemDelegate::eventFilter(watched, event);
    }

private:
    /// Mirrored in its row where people read from right to left.
    static QRect placed(const QStyleOptionViewItem &option, const QRect &rect)
    {
        return QStyle::visualRect(option.direction, option.rect, rect);
    }

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
        painter->drawText(placed(option, option.rect.adjusted(12, 8, -8, 0)),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          index.data().toString());
        if (option.state & QStyle::State_MouseOver && WorkspaceView::canMake(index))
            m_plus.paint(painter, placed(option, WorkspaceView::plusIn(option.rect)));
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
                         row.center().y() - iconPixels / 2 + 1,
                         iconPixels,
                         iconPixels);
        iconOf(option, index).paint(painter, placed(option, icon));
        QRect text = row.adjusted(8 + indent(index) + iconPixels + 8, 0, -8, 0);
        const std::pair<int, QColor> dots[] = { { WorkspaceModel::LiveRole, theme.good },
                                                { WorkspaceModel::RecordingRole, theme.failure } };
        for (const auto &[role, colour] : dots) {
            if (!index.data(role).toBool())
                continue;
            painter->setPen(Qt::NoPen);
            painter->setBrush(colour);
            const QRect dot(
                text.right() - dotSize + 1, row.center().y() - dotSize / 2 + 1, dotSize, dotSize);
            painter->drawEllipse(placed(option, dot));
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
            painter->drawText(placed(option, text), Qt::AlignRight | Qt::AlignVCenter, detail);
            text.setRight(text.right() - option.fontMetrics.horizontalAdvance(detail) - 8);
        }
        painter->setPen(m_look.theme().ink);
        painter->drawText(
            placed(option, text),
            Qt::AlignLeft | Qt::AlignVCenter,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, text.width()));
    }

    Look &m_look;
    WorkspaceView &m_view;
    QList<QIcon> m_icons;
    QIcon m_folder;
    QIcon m_openFolder;
    QIcon m_plus;
};
} // namespace

QStyledItemDelegate *createWorkspaceDelegate(Look &look, WorkspaceView &view)
{
    return new WorkspaceDelegate(look, view);
}

} // namespace jackfield::ui
