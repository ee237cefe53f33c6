// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What the panel of held messages is made of: two queues and an editor with its buttons and keys.
#include "heldpanel.h"
#include "styled.h"

#include <QAction>
#include <QCheckBox>
#include <QListView>
#include <QShortcut>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

QWidget *HeldPanel::createLanes(Look &look)
{
    auto *top = new QWidget(this);
    auto *bar = panelBar(top);
    auto *row = static_cast<QHBoxLayout *>(bar->layout());
    m_holdsAll->setObjectName(u"holdAll"_s);
    m_holdsAll->setToolTip(
        tr("Every message waits, in both directions, until you release it; pings "
           "pass. While anything can be held, messages pass when they are whole"));
    m_releaseAll->setObjectName(u"releaseAll"_s);
    m_releaseAll->setToolTip(tr("All that waits goes on, in its order (F8)"));
    m_forgetLost->setObjectName(u"forgetLost"_s);
    m_forgetLost->setToolTip(tr("They are in the log, too"));
    row->addWidget(m_holdsAll);
    row->addStretch(1);
    row->addWidget(m_forgetLost);
    row->addWidget(m_releaseAll);
    auto *lanes = new QHBoxLayout;
    lanes->setSpacing(1);
    lanes->addWidget(createLane(look, m_lanes[int(Side::Client)], u"clientQueue"_s));
    lanes->addWidget(createLane(look, m_lanes[int(Side::Server)], u"serverQueue"_s));
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addLayout(lanes, 1);
    return top;
}

QWidget *HeldPanel::createLane(Look &look, Lane &lane, const QString &name)
{
    auto *box = new QWidget(this);
    const bool isOfClient = &lane == &m_lanes[int(Side::Client)];
    lane.queue = new HeldQueue(isOfClient ? Side::Client : Side::Server, this);
    lane.heading = elidedLabel(box);
    lane.heading->setObjectName(name + u"Depth"_s);
    lane.heading->setContentsMargins(12, 4, 12, 4);
    lane.list = new QListView(box);
    lane.list->setObjectName(name);
    lane.list->setAccessibleName(isOfClient ? tr("Held on the way to the server")
                                            : tr("Held on the way to the client"));
    lane.list->setModel(lane.queue);
    lane.list->setUniformItemSizes(true);
    lane.list->setFont(look.monospace());
    lane.list->setFrameShape(QFrame::NoFrame);
    lane.list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    lane.list->setToolTip(tr("Enter edits the current message, Delete drops it"));
    addKeys(lane.list);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(lane.heading);
    layout->addWidget(lane.list, 1);
    connect(lane.list->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            [this](const QModelIndex &index) {
                if (index.isValid())
                    this->look(index.data(HeldQueue::IdRole).toULongLong());
            });
    return box;
}

void HeldPanel::addKeys(QListView *list)
{
    auto *remove = new QShortcut(QKeySequence::Delete, list);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &HeldPanel::drop);
    for (const Qt::Key key : { Qt::Key_Return, Qt::Key_Enter }) {
        auto *edit = new QShortcut(key, list);
        edit->setContext(Qt::WidgetShortcut);
        connect(edit, &QShortcut::activated, m_editor, [this] {
            m_editor->setFocus(Qt::ShortcutFocusReason);
        });
    }
}

void HeldPanel::createEditor(Look &look)
{
    setFocusProxy(m_editor);
    m_editor->setObjectName(u"heldEditor"_s);
    m_editor->editor()->setPlaceholderText(
        tr("Nothing waits. “Hold everything”, a breakpoint, or “Hold ones like this” at a row of "
           "the log holds what comes next."));
    addDeed(
        look.icon(u"media-playback-start"_s), tr("Release"), u"Ctrl+Return"_s, &HeldPanel::release);
    addDeed(look.icon(u"edit-copy"_s), tr("Duplicate"), {}, &HeldPanel::duplicate);
    addDeed(look.icon(u"edit-delete"_s), tr("Drop"), {}, &HeldPanel::drop);
    m_actions[0]->setToolTip(tr("The message goes on as it is written here (Ctrl+Enter)"));
    m_actions[1]->setToolTip(tr("A copy waits right behind it"));
    m_actions[2]->setToolTip(
        tr("It is not delivered; the log shows it struck through (Delete in the list)"));
}

/// A button beside the mode, and an action for the palette.
void HeldPanel::addDeed(const QIcon &icon,
                        const QString &text,
                        const QString &keys,
                        void (HeldPanel::*deed)())
{
    auto *action = new QAction(icon, text, this);
    action->setShortcut(QKeySequence(keys));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, deed);
    addAction(action);
    m_actions.append(action);
    auto *button = new QToolButton(m_editor);
    button->setObjectName(u"held"_s + text);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_editor->bar()->addWidget(button);
}

} // namespace jackfield::ui
