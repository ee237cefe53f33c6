// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "alignment_p.h"

#include <jackfield/replay/causes.h>

#include <QMap>
#include <QSet>

namespace jackfield {

/// A recorded message and the one that was taken for it, by their numbers.
struct JudgedPair
{
    int expected = 0;
    int actual = 0;
};

/// What became of one direction of a connection.
struct Judgement
{
    QList<Difference> differences; ///< in the order of the recording
    int messages = 0; ///< compared: recorded ones and those that came besides
    QList<JudgedPair> pairs = {}; ///< once Judge::keepPairs() was called
};

/// Judges the messages that one side sends in a run by those it sent in the recording. While they come as recorded it
/// keeps none of them; from the first that does not on it keeps them, and compares all at the end. Thread: one at a time.
class Judge
{
public:
    /// `expected`: background messages left out. `bindings`: of the connection, for both directions. `connection`: where
    /// a message may be too early, so that it is known what it answers.
    Judge(int conn,
          Side from,
          QList<Expectation> expected,
          const Matching &matching,
          std::shared_ptr<Bindings> bindings,
          QList<SessionEvent> connection = {});

    /// From now on it is kept which message was taken for which.
    void keepPairs() { m_keepsPairs = true; }

    /// The other side sent its message `n`, of the recording.
    void otherSideSent(int n, std::chrono::microseconds elapsed);
    /// A message came; `elapsed` and `n` as of Arrival. Its result: whether it is the one that was recorded next.
    bool came(const TimedMessage &message, std::chrono::microseconds elapsed, int n = 0);

    /// The number of the recorded message that came last, all until it having come as recorded; 0: none.
    int lastTaken() const { return m_next > 0 ? m_expected.at(m_next - 1).place.n : 0; }

    /// How many messages came that had to, or others in their place.
    qsizetype progress() const { return m_progress; }
    /// How many had to come before the other side's recorded message `n`.
    qsizetype requiredBefore(int n) const;
    qsizetype required() const;

    /// What is to be said now. `isOver`: nothing will come; `instead`: of a message that is missing.
    Judgement judgement(bool isOver, const QString &instead) const;
    /// The same of a connection that goes on. If nothing is to be said of all that came, it is done with.
    Judgement settle();

private:
    class RestJudge;
    bool takeNext(const Arrival &arrival);
    void bindNear(const Arrival &arrival);
    Cause causeOf(const Expectation &expected) const;
    int othersUntil(int n) const;
    QList<Difference> remarks(const Expectation &expected, const Arrival &arrival) const;

    const Matching &matching() const { return m_comparer.matching(); }

    int m_conn;
    Side m_from;
    QList<Expectation> m_expected;
    Comparer m_comparer;
    std::shared_ptr<Bindings> m_bindings;
    QList<SessionEvent> m_connection;
    mutable std::optional<QList<Cause>> m_causes; ///< once somebody asked
    QList<qsizetype> m_required; ///< before each expectation
    qsizetype m_next = 0; ///< the expectation that comes next, as long as all is as recorded
    qsizetype m_progress = 0;
    int m_taken = 0; ///< as recorded
    int m_sent = 0; ///< by the other side
    QMap<int, std::chrono::microseconds> m_sentAt;
    QList<Difference> m_found; ///< about messages that were taken
    bool m_keepsPairs = false;
    QList<JudgedPair> m_pairs; ///< of those
    QList<Arrival> m_rest; ///< since the first that was not
    QSet<qsizetype>
        m_bound; ///< expectations that one of them stands for, as far as values are bound
};

} // namespace jackfield
