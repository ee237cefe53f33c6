// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "judge_p.h"

#include <jackfield/replay/causes.h>

#include <algorithm>

namespace jackfield {

using std::chrono::microseconds;

namespace {
bool anySelects(const QList<MessageSelector> &selectors,
                const MessagePlace &place,
                const ReadMessage &read)
{
    return std::ranges::any_of(
        selectors, [&](const MessageSelector &selector) { return selector.selects(place, read); });
}

QString orderWords(const Expectation &before)
{
    return QStringLiteral("it after message %1").arg(before.place.n);
}
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
    const QList<Cause> causes =
        from == Side::Server ? replay::causes(connection, matching) : QList<Cause>();
    auto cause = causes.begin();
    QList<Expectation> all;
    int n = 0;
    int others = 0; // messages of the other side
    int sure = 0; // of those, how many were surely there before
    microseconds last { 0 };
    for (const SessionEvent &event : connection) {
        if (event.kind == SessionEvent::Kind::Message && event.from != from) {
            ++n;
            ++others;
            if (isOrderSure && isOrderSure(event.t - last))
                sure = others;
        }
        last = event.t;
        if (event.kind != SessionEvent::Kind::Message || event.from != from)
            continue;
        ++n;
        const Cause by = cause == causes.end() ? Cause() : *cause++;
        Expectation expectation {
            .place = { event.conn, n, from },
            .message = { ReadMessage(event.message), momentOf(header, event.t) },
            .answers = by.by == Cause::By::Stream ? 0 : by.to,
            .after = by.by == Cause::By::Stream || by.by == Cause::By::Rule ? 0 : sure,
        };
        const auto is = [&](const QList<MessageSelector> &selectors) {
            return anySelects(selectors, expectation.place, expectation.message.read);
        };
        if (is(matching.backgrounds()))
            continue;
        expectation.isOptional = is(matching.optionals());
        for (int group = 0; group < matching.unorderedGroups().size(); ++group) {
            if (is({ matching.unorderedGroups().at(group) }))
                expectation.group = group;
        }
        all.append(std::move(expectation));
    }
    return all;
}

Judge::Judge(int conn,
             Side from,
             QList<Expectation> expected,
             const Matching &matching,
             std::shared_ptr<Bindings> bindings)
    : m_conn(conn)
    , m_from(from)
    , m_expected(std::move(expected))
    , m_comparer(matching)
    , m_bindings(std::move(bindings))
{
    m_required.reserve(m_expected.size() + 1);
    qsizetype required = 0;
    for (const Expectation &expectation : m_expected) {
        m_required.append(required);
        required += expectation.isOptional ? 0 : 1;
    }
    m_required.append(required);
}

qsizetype Judge::requiredBefore(int n) const
{
    const auto at = std::ranges::lower_bound(
        m_expected, n, {}, [](const Expectation &expectation) { return expectation.place.n; });
    return m_required.at(at - m_expected.begin());
}

qsizetype Judge::required() const
{
    return m_required.last();
}

void Judge::otherSideSent(int n, microseconds elapsed)
{
    ++m_sent;
    if (matching().answerWithin().count() > 0)
        m_sentAt.insert(n, elapsed);
}

bool Judge::isBackground(int n, const ReadMessage &read) const
{
    return !matching().backgrounds().isEmpty()
        && anySelects(matching().backgrounds(), { m_conn, n, m_from }, read);
}

bool Judge::came(int n, const TimedMessage &message, microseconds elapsed)
{
    if (isBackground(n, message.read))
        return true;
    Arrival arrival { .n = n, .message = message, .after = m_sent, .elapsed = elapsed };
    arrival.isOptional = !matching().optionals().isEmpty()
        && anySelects(matching().optionals(), { m_conn, n, m_from }, message.read);
    m_progress += arrival.isOptional ? 0 : 1;
    if (m_rest.isEmpty() && takeNext(arrival))
        return true;
    m_rest.append(arrival);
    bindNear(arrival);
    return false;
}

/// What the other side says next may refer to what this message binds, whatever else is wrong.
void Judge::bindNear(const Arrival &arrival)
{
    constexpr qsizetype reach = 32;
    if (!m_comparer.binds())
        return;
    const qsizetype end = std::min(m_expected.size(), m_next + m_rest.size() + reach);
    for (qsizetype i = std::max(m_next, end - 3 * reach); i < end; ++i) {
        const Expectation &expected = m_expected.at(i);
        if (m_bound.contains(i)
            || !m_comparer.accepts(expected.place, expected.message, arrival.message, nullptr))
            continue;
        m_bound.insert(i);
        (void)m_comparer.compare(
            expected.place, expected.message, arrival.message, m_bindings.get());
        return;
    }
}

/// Takes the arrival if it is the next message, or one behind others that may be missing.
bool Judge::takeNext(const Arrival &arrival)
{
    for (qsizetype i = m_next; i < m_expected.size(); ++i) {
        const Expectation &expected = m_expected.at(i);
        if (m_comparer.accepts(
                expected.place, expected.message, arrival.message, m_bindings.get())) {
            m_found += remarks(expected, arrival);
            m_next = i + 1;
            ++m_taken;
            return true;
        }
        if (!expected.isOptional)
            break;
    }
    return false;
}

/// What is to be said of a message that is the recorded one: that it is too early, or too late.
QList<Difference> Judge::remarks(const Expectation &expected, const Arrival &arrival) const
{
    const WsMessage &message = arrival.message.read.message();
    if (arrival.after < expected.after)
        return { early(expected.place, expected.answers, message) };
    const auto sent = m_sentAt.constFind(expected.answers);
    if (expected.answers == 0 || sent == m_sentAt.constEnd())
        return {};
    const microseconds took = arrival.elapsed - *sent;
    if (took <= matching().answerWithin())
        return {};
    return { late(expected.place,
                  matching().answerWithin(),
                  std::chrono::ceil<std::chrono::milliseconds>(took)) };
}

Judgement Judge::judgement(bool isOver, const QString &instead) const
{
    Judgement judgement { .differences = m_found, .messages = m_taken };
    if (!m_rest.isEmpty() || m_next < m_expected.size())
        judgeRest(judgement, isOver, instead);
    return judgement;
}

void Judge::judgeRest(Judgement &judgement, bool isOver, const QString &instead) const
{
    const QList<Expectation> expected = m_expected.sliced(m_next);
    Bindings bindings = *m_bindings;
    const QList<AlignedPair> rows =
        m_rest.isEmpty() ? QList<AlignedPair>() : aligned(expected, m_rest, m_comparer);
    qsizetype end = 0; // behind the last recorded message that came
    for (const AlignedPair &row : rows)
        end = row.expected >= 0 && row.actual >= 0 ? std::max(end, row.expected + 1) : end;
    const Expectation *before = m_next > 0 ? &m_expected.at(m_next - 1) : nullptr;
    const auto missed = [&](qsizetype i) {
        const Expectation &expectation = expected.at(i);
        if (expectation.isOptional || (!isOver && i >= end))
            return;
        ++judgement.messages;
        judgement.differences.append(
            missing(expectation.place, expectation.message.read.message(), instead));
    };
    for (const AlignedPair &row : rows) {
        if (row.actual < 0) {
            missed(row.expected);
            continue;
        }
        const Arrival &arrival = m_rest.at(row.actual);
        if (row.expected < 0) {
            if (arrival.isOptional)
                continue;
            ++judgement.messages;
            judgement.differences.append(
                additional({ m_conn, arrival.n, m_from }, arrival.message.read.message()));
            continue;
        }
        const Expectation &expectation = expected.at(row.expected);
        ++judgement.messages;
        judgement.differences +=
            m_comparer.compare(expectation.place, expectation.message, arrival.message, &bindings);
        judgement.differences += remarks(expectation, arrival);
        if (row.isMoved && expectation.group < 0 && !expectation.isOptional)
            judgement.differences.append(
                outOfOrder(expectation.place,
                           before ? orderWords(*before) : QStringLiteral("it before all others"),
                           arrival.message.read.message()));
        before = &expectation;
    }
    if (rows.isEmpty()) {
        for (qsizetype i = 0; i < expected.size(); ++i)
            missed(i);
    }
}

} // namespace jackfield
