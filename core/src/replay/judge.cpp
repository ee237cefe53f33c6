// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "judge_p.h"

#include <jackfield/replay/causes.h>

#include <algorithm>
#include <vector>

namespace jackfield {

using std::chrono::microseconds;

namespace {
constexpr double leastSimilarity =
    0.5; ///< from which on a message is taken for another one that changed

QString orderWords(const Expectation &before)
{
    return QStringLiteral("it after message %1").arg(before.place.n);
}
} // namespace

Judge::Judge(int conn,
             Side from,
             QList<Expectation> expected,
             const Matching &matching,
             std::shared_ptr<Bindings> bindings,
             QList<SessionEvent> connection)
    : m_conn(conn)
    , m_from(from)
    , m_expected(std::move(expected))
    , m_comparer(matching)
    , m_bindings(std::move(bindings))
    , m_connection(std::move(connection))
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

bool Judge::came(const TimedMessage &message, microseconds elapsed, int n)
{
    const MessagePlace place { m_conn, 0, m_from };
    if (matching().isBackground(place, message.read))
        return true;
    Arrival arrival { .n = n, .message = message, .after = m_sent, .elapsed = elapsed };
    arrival.isOptional = matching().isOptional(place, message.read);
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
    if (!m_comparer.binds())
        return;
    constexpr qsizetype reach = 32;
    const qsizetype end = std::min(m_expected.size(), m_next + m_rest.size() + reach);
    qsizetype best = -1;
    double most = leastSimilarity;
    for (qsizetype i = std::max(m_next, end - 3 * reach); i < end && most < 1; ++i) {
        const Expectation &expected = m_expected.at(i);
        if (m_bound.contains(i))
            continue;
        const bool isAlike =
            m_comparer.accepts(expected.place, expected.message, arrival.message, nullptr);
        const double similarity =
            isAlike ? 1 : m_comparer.similarity(expected.place, expected.message, arrival.message);
        if (similarity > most || (best < 0 && similarity >= most)) {
            most = similarity;
            best = i;
        }
    }
    if (best < 0)
        return;
    m_bound.insert(best);
    const Expectation &expected = m_expected.at(best);
    (void)m_comparer.compare(expected.place, expected.message, arrival.message, m_bindings.get());
}

/// Takes the arrival if it is the next message, or one behind others that may be missing.
bool Judge::takeNext(const Arrival &arrival)
{
    for (qsizetype i = m_next; i < m_expected.size(); ++i) {
        const Expectation &expected = m_expected.at(i);
        if (m_comparer.accepts(
                expected.place, expected.message, arrival.message, m_bindings.get())) {
            m_found += remarks(expected, arrival);
            if (m_keepsPairs)
                m_pairs.append({ expected.place.n, arrival.n });
            m_next = i + 1;
            ++m_taken;
            return true;
        }
        if (!expected.isOptional)
            break;
    }
    return false;
}

/// Found out late: it means to read every message, and hardly a run asks for it.
Cause Judge::causeOf(const Expectation &expected) const
{
    if (!m_causes)
        m_causes = replay::causes(m_connection, matching());
    const auto found = std::ranges::find(*m_causes, expected.place.n, &Cause::n);
    return found == m_causes->end() ? Cause() : *found;
}

/// How many messages of the other side there are up to the recorded message `n`.
int Judge::othersUntil(int n) const
{
    int messages = 0;
    int others = 0;
    for (const SessionEvent &event : m_connection) {
        if (!event.isWholeMessage() || ++messages > n)
            continue;
        others += event.from == m_from ? 0 : 1;
    }
    return others;
}

/// What is to be said of a message that is the recorded one: that it is too early, or too late.
QList<Difference> Judge::remarks(const Expectation &expected, const Arrival &arrival) const
{
    const WsMessage &message = arrival.message.read.message();
    if (arrival.after < expected.after) {
        const Cause cause = causeOf(expected);
        const bool isEarly = cause.by == Cause::By::Order
            || (cause.by == Cause::By::Correlation && arrival.after < othersUntil(cause.to));
        if (isEarly)
            return { early(expected.place, cause.to, message) };
    }
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

namespace {
constexpr qsizetype reachOfNearest = 64;

/// What is most like the message of `difference`, of the candidates that `similarityOf` knows.
template<typename SimilarityOf>
qsizetype nearest(qsizetype middle, qsizetype size, const SimilarityOf &similarityOf)
{
    qsizetype best = -1;
    double most = leastSimilarity;
    for (qsizetype i = std::max<qsizetype>(0, middle - reachOfNearest);
         i < std::min(size, middle + reachOfNearest);
         ++i) {
        const double similarity = similarityOf(i);
        if (similarity >= most && (best < 0 || similarity > most)) {
            most = similarity;
            best = i;
        }
    }
    return best;
}

QString whyOf(const QList<Difference> &differences)
{
    if (differences.isEmpty())
        return {};
    const Difference &first = differences.front();
    const QString place = first.where.isEmpty() ? QString() : first.where + QStringLiteral(" is ");
    return place + (first.actual.isEmpty() ? QStringLiteral("not there") : first.actual);
}
} // namespace

/// The rest of a connection, row by row.
class Judge::RestJudge
{
public:
    RestJudge(const Judge &judge, Judgement &judgement, bool isOver, const QString &instead)
        : m_judge(judge)
        , m_judgement(judgement)
        , m_isOver(isOver)
        , m_instead(instead)
        , m_expected(judge.m_expected.sliced(judge.m_next))
        , m_bindings(*judge.m_bindings)
        , m_before(judge.m_next > 0 ? &judge.m_expected.at(judge.m_next - 1) : nullptr)
        , m_takenFor(size_t(judge.m_rest.size()), -1)
        , m_numbers(size_t(judge.m_rest.size()), 0)
    { }

    void run()
    {
        const QList<AlignedPair> rows =
            aligned(m_expected, m_judge.m_rest, m_judge.m_comparer, m_bindings);
        for (const AlignedPair &row : rows) {
            if (row.expected >= 0 && row.actual >= 0) {
                m_end = std::max(m_end, row.expected + 1);
                m_takenFor[size_t(row.actual)] = row.expected;
            }
        }
        number(rows);
        for (const AlignedPair &row : rows) {
            if (row.actual < 0)
                missed(row.expected);
            else if (row.expected < 0)
                unexpected(row.actual);
            else
                came(row);
        }
    }

    /// Whether all that came stands for all that was to come until now.
    bool isSettled() const { return m_isSettled; }
    /// Behind the last of them.
    qsizetype end() const { return m_end; }
    const Bindings &bindings() const { return m_bindings; }

private:
    /// What is unexpected counts on from the recorded message behind which it came: how messages of both sides lay in
    /// time is no matter.
    void number(const QList<AlignedPair> &rows)
    {
        int last = m_before ? m_before->place.n : 0;
        for (const AlignedPair &row : rows) {
            if (row.actual < 0)
                continue;
            const int n = m_judge.m_rest.at(row.actual).n;
            last = row.expected >= 0 ? m_expected.at(row.expected).place.n : last + 1;
            m_numbers[size_t(row.actual)] = n > 0 ? n : last;
        }
    }

    void missed(qsizetype i)
    {
        const Expectation &expectation = m_expected.at(i);
        m_isSettled = m_isSettled && (expectation.isOptional || i >= m_end);
        if (expectation.isOptional || (!m_isOver && mayStillCome(i)))
            return;
        Difference difference =
            missing(expectation.place, expectation.message.read.message(), m_instead);
        const qsizetype near = nearest(i, m_judge.m_rest.size(), [&](qsizetype j) {
            return m_takenFor[size_t(j)] >= 0
                ? 0
                : m_judge.m_comparer.similarity(
                      expectation.place, expectation.message, m_judge.m_rest.at(j).message);
        });
        if (near >= 0) {
            difference.nearest = m_numbers[size_t(near)];
            difference.why = whyOf(m_judge.m_comparer.compare(
                expectation.place, expectation.message, m_judge.m_rest.at(near).message, nullptr));
        }
        add(difference);
    }

    /// Of a connection that goes on: what stands behind all that came, or may come in any order with the last of it.
    bool mayStillCome(qsizetype i) const
    {
        const int run = m_expected.at(i).group;
        return i >= m_end || (run >= 0 && m_expected.at(m_end - 1).group == run);
    }

    void unexpected(qsizetype j)
    {
        const Arrival &arrival = m_judge.m_rest.at(j);
        if (arrival.isOptional)
            return;
        Difference difference = additional({ m_judge.m_conn, m_numbers[size_t(j)], m_judge.m_from },
                                           arrival.message.read.message());
        const QList<Expectation> &all = m_judge.m_expected;
        const auto similarityTo = [&](qsizetype i) {
            return m_judge.m_comparer.similarity(
                all.at(i).place, all.at(i).message, arrival.message);
        };
        const qsizetype near = nearest(m_judge.m_next + j, all.size(), similarityTo);
        if (near >= 0) {
            difference.nearest = all.at(near).place.n;
            difference.why = whyOf(m_judge.m_comparer.compare(
                all.at(near).place, all.at(near).message, arrival.message, nullptr));
        }
        add(difference);
    }

    void came(const AlignedPair &row)
    {
        const Expectation &expectation = m_expected.at(row.expected);
        const Arrival &arrival = m_judge.m_rest.at(row.actual);
        ++m_judgement.messages;
        if (m_judge.m_keepsPairs)
            m_judgement.pairs.append({ expectation.place.n, arrival.n });
        m_judgement.differences += m_judge.m_comparer.compare(
            expectation.place, expectation.message, arrival.message, &m_bindings);
        m_judgement.differences += m_judge.remarks(expectation, arrival);
        if (row.isMoved && !expectation.isOptional && !isWithinItsRun(row)) {
            m_judgement.differences.append(outOfOrder(
                expectation.place,
                m_before ? orderWords(*m_before) : QStringLiteral("it before all others"),
                arrival.message.read.message()));
        }
        m_before = &expectation;
    }

    /// Whether it moved among neighbours that may come in any order, and no further: what came around them is what stood
    /// around them.
    bool isWithinItsRun(const AlignedPair &row) const
    {
        const int run = m_expected.at(row.expected).group;
        const auto neighbour = [&](qsizetype j, qsizetype step) -> qsizetype {
            for (j += step; j >= 0 && j < m_judge.m_rest.size(); j += step) {
                const qsizetype taken = m_takenFor[size_t(j)];
                if (taken >= 0 && m_expected.at(taken).group != run)
                    return taken;
            }
            return step < 0 ? -1 : m_expected.size();
        };
        return run >= 0 && neighbour(row.actual, -1) < row.expected
            && neighbour(row.actual, 1) > row.expected;
    }

    void add(const Difference &difference)
    {
        ++m_judgement.messages;
        m_judgement.differences.append(difference);
    }

    const Judge &m_judge;
    Judgement &m_judgement;
    const bool m_isOver;
    const QString m_instead;
    const QList<Expectation> m_expected;
    Bindings m_bindings;
    const Expectation *m_before;
    std::vector<qsizetype> m_takenFor; ///< the expectation of each arrival; -1: none
    std::vector<int> m_numbers; ///< of arrivals that are unexpected
    qsizetype m_end = 0; ///< behind the last recorded message that came
    bool m_isSettled = true;
};

Judgement Judge::settle()
{
    Judgement judgement { .differences = m_found, .messages = m_taken, .pairs = m_pairs };
    RestJudge rest(*this, judgement, false, {});
    rest.run();
    if (!judgement.differences.isEmpty() || !rest.isSettled())
        return judgement;
    *m_bindings = rest.bindings();
    m_next += rest.end();
    m_taken = judgement.messages;
    m_pairs = judgement.pairs;
    m_rest.clear();
    m_bound.clear();
    return judgement;
}

Judgement Judge::judgement(bool isOver, const QString &instead) const
{
    Judgement judgement { .differences = m_found, .messages = m_taken, .pairs = m_pairs };
    if (!m_rest.isEmpty() || m_next < m_expected.size())
        RestJudge(*this, judgement, isOver, instead).run();
    return judgement;
}

} // namespace jackfield
