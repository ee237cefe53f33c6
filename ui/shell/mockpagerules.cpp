// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Which rules of a mock answer, which messages none answers, and how a rule is made of one.
#include "mockdefinition.h"
#include "mockmisses.h"
#include "mockpage.h"
#include "mockrules.h"

#include <ui/models/format.h>
#include <ui/models/ruledraft.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QTabBar>

namespace jackfield::ui {

void MockPage::connectRules()
{
    connect(m_rules, &MockRules::placeEntered, this, &MockPage::goTo);
    connect(m_misses, &MockMisses::changed, this, &MockPage::showMisses);
    connect(m_misses, &MockMisses::ruleRequested, this, &MockPage::makeRule);
    connect(m_definition, &MockDefinition::checked, this, [this] {
        m_rules->setDefinition(m_definition->text());
    });
}

void MockPage::showMisses()
{
    const qint64 total = m_misses->total();
    m_panels->setTabText(Unanswered,
                         total > 0 ? tr("Unanswered · %1").arg(formattedCount(total))
                                   : tr("Unanswered"));
}

void MockPage::goTo(const JsonPointer &place)
{
    m_panels->setCurrentIndex(Definition);
    m_definition->goTo(place);
}

void MockPage::makeRule(const MockMiss &miss)
{
    const auto route = JsonPointer::parse(miss.place);
    m_panels->setCurrentIndex(Definition);
    if (!route || !m_definition->addRule(*route, ruleLike(miss.message)))
        view()->notice()->tell(
            tr("The route %1 of the definition has no rules to add one to.").arg(miss.path),
            Notice::Tone::Warning);
}

} // namespace jackfield::ui
