// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "incidental_p.h"
#include "testplan_p.h"

#include <QSet>
#include <QUrl>
#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;
using Kind = SessionEvent::Kind;
using Seconds = std::chrono::seconds;

namespace {
QString serverOf(const WsOpened &opened)
{
    const QUrl url(opened.url);
    if (url.isValid() && !url.host().isEmpty())
        return url.scheme() + u"://"_s + url.authority(QUrl::FullyEncoded).section(u'@', -1);
    const QByteArray host = opened.request.headers().value("Host").value_or("localhost");
    return u"ws://"_s + QString::fromLatin1(host);
}

/// The pointers of rules that ignore a place which some message has.
QList<JsonPointer> ignoredPlaces(const Session &session, const Matching &rules)
{
    QList<JsonPointer> wanted;
    for (const PlaceRule &rule : rules.rules()) {
        if (rule.kind == PlaceRuleKind::Ignore && rule.places.pointer())
            wanted.append(*rule.places.pointer());
    }
    QList<JsonPointer> found;
    for (const SessionEvent &event : session.events) {
        if (wanted.isEmpty() || !event.isWholeMessage())
            continue;
        const ReadMessage message(event.message);
        for (const JsonPointer &place : std::as_const(wanted)) {
            if (message.structure() && message.structure()->at(place))
                found.append(place);
        }
        wanted.removeIf([&](const JsonPointer &place) { return found.contains(place); });
    }
    return found;
}

/// Event by event, to steps.
class Planner
{
public:
    Planner(const Session &session, const Matching &rules)
        : m_rules(rules)
        , m_context { rules, ignoredPlaces(session, rules) }
        , m_incidentals(rules)
    { }

    void add(const SessionEvent &event);
    TestPlan finished();

private:
    void begin(const SessionEvent &event, PlanStep::Kind kind);
    void message(const SessionEvent &event);
    void end(const SessionEvent &event);
    int groupOf(const MessagePlace &place, const ReadMessage &message) const;
    void step(PlanStep step) { m_plan.tests.last().steps.append(std::move(step)); }

