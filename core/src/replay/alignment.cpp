// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "alignment_p.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <vector>

namespace jackfield {

namespace {
constexpr qsizetype reach = 32; ///< messages that are looked at in search of the next one that fits
constexpr qsizetype leastReach = 4; ///< where one after the other does not fit
constexpr double leastSimilarity = 0.3; ///< below it one message is not the other, changed

class Alignment
{
public:
    Alignment(const QList<Expectation> &expected,
              const QList<Arrival> &actual,
              const Comparer &comparer,
              Bindings bindings)
        : m_expected(expected)
        , m_actual(actual)
        , m_comparer(comparer)
        , m_bindings(std::move(bindings))
        , m_partner(size_t(expected.size()), -1)
        , m_isMoved(size_t(expected.size()), false)
        , m_isTaken(size_t(actual.size()), false)
    {
        m_expectedPrints.reserve(size_t(expected.size()));
        for (const Expectation &expectation : expected)
            m_expectedPrints.push_back(comparer.fingerprint(expectation.message.read));
        m_actualPrints.reserve(size_t(actual.size()));
        for (const Arrival &arrival : actual)
            m_actualPrints.push_back(comparer.fingerprint(arrival.message.read));
    }

    QList<AlignedPair> run()
    {
        walk();
        takeMoved();
        for (const Gap &gap : m_gaps)
            pairSimilar(gap);
        return rows();
    }

private:
    /// What is left between two pairs.
    struct Gap
    {
        qsizetype expected, expectedEnd;
        qsizetype actual, actualEnd;
    };

    bool canBeAlike(qsizetype i, qsizetype j) const
    {
        const quint64 mine = m_expectedPrints[size_t(i)];
        const quint64 theirs = m_actualPrints[size_t(j)];
        return mine == theirs || mine == 0 || theirs == 0;
    }
    bool isAlike(qsizetype i, qsizetype j)
    {
        if (!canBeAlike(i, j))
            return false;
        const Expectation &expected = m_expected.at(i);
        const qsizetype before = m_bindings.mark();
        const bool isAlike = m_comparer.accepts(
            expected.place, expected.message, m_actual.at(j).message, &m_bindings);
        m_bindings.rollBack(before);
        return isAlike;
    }
    double similarity(qsizetype i, qsizetype j) const
    {
        const Expectation &expected = m_expected.at(i);
        return m_comparer.similarity(expected.place, expected.message, m_actual.at(j).message);
    }
    void take(qsizetype i, qsizetype j)
    {
        m_partner[size_t(i)] = j;
        m_isTaken[size_t(j)] = true;
    }

    /// Pairs what is alike, in order; what it steps over is a gap.
    void walk()
    {
        Gap gap { 0, 0, 0, 0 };
        while (gap.expectedEnd < m_expected.size() && gap.actualEnd < m_actual.size()) {
            auto [i, j] = nextPair(gap.expectedEnd, gap.actualEnd);
            if (i < 0)
                std::tie(i, j) = farPair(gap.expectedEnd, gap.actualEnd);
            m_reach = i < 0 ? std::max(m_reach / 2, leastReach) : reach;
            if (i < 0) { // nothing near fits: the one is the other, changed
                ++gap.expectedEnd;
                ++gap.actualEnd;
                continue;
            }
            take(i, j);
            close({ gap.expected, i, gap.actual, j });
            gap = { i + 1, i + 1, j + 1, j + 1 };
        }
        close({ gap.expected, m_expected.size(), gap.actual, m_actual.size() });
    }

    void close(const Gap &gap)
    {
        if (gap.expected < gap.expectedEnd || gap.actual < gap.actualEnd)
            m_gaps.push_back(gap);
    }

