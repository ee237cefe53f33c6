// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What a session's tab leads to: a comparison with another one.
#include "sessionpage.h"

#include <ui/views/styled.h>

#include <QAction>
#include <QMenu>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

QWidget *SessionPage::createCompareButton()
{
    m_compare = new QToolButton(this);
    m_compare->setObjectName(u"compareWith"_s);
    m_compare->setText(tr("Compare with"));
    m_compare->setIcon(m_context.look.icon(u"vcs-diff"_s));
    m_compare->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_compare->setPopupMode(QToolButton::InstantPopup);
    m_compare->setToolTip(tr("Shows this session and another one side by side"));
    auto *menu = new QMenu(m_compare);
    m_compare->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const QString &other : m_context.workspace().filesOf(WorkspaceGroup::Sessions)) {
            if (other == path())
                continue;
            const QString name = m_context.workspace().relative(other).section(u'/', 1);
            menu->addAction(QString(name).replace(u'&', u"&&"_s).remove(u".session.jsonl"_s),
                            this,
                            [this, other] { Q_EMIT comparisonRequested(path(), other); });
        }
        if (menu->isEmpty())
            menu->addAction(tr("There is no other session in the workspace"))->setEnabled(false);
    });
    auto *action = new QAction(m_compare->icon(), tr("Compare with another session…"), this);
    connect(action, &QAction::triggered, m_compare, &QToolButton::showMenu);
    addAction(action);
    return m_compare;
}

} // namespace jackfield::ui