    const Matching &m_rules;
    PlanContext m_context;
    Incidentals m_incidentals;
    TestPlan m_plan;
    QSet<int> m_open;
    QHash<int, int> m_messages; ///< of each connection, so far
    std::optional<std::chrono::milliseconds> m_first; ///< when the session's first event was
    std::optional<std::chrono::milliseconds> m_last; ///< and the last one until now
    std::chrono::milliseconds m_longestGap { 0 }; ///< before something that the server did
    bool m_hasRespelt = false;
};

void Planner::add(const SessionEvent &event)
{
    const auto at = std::chrono::duration_cast<std::chrono::milliseconds>(event.t);
    if (event.from == Side::Server && m_last)
        m_longestGap = std::max(m_longestGap, at - *m_last);
    m_first = m_first.value_or(at);
    m_last = at;
    if (event.kind == Kind::Open || event.kind == Kind::Refused)
        return begin(event,
                     event.kind == Kind::Open ? PlanStep::Kind::Open : PlanStep::Kind::Refused);
    if (!m_open.contains(event.conn))
        return; // the closing handshake's other half, or nothing that anybody does
    switch (event.kind) {
    case Kind::Message:
        return message(event);
    case Kind::Ping:
        if (event.from == Side::Client)
            step({ .kind = PlanStep::Kind::Ping, .event = event });
        return;
    case Kind::Close:
    case Kind::End:
        return end(event);
    default:
        return;
    }
}

/// Begins a connection, in a test of its own if no other one is open.
void Planner::begin(const SessionEvent &event, PlanStep::Kind kind)
{
    if (m_plan.server.isEmpty())
        m_plan.server = serverOf(event.opened());
    if (m_open.isEmpty())
        m_plan.tests.append(PlannedTest());
    m_plan.tests.last().connections.append(event.conn);
    step({ .kind = kind, .event = event });
    if (kind == PlanStep::Kind::Open)
        m_open.insert(event.conn);
}

/// Which of the rules for any order is for this message, from 1; 0: none.
int Planner::groupOf(const MessagePlace &place, const ReadMessage &message) const
{
    const auto groups = m_rules.unorderedGroups();
    const auto group = std::ranges::find_if(
        groups, [&](const MessageSelector &selector) { return selector.selects(place, message); });
    return group == groups.end() ? 0 : int(group - groups.begin()) + 1;
}

void Planner::message(const SessionEvent &event)
{
    if (!event.isWholeMessage()) // what was never completed cannot be sent, and is not heard
        return;
    PlanStep made { .kind = PlanStep::Kind::Message, .event = event };
    made.n = ++m_messages[event.conn];
    const MessagePlace place { event.conn, made.n, event.from };
    const ReadMessage message = m_rules.read(place, event.message);
    if (message.structure() && !message.notation())
        made.value = planned(place, message, m_context);
    const bool isExact = m_rules.strictness() == Strictness::Exact;
    m_hasRespelt = m_hasRespelt || (isExact && made.value && made.value->hasMarks());
    if (isExact && made.value && !made.value->hasMarks())
        made.value.reset();
    made.sent = pieces(place, message, m_context);
    made.group = groupOf(place, message);
    made.isIncidental = m_incidentals.take(place, message, made.value);
    step(std::move(made));
}

void Planner::end(const SessionEvent &event)
{
    m_open.remove(event.conn);
    PlanStep made { .kind = PlanStep::Kind::Close, .event = event };
    if (event.status && event.status->isSendable())
        made.code = event.status->code;
    else if (event.kind == Kind::End && !event.clean)
        made.kind = PlanStep::Kind::Abort;
    step(std::move(made));
}

TestPlan Planner::finished()
{
    m_plan.variables = m_context.variables.all();
    m_plan.incidentals = m_incidentals.all();
    m_plan.left = m_incidentals.left();
    if (m_last) {
        m_plan.timeout = std::max(m_plan.timeout, std::chrono::ceil<Seconds>(2 * m_longestGap));
        m_plan.limit = std::max(m_plan.limit, std::chrono::ceil<Seconds>(3 * (*m_last - *m_first)));
    }
    const auto leave = [&](bool isLeft, const QString &what) {
        if (isLeft)
            m_plan.left.append(what);
    };
    const auto unseen = std::ranges::count_if(m_rules.rules(), [&](const PlaceRule &rule) {
        return rule.kind == PlaceRuleKind::Ignore && rule.places.pointer()
            && !m_context.ignored.contains(*rule.places.pointer());
    });
    leave(unseen == 1, u"1 ignored place that was not recorded"_s);
    leave(unseen > 1, u"%1 ignored places that were not recorded"_s.arg(unseen));
    const bool hasTimes =
        std::ranges::contains(m_rules.rules(), PlaceRuleKind::Time, &PlaceRule::kind);
    leave(hasTimes,
          u"how far points in time are from their message's: only their types are compared"_s);
    leave(m_rules.strictness() == Strictness::Types,
          u"the types of what stands in arrays, and that texts and bytes may differ"_s);
    leave(
        m_rules.strictness() == Strictness::Shape,
        u"the types of what stands in arrays, that members may be added or null, and that texts and bytes may differ"_s);
    leave(m_hasRespelt,
          u"how JSON is spelt that rules say something of: it is compared by value"_s);
    leave(m_rules.answerWithin().count() > 0, u"how long an answer may take"_s);
    const bool hasPaths = std::ranges::any_of(m_rules.rules(), [](const PlaceRule &rule) {
        return rule.kind == PlaceRuleKind::Ignore && !rule.places.pointer();
    });
    leave(hasPaths, u"places of JSONPaths that were not recorded"_s);
    leave(!m_rules.decodings().isEmpty(),
          u"what stands in binary messages: they are compared by their bytes"_s);
    const qsizetype assertions = m_rules.assertions().size();
    leave(assertions == 1, u"1 assertion"_s);
    leave(assertions > 1, u"%1 assertions"_s.arg(assertions));
    return m_plan;
}
} // namespace

TestPlan TestPlan::of(const Session &session, const Matching *rules)
{
    const Matching none;
    Planner planner(session, rules ? *rules : none);
    for (const SessionEvent &event : session.events)
        planner.add(event);
    return planner.finished();
}

} // namespace jackfield