    /// The pair that leaves the fewest messages out; of several, the one behind which the fewest are without a partner.
    std::pair<qsizetype, qsizetype> nextPair(qsizetype i, qsizetype j)
    {
        for (qsizetype distance = 0; distance < m_reach; ++distance) {
            std::pair<qsizetype, qsizetype> best { -1, -1 };
            qsizetype leastLeft = std::numeric_limits<qsizetype>::max();
            for (qsizetype k = distance; k >= 0; --k) {
                const qsizetype row = i + k;
                const qsizetype column = j + distance - k;
                const qsizetype left =
                    std::abs((m_expected.size() - row) - (m_actual.size() - column));
                if (row < m_expected.size() && column < m_actual.size() && left < leastLeft
                    && isAlike(row, column)) {
                    best = { row, column };
                    leastLeft = left;
                }
            }
            if (best.first >= 0)
                return best;
        }
        return { -1, -1 };
    }

    /// Where one of the two goes on as the other does now, for a few messages byte for byte, however far that is.
    std::pair<qsizetype, qsizetype> farPair(qsizetype i, qsizetype j)
    {
        if (m_expectedAt.isEmpty()) {
            for (qsizetype k = m_expected.size(); k-- > 0;)
                m_expectedAt[m_expected.at(k).message.read.message().bytes()].append(k);
            for (qsizetype k = m_actual.size(); k-- > 0;)
                m_actualAt[m_actual.at(k).message.read.message().bytes()].append(k);
        }
        const auto goesOn = [&](qsizetype row, qsizetype column) {
            constexpr qsizetype few = 3;
            for (qsizetype k = 0;
                 k < few && row + k < m_expected.size() && column + k < m_actual.size();
                 ++k) {
                if (m_expected.at(row + k).message.read.message()
                    != m_actual.at(column + k).message.read.message())
                    return false;
            }
            return true;
        };
        const qsizetype row = nextAt(m_expectedAt, m_actual.at(j).message.read, i);
        const qsizetype column = nextAt(m_actualAt, m_expected.at(i).message.read, j);
        const bool isRow = row >= 0 && goesOn(row, j);
        const bool isColumn = column >= 0 && goesOn(i, column);
        if (isRow && (!isColumn || row - i <= column - j))
            return { row, j };
        if (isColumn)
            return { i, column };
        return { -1, -1 };
    }

    /// The first place of the message from `from` on; -1: none. Places before `from` are not asked for again.
    static qsizetype
    nextAt(QHash<QByteArray, QList<qsizetype>> &at, const ReadMessage &read, qsizetype from)
    {
        const auto found = at.find(read.message().bytes());
        if (found == at.end())
            return -1;
        while (!found->isEmpty() && found->last() < from)
            found->removeLast();
        return found->isEmpty() ? -1 : found->last();
    }

    template<typename Take>
    void eachLeft(const Gap &gap, const Take &take) const
    {
        for (qsizetype i = gap.expected; i < gap.expectedEnd; ++i) {
            if (m_partner[size_t(i)] < 0)
                take(i);
        }
    }

    void takeMoved()
    {
        for (size_t at = 0; at < m_gaps.size(); ++at) {
            eachLeft(m_gaps[at], [&](qsizetype i) {
                const qsizetype j = movedPartner(at, i);
                if (j < 0)
                    return;
                take(i, j);
                m_isMoved[size_t(i)] = true;
            });
        }
    }

    /// An arrival of this gap or one nearby that nobody took.
    qsizetype movedPartner(size_t gap, qsizetype i)
    {
        constexpr size_t gapsAround = 32;
        int left = 8 * reach; // comparisons
        const size_t first = gap < gapsAround ? 0 : gap - gapsAround;
        const size_t end = std::min(m_gaps.size(), gap + gapsAround + 1);
        for (size_t at = first; at < end; ++at) {
            const qsizetype middle = m_gaps[at].actual + (i - m_gaps[at].expected);
            const qsizetype from = std::max(m_gaps[at].actual, middle - reach);
            const qsizetype last = std::min(m_gaps[at].actualEnd, middle + reach);
            for (qsizetype j = from; j < last; ++j) {
                if (m_isTaken[size_t(j)] || !canBeAlike(i, j))
                    continue;
                if (isAlike(i, j))
                    return j;
                if (--left == 0)
                    return -1;
            }
        }
        return -1;
    }

