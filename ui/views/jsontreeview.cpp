// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsontreeview.h"

#include <ui/models/payloadpath.h>
#include <ui/models/rowterms.h>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostUnfolded = 100; ///< members that are unfolded from the beginning
}

JsonTreeView::JsonTreeView(Look &look, QWidget *parent)
    : QTreeView(parent)
    , m_look(look)
{
    setObjectName(u"payloadTree"_s);
    setLayoutDirection(Qt::LeftToRight); // as the text of the payload
    setModel(&m_model);
    look.setMonospace(this);
    setUniformRowHeights(true);
    setIndentation(16);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setEditTriggers(NoEditTriggers);
    header()->hide();
    header()->setStretchLastSection(true);
    setAccessibleName(tr("The payload as a tree"));
    setToolTip(tr("Drag a value into the log to make a column of it"));
}

void JsonTreeView::setValue(const JsonValue &value)
{
    m_model.setValue(value);
    if (value.size() <= mostUnfolded)
        expandToDepth(1);
    resizeColumnToContents(JsonTreeModel::Name);
    setColumnWidth(JsonTreeModel::Name, std::clamp(columnWidth(JsonTreeModel::Name) + 16, 96, 320));
}

void JsonTreeView::copy(const QByteArray &raw)
{
    QGuiApplication::clipboard()->setText(textOfJson(raw));
}

void JsonTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && currentIndex().isValid())
        copy(m_model.raw(currentIndex()));
    else
        QTreeView::keyPressEvent(event);
}

void JsonTreeView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index =
        event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const QString path = index.data(JsonTreeModel::PathRole).toString();
    const QByteArray raw =
        m_model.raw(index); // the tree may be another one before the menu is closed
    const QIcon copyIcon = m_look.icon(u"edit-copy"_s);
    QMenu menu(this);
    menu.addAction(copyIcon, tr("Copy the value"), this, [raw] { copy(raw); });
    menu.addAction(copyIcon, tr("Copy the path"), this, [path] {
        QGuiApplication::clipboard()->setText(path);
    });
    menu.addSeparator();
    menu.addAction(m_look.icon(u"view-split-left-right"_s),
                   tr("Add as a column"),
                   this,
                   [this, path] { Q_EMIT lensRequested(path); });
    const QString term = conditionOf(path, raw);
    if (!term.isEmpty()) {
        menu.addAction(m_look.icon(u"view-filter"_s),
                       tr("Show only ones with this value"),
                       this,
                       [=, this] { Q_EMIT termRequested(term); });
    }
    menu.addAction(m_look.icon(u"view-filter"_s),
                   tr("Show only ones that have it"),
                   this,
                   [=, this] { Q_EMIT termRequested(path); });
    menu.exec(event->globalPos());
}

} // namespace jackfield::ui
