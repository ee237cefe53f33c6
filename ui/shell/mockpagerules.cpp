// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Which rules of a mock answer, which messages none answers, and how a rule is made of one.
#include "mockdefinition.h"
#include "mockmisses.h"
#include "mockpage.h"
#include "mockrules.h"

#include <jackfield/http/uritemplate.h>
#include <ui/models/format.h>
#include <ui/models/jsontext.h>
#include <ui/models/ruledraft.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QTabBar>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
QString textAt(const JsonText &text, const JsonPointer &place)
{
    const int there = text.find(place);
    if (there < 0)
        return {};
    const JsonText::Value &value = text.values()[there];
    const auto read =
        JsonValue::parse(text.text().sliced(value.begin, value.end - value.begin).toUtf8());
    return read ? read->toString() : QString();
}

/// The route with rules that answers the path, else the first one with rules.
std::optional<JsonPointer> routeFor(const JsonText &definition, const QString &requestPath)
{
    std::optional<JsonPointer> any;
    const JsonPointer servers = JsonPointer().child(u"servers"_s);
    for (int i = 0; definition.find(servers.child(i)) >= 0; ++i) {
        const JsonPointer routes = servers.child(i).child(u"routes"_s);
        for (int j = 0; definition.find(routes.child(j)) >= 0; ++j) {
            const JsonPointer route = routes.child(j);
            if (definition.find(route.child(u"rules"_s)) < 0
                && definition.find(route.child(u"proxy"_s)) < 0)
                continue;
            if (!any)
                any = route;
            const auto path = UriTemplate::parse(textAt(definition, route.child(u"path"_s)));
            if (path && path->match(requestPath))
                return route;
        }
    }
    return any;
}
} // namespace

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

void MockPage::addRule(const QString &requestPath, const JsonValue &rule)
{
    const auto route = routeFor(JsonText(m_definition->text()), requestPath);
    Q_EMIT panelNeeded();
    m_panels->setCurrentIndex(Definition);
    if (!route || !m_definition->addRule(*route, rule))
        view()->notice()->tell(tr("No route of %1 has rules to add one to.").arg(title()),
                               Notice::Tone::Warning);
}

} // namespace jackfield::ui