    /// Pairs what is left of a gap in its order, so that the pairs are as similar as can be.
    void pairSimilar(const Gap &gap)
    {
        std::vector<qsizetype> rows;
        std::vector<qsizetype> columns;
        eachLeft(gap, [&](qsizetype i) { rows.push_back(i); });
        for (qsizetype j = gap.actual; j < gap.actualEnd; ++j) {
            if (!m_isTaken[size_t(j)])
                columns.push_back(j);
        }
        if (rows.size() > size_t(reach) || columns.size() > size_t(reach)) {
            for (size_t k = 0; k < std::min(rows.size(), columns.size()); ++k)
                takeIfSimilar(rows[k], columns[k]);
            return;
        }
        const size_t width = columns.size() + 1;
        std::vector<double> best((rows.size() + 1) * width, 0); // of what follows (row, column)
        std::vector<double> own(rows.size() * width, 0);
        for (size_t r = rows.size(); r-- > 0;) {
            for (size_t c = columns.size(); c-- > 0;) {
                own[r * width + c] = similarity(rows[r], columns[c]) + 1e-9;
                best[r * width + c] =
                    std::max({ best[(r + 1) * width + c],
                               best[r * width + c + 1],
                               best[(r + 1) * width + c + 1] + own[r * width + c] });
            }
        }
        size_t r = 0;
        size_t c = 0;
        while (r < rows.size() && c < columns.size()) {
            if (best[r * width + c] == best[(r + 1) * width + c + 1] + own[r * width + c])
                takeIfSimilar(rows[r++], columns[c++]);
            else if (best[r * width + c] == best[(r + 1) * width + c])
                ++r;
            else
                ++c;
        }
    }

    void takeIfSimilar(qsizetype i, qsizetype j)
    {
        // What is no JSON has no kinds that could tell one message from another.
        const bool hasKinds =
            m_expected.at(i).message.read.structure() && m_actual.at(j).message.read.structure();
        if (!hasKinds || similarity(i, j) >= leastSimilarity)
            take(i, j);
    }

    QList<AlignedPair> rows() const
    {
        QList<AlignedPair> all;
        qsizetype j = 0;
        const auto unexpectedUntil = [&](qsizetype end) {
            for (; j < end; ++j) {
                if (!m_isTaken[size_t(j)])
                    all.append({ .expected = -1, .actual = j });
            }
        };
        for (qsizetype i = 0; i < m_expected.size(); ++i) {
            const qsizetype partner = m_partner[size_t(i)];
            if (partner >= 0 && !m_isMoved[size_t(i)])
                unexpectedUntil(partner);
            all.append({ .expected = i, .actual = partner, .isMoved = bool(m_isMoved[size_t(i)]) });
        }
        unexpectedUntil(m_actual.size());
        return all;
    }

    const QList<Expectation> &m_expected;
    const QList<Arrival> &m_actual;
    const Comparer &m_comparer;
    Bindings m_bindings;
    std::vector<quint64> m_expectedPrints;
    std::vector<quint64> m_actualPrints;
    QHash<QByteArray, QList<qsizetype>>
        m_expectedAt; ///< where messages stand, the first place last
    QHash<QByteArray, QList<qsizetype>> m_actualAt;
    std::vector<qsizetype> m_partner; ///< of each expectation
    std::vector<bool> m_isMoved;
    std::vector<bool> m_isTaken; ///< of each arrival
    std::vector<Gap> m_gaps;
    qsizetype m_reach = reach;
};
} // namespace

QList<AlignedPair> aligned(const QList<Expectation> &expected,
                           const QList<Arrival> &actual,
                           const Comparer &comparer,
                           Bindings bindings)
{
    return Alignment(expected, actual, comparer, std::move(bindings)).run();
}

} // namespace jackfield
