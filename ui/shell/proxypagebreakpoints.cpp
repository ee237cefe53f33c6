// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What a proxy holds, and what is sent in the name of others.
#include "proxypage.h"

#include <ui/models/format.h>
#include <ui/views/breakpointlist.h>
#include <ui/views/heldpanel.h>
#include <ui/views/injectpanel.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/styled.h>
#include <ui/views/trafficview.h>

#include <QTabBar>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
/// Of the panel below the log.
enum Panel { Held, Breakpoints, Inject };

constexpr quint32 longestWritten = 4 << 20; ///< bytes, in an editor
} // namespace

QWidget *ProxyPage::createPanel()
{
    auto *panel = new QWidget(this);
    m_panels = tabbedPanel(panel,
                           { { tr("Held"), m_held },
                             { tr("Breakpoints"), m_breakpoints },
                             { tr("Inject"), m_inject } });
    m_panels->setObjectName(u"proxyPanels"_s);
    return panel;
}

void ProxyPage::connectBreakpoints()
{
    m_interceptor->numberBy([this] { return int(log().lastConnection()); });
    m_held->setInterceptor(m_interceptor);
    m_inject->setInterceptor(m_interceptor);
    addActions(m_held->menuActions()); // for the palette
    connect(m_held, &HeldPanel::holdsAllChanged, this, &ProxyPage::updateRule);
    connect(m_held, &HeldPanel::depthChanged, this, &ProxyPage::updateState);
    connect(m_breakpoints, &BreakpointList::edited, this, &ProxyPage::updateRule);
    connect(m_breakpoints, &BreakpointList::edited, this, &ProxyPage::edited);
    MessageLogView *rows = view()->logPanel()->view();
    rows->setCanHold(true);
    connect(rows, &MessageLogView::holdRequested, this, [this](const QString &filter) {
        m_breakpoints->add(filter);
        m_panels->setCurrentIndex(Breakpoints);
        Q_EMIT panelNeeded();
    });
    const auto tell = [this](const QString &problem) { view()->notice()->tell(problem); };
    connect(m_held, &HeldPanel::failed, this, tell);
    connect(m_inject, &InjectPanel::failed, this, tell);
    updateRule();
}

void ProxyPage::updateRule()
{
    const QList<Breakpoint> breakpoints = m_breakpoints->breakpoints();
    m_interceptor->setRule(ruleOf(breakpoints, m_held->holdsAll(), Side::Server));
    const auto on = std::ranges::count(breakpoints, true, &Breakpoint::isOn);
    m_panels->setTabText(Breakpoints, on > 0 ? tr("Breakpoints · %1").arg(on) : tr("Breakpoints"));
}

bool ProxyPage::isHolding() const
{
    return m_held->depth() > 0;
}

void ProxyPage::releaseHeld()
{
    m_held->releaseAll();
}

void ProxyPage::focusComposer()
{
    Q_EMIT panelNeeded();
    m_panels->setCurrentIndex(isHolding() ? Held : Inject);
    (isHolding() ? static_cast<QWidget *>(m_held) : m_inject)->setFocus(Qt::ShortcutFocusReason);
}

void ProxyPage::compose(qsizetype storeRow)
{
    const MessageStore::Record record = log().store().at(storeRow);
    if (record.size > longestWritten) {
        view()->notice()->tell(
            tr("%1 is too much to be written here.").arg(formattedSize(record.size)),
            Notice::Tone::Warning);
        return;
    }
    const QByteArray payload = log().store().payload(record).toByteArray();
    Q_EMIT panelNeeded();
    m_inject->editor()->setMessage(record.kind == EntryKind::Binary ? WsMessage::binary(payload)
                                                                    : WsMessage::fromUtf8(payload));
    m_inject->setTarget(other(record.from()), int(record.connection));
    m_panels->setCurrentIndex(Inject);
    m_inject->setFocus(Qt::OtherFocusReason);
}

} // namespace jackfield::ui
