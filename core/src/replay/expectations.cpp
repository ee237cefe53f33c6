// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "expectations_p.h"

#include <jackfield/replay/causes.h>

#include <algorithm>

namespace jackfield {

using std::chrono::microseconds;

namespace {
/// Numbers runs of messages that may come in any order: neighbours that the same rule selects.
class UnorderedRuns
{
public:
    explicit UnorderedRuns(const Matching &matching)
        : m_matching(matching)
    { }

    /// The run of the next message; -1: none.
    int next(const MessagePlace &place, const ReadMessage &read)
    {
        const QList<MessageSelector> &groups = m_matching.unorderedGroups();
        const auto found = std::ranges::find_if(
            groups, [&](const MessageSelector &group) { return group.selects(place, read); });
        const qsizetype rule = found == groups.end() ? -1 : found - groups.begin();
        if (rule != m_rule)
            ++m_run;
        m_rule = rule;
        return rule < 0 ? -1 : m_run;
    }

private:
    const Matching &m_matching;
    qsizetype m_rule = -1; ///< of the message before
    int m_run = 0;
};
} // namespace

microseconds momentOf(const SessionHeader &header, microseconds t)
{
    return std::chrono::milliseconds(header.startedAt.toMSecsSinceEpoch()) + t;
}

QList<Expectation> expectationsOf(const QList<SessionEvent> &connection,
                                  const SessionHeader &header,
                                  Side from,
                                  const Matching &matching,
                                  const std::function<bool(microseconds)> &isOrderSure)
{
    const QList<Cause> causes = from == Side::Server && matching.answerWithin().count() > 0
        ? replay::causes(connection, matching)
        : QList<Cause>();
    auto cause = causes.begin();
    UnorderedRuns runs(matching);
    QList<Expectation> all;
    int n = 0;
    int others = 0; // messages of the other side
    int sure = 0; // of those, how many were surely there before
    microseconds last { 0 };
    for (const SessionEvent &event : connection) {
        if (event.isWholeMessage() && event.from != from) {
            ++n;
            ++others;
            if (isOrderSure && isOrderSure(event.t - last))
                sure = others;
        }
        last = event.t;
        if (!event.isWholeMessage() || event.from != from)
            continue;
        ++n;
        const Cause by = cause == causes.end() ? Cause() : *cause++;
        const MessagePlace place { event.conn, n, from };
        Expectation expectation {
            .place = place,
            .message = { matching.read(place, event.message), momentOf(header, event.t) },
            .answers = by.by == Cause::By::Stream ? 0 : by.to,
            .after = sure,
        };
        const ReadMessage &read = expectation.message.read;
        if (matching.isBackground(expectation.place, read))
            continue;
        expectation.isOptional = matching.isOptional(expectation.place, read);
        expectation.group = runs.next(expectation.place, read);
        all.append(std::move(expectation));
    }
    return all;
}

} // namespace jackfield
