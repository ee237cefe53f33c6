// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "heldpanel.h"

#include "styled.h"

#include <ui/models/format.h>
#include <ui/models/writtenbytes.h>

#include <QAction>
#include <QCheckBox>
#include <QListView>
#include <QSignalBlocker>
#include <QSplitter>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::milliseconds pause { 30 }; ///< between two looks at what waits
} // namespace

HeldPanel::HeldPanel(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_mailbox(this)
    , m_holdsAll(new QCheckBox(tr("Hold everything"), this))
    , m_releaseAll(new QPushButton(tr("Release all"), this))
    , m_forgetLost(new QPushButton(tr("Forget what was lost"), this))
    , m_editor(new PayloadEditor(look, this))
{
    createEditor(look);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(createLanes(look));
    split->addWidget(m_editor);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(split);
    m_refreshing.setSingleShot(true);
    m_refreshing.setInterval(pause);
    connect(&m_refreshing, &QTimer::timeout, this, &HeldPanel::refresh);
    m_clock.setInterval(std::chrono::seconds(1));
    connect(&m_clock, &QTimer::timeout, this, &HeldPanel::showWaiting);
    connect(m_holdsAll, &QCheckBox::toggled, this, &HeldPanel::holdsAllChanged);
    connect(m_releaseAll, &QPushButton::clicked, this, &HeldPanel::releaseAll);
    connect(m_forgetLost, &QPushButton::clicked, this, &HeldPanel::forgetLost);
    connect(m_editor, &PayloadEditor::edited, this, [this] {
        keepDraft();
        updateDeeds();
    });
    refresh();
}

void HeldPanel::setInterceptor(const std::shared_ptr<const Interceptor> &interceptor)
{
    if (m_interceptor)
        m_interceptor->onChanged({});
    m_interceptor = interceptor;
    m_drafts.clear();
    if (m_interceptor) {
        m_interceptor->onChanged([this, box = m_mailbox.address()] {
            box.post([this] {
                if (!m_refreshing.isActive())
                    m_refreshing.start();
            });
        });
    }
    refresh();
}

bool HeldPanel::holdsAll() const
{
    return m_holdsAll->isChecked();
}

void HeldPanel::setHoldsAll(bool on)
{
    m_holdsAll->setChecked(on);
}

int HeldPanel::depth() const
{
    return m_depth;
}

void HeldPanel::refresh()
{
    const auto held = m_interceptor ? m_interceptor->held() : QList<Interceptor::Held>();
    bool isLost = false;
    for (const auto &one : held)
        isLost |= !one.lost.isEmpty();
    for (Lane &lane : m_lanes)
        lane.queue->take(held);
    m_forgetLost->setVisible(isLost);
    const int depth = m_lanes[0].queue->depth() + m_lanes[1].queue->depth();
    m_releaseAll->setEnabled(depth > 0);
    setStyled(m_releaseAll, "primary", depth > 0);
    depth > 0 ? m_clock.start() : m_clock.stop();
    if (!current())
        selectFirst();
    showCurrent();
    showWaiting();
    updateDeeds();
    if (std::exchange(m_depth, depth) != depth)
        Q_EMIT depthChanged(depth);
}

const Interceptor::Held *HeldPanel::current() const
{
    for (const Lane &lane : m_lanes) {
        if (const int row = lane.queue->rowOf(m_current); row >= 0)
            return &lane.queue->at(row);
    }
    return nullptr;
}

/// The one that has gone was the first, mostly: the next of the same queue is next.
void HeldPanel::selectFirst()
{
    m_current = 0;
    const bool isOfServer = m_lanes[0].queue->rowCount() == 0
        || (m_lanes[1].list->hasFocus() && m_lanes[1].queue->rowCount() > 0);
    const HeldQueue &queue = *m_lanes[isOfServer ? 1 : 0].queue;
    if (queue.rowCount() > 0)
        look(queue.at(0).id);
    else
        m_editor->setMessage(WsMessage::text({}));
}

/// What is written for the other one is kept.
void HeldPanel::look(quint64 id)
{
    if (id == m_current)
        return;
    m_current = id;
    if (const auto *held = current()) {
        if (const auto draft = m_drafts.constFind(id); draft != m_drafts.constEnd())
            m_editor->restore(*draft);
        else
            m_editor->setMessage(held->message);
    }
    showCurrent();
    updateDeeds();
}

void HeldPanel::showCurrent()
{
    for (const Lane &lane : m_lanes) {
        const int row = lane.queue->rowOf(m_current);
        const QSignalBlocker quiet(lane.list->selectionModel());
        lane.list->setCurrentIndex(row >= 0 ? lane.queue->index(row) : QModelIndex());
        lane.list->viewport()->update();
    }
    m_editor->setEnabled(current() && current()->lost.isEmpty());
}

void HeldPanel::keepDraft()
{
    if (m_current == 0)
        return;
    if (m_editor->isEdited())
        m_drafts[m_current] = m_editor->draft();
    else
        m_drafts.remove(m_current);
    markDrafts();
}

void HeldPanel::markDrafts()
{
    const QSet<quint64> edited(m_drafts.keyBegin(), m_drafts.keyEnd());
    for (const Lane &lane : m_lanes)
        lane.queue->setEdited(edited);
}

void HeldPanel::updateDeeds()
{
    const auto *held = current();
    const bool canDecide = held && held->lost.isEmpty();
    for (QAction *action : m_actions)
        action->setEnabled(canDecide);
    m_actions[0]->setEnabled(canDecide && m_editor->message());
    m_actions[0]->setText(canDecide && m_editor->isEdited() ? tr("Release changed")
                                                            : tr("Release"));
}

/// As it is written, if that is a message.
bool HeldPanel::decide(quint64 id)
{
    const auto draft = m_drafts.constFind(id);
    if (draft == m_drafts.constEnd())
        return m_interceptor->release(id);
    const auto message = draft->mode == Composer::Mode::Hex
        ? bytesFrom(ByteNotation::Hex, draft->text).transform(&WsMessage::binary)
        : Result<WsMessage>(WsMessage::text(draft->text));
    if (!message) {
        m_current = 0;
        look(id);
        Q_EMIT failed(tr("Nothing was released: what is written here is not Hex: %1")
                          .arg(message.error().message));
        return false;
    }
    m_drafts.remove(id);
    return m_interceptor->release(id, *message);
}

void HeldPanel::release()
{
    if (!m_actions[0]->isEnabled())
        return;
    decide(m_current);
    markDrafts();
}

void HeldPanel::releaseAll()
{
    if (!m_interceptor)
        return;
    for (const quint64 id : m_drafts.keys()) {
        const bool isThere = m_lanes[0].queue->rowOf(id) >= 0 || m_lanes[1].queue->rowOf(id) >= 0;
        if (isThere && !decide(id) && m_drafts.contains(id))
            return; // it was said
    }
    m_drafts.clear();
    m_interceptor->releaseAll();
}

void HeldPanel::drop()
{
    if (!m_actions.last()->isEnabled())
        return;
    m_drafts.remove(m_current);
    m_interceptor->drop(m_current);
}

void HeldPanel::duplicate()
{
    m_interceptor->duplicate(m_current);
}

void HeldPanel::forgetLost()
{
    m_interceptor->forgetLost();
}

QString
HeldPanel::waitWords(const QString &name, const HeldQueue &queue, std::chrono::microseconds waited)
{
    if (queue.depth() == 0)
        return tr("%1: nothing waits").arg(name);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(waited).count();
    return tr("%1: %2 · waited for %3 s").arg(name, formattedCount(queue.depth())).arg(seconds);
}

/// Whoever is to hear it may give up.
void HeldPanel::showWaiting()
{
    const auto now = m_interceptor ? m_interceptor->now() : std::chrono::microseconds(0);
    for (Lane &lane : m_lanes) {
        const bool isOfClient = &lane == &m_lanes[int(Side::Client)];
        const Side from = isOfClient ? Side::Client : Side::Server;
        QString words = waitWords(isOfClient ? tr("To the server") : tr("To the client"),
                                  *lane.queue,
                                  lane.queue->waited(now));
        QString toolTip = isOfClient ? tr("What clients said; the server has not heard it yet")
                                     : tr("What the server said; the client has not heard it yet");
        for (const auto &line :
             m_interceptor ? m_interceptor->lines() : QList<Interceptor::Line>()) {
            if (line.isClientGone || line.isServerGone)
                words +=
                    line.isClientGone ? tr(" · the client hung up") : tr(" · the server hung up");
            if (isOfClient ? line.isClientGone : line.isServerGone)
                toolTip += u"\n"_s + tr("Who said it hung up; what is released still arrives");
            if (isOfClient ? line.isServerGone : line.isClientGone)
                toolTip += u"\n"_s + tr("Who is to hear it hung up; it may not arrive any more");
            if (m_interceptor->isFull(line.connection, from)) {
                words += tr(" · full");
                toolTip += u"\n"_s
                    + tr("%1 wait: nothing more is read from there, pings neither")
                          .arg(formattedSize(m_interceptor->mostBytes()));
            }
        }
        lane.heading->setText(words);
        lane.heading->setToolTip(plainToolTip(toolTip));
        setStyled(lane.heading, "tone", lane.queue->depth() > 0 ? u"warning"_s : QString());
        setStyled(lane.heading, "quiet", lane.queue->depth() == 0);
    }
}

} // namespace jackfield::ui
