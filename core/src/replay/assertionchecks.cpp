// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "assertionchecks_p.h"
#include "assertionwords_p.h"
#include "bindings_p.h"
#include "differences_p.h"

#include <jackfield/support/durations.h>

#include <QHash>
#include <algorithm>
#include <deque>
#include <map>

namespace jackfield {

using namespace Qt::StringLiterals;
using Time = AssertionJudge::Time;
using Seen = AssertionJudge::Seen;
using Finding = AssertionJudge::Finding;

namespace {
QString ordinalOf(qint64 number)
{
    const qint64 tens = number % 100;
    const qint64 ones = tens >= 11 && tens <= 13 ? 0 : number % 10;
    const QString end = ones == 1 ? u"st"_s : ones == 2 ? u"nd"_s : ones == 3 ? u"rd"_s : u"th"_s;
    return QString::number(number) + end;
}

/// A message that may have to be told of.
struct Told
{
    Side from = Side::Client;
    int ordinal = 0; ///< of its side's messages; 0: the opening of the connection
    WsMessage message = {};

    QString words() const
    {
        constexpr qsizetype longest = 100;
        if (ordinal == 0)
            return u"the opening"_s;
        const QString text = shown(message);
        return u"the %1's %2 message: %3"_s.arg(
            from == Side::Client ? u"client"_s : u"server"_s,
            ordinalOf(ordinal),
            text.size() > longest ? text.first(longest) + u"..."_s : text);
    }
};

Told toldOf(const Seen &seen)
{
    return { seen.place.from, seen.ordinal, seen.read.message() };
}

/// That something happened, and how often.
class Event
{
public:
    void happened(const Told &told)
    {
        if (m_count++ == 0)
            m_first = told.words();
    }
    qint64 count() const { return m_count; }
    /// The first, and how many more.
    QString words() const
    {
        return m_count > 1 ? u"%1 (and %2 more)"_s.arg(m_first).arg(m_count - 1) : m_first;
    }

private:
    QString m_first;
    qint64 m_count = 0;
};

class AnsweredCheck final : public AssertionJudge::Check
{
public:
    explicit AnsweredCheck(const Assertion::Answered &what)
        : m_what(what)
        , m_isOfItself(what.on && what.on->toJson() == what.expect.toJson())
    { }

    void begin(Time at, const Request &) override
    {
        if (!m_what.on)
            ask({}, at, {});
    }
    void askNoMore(Time since) override { m_asksUntil = since; }

    void saw(const Seen &seen) override
    {
        expire(seen.at);
        if (m_what.expect.selects(seen.place, seen.read)) {
            if (const auto key = keyOf(seen, false))
                answer(*key, seen.at);
        }
        if (m_what.on && seen.at <= m_asksUntil && m_what.on->selects(seen.place, seen.read)) {
            if (const auto key = keyOf(seen, true))
                ask(*key, seen.at, toldOf(seen));
        }
    }

    QList<Finding> found(bool isOver, Time now) const override
    {
        QList<Finding> all;
        Event unanswered = m_unanswered;
        for (const auto &[number, asked] : m_asked) {
            if ((isOver && !m_isOfItself) || (!isOver && isExpired(asked, now)))
                unanswered.happened(asked.told);
        }
        if (unanswered.count() > 0) {
            all.append({ inWords(m_what),
                         (m_what.within ? u"none in time after "_s : u"none after "_s)
                             + unanswered.words() });
        }
        for (const Assertion::Percentile &percentile : m_what.percentiles) {
            const Time took = m_took.percentile(percentile.percent);
            if (took <= percentile.most)
                continue;
            all.append(
                { inWords(m_what, percentile),
                  u"%1 ms (answers: %2)"_s.arg(double(took.count()) / 1000).arg(m_took.count()) });
        }
        return all;
    }

    std::optional<Time> isWaitingUntil(Time patience) const override
    {
        if (m_asked.empty() || m_isOfItself)
            return std::nullopt;
        return m_what.within ? m_asked.rbegin()->second.at + *m_what.within : patience;
    }

private:
    struct Asked
    {
        Time at;
        Told told;
        QByteArray key;
    };

    /// What the question and its answer have in common; nothing if the message cannot be one.
    std::optional<QByteArray> keyOf(const Seen &seen, bool isQuestion) const
    {
        if (!m_what.same)
            return QByteArray();
        const JsonPlaces &places = isQuestion ? m_what.same->first : m_what.same->second;
        const auto &root = seen.read.json();
        const QList<JsonPointer> at = root ? places.in(*root) : QList<JsonPointer>();
        const auto value = at.isEmpty() ? std::nullopt : root->at(at.first());
        return value ? std::optional(jackfield::keyOf(*value)) : std::nullopt;
    }

    void ask(const QByteArray &key, Time at, const Told &told)
    {
        m_numbers[key].push_back(m_count);
        m_asked.emplace(m_count++, Asked { .at = at, .told = told, .key = key });
    }

    void answer(const QByteArray &key, Time at)
    {
        const auto numbers = m_numbers.constFind(key);
        if (numbers == m_numbers.constEnd())
            return; // nobody has asked
        const auto asked = m_asked.find(numbers->front());
        if (at < asked->second.at)
            return; // it came before
        if (!m_what.percentiles.isEmpty())
            m_took.add(at - asked->second.at);
        done(asked);
    }

    /// The oldest with its key.
    void done(std::map<qint64, Asked>::iterator asked)
    {
        const auto numbers = m_numbers.find(asked->second.key);
        numbers->pop_front();
        if (numbers->empty())
            m_numbers.erase(numbers);
        m_asked.erase(asked);
    }

    bool isExpired(const Asked &asked, Time now) const
    {
        return m_what.within && asked.at + *m_what.within < now;
    }

    /// What comes too late for a question is no answer to it.
    void expire(Time now)
    {
        while (!m_asked.empty() && isExpired(m_asked.begin()->second, now)) {
            m_unanswered.happened(m_asked.begin()->second.told);
            done(m_asked.begin());
        }
    }

    const Assertion::Answered m_what;
    const bool m_isOfItself; ///< each expects the next one of its kind
    Time m_asksUntil = Time::max();
    std::map<qint64, Asked> m_asked; ///< and not answered; the oldest first
    qint64 m_count = 0; ///< that were asked
    QHash<QByteArray, std::deque<qint64>> m_numbers; ///< of those without an answer, by their keys
    Event m_unanswered;
    Durations m_took;
};

class NeverCheck final : public AssertionJudge::Check
{
public:
    explicit NeverCheck(Assertion::Never what)
        : m_what(std::move(what))
    { }

    void begin(Time at, const Request &) override
    {
        if (!m_what.on)
            m_since = at;
    }
    void askNoMore(Time since) override { m_asksUntil = since; }

    void saw(const Seen &seen) override
    {
        const bool isWatched =
            m_since && seen.at >= *m_since && (!m_what.within || seen.at <= end());
        if (isWatched && m_what.never.selects(seen.place, seen.read))
            m_seen.happened(toldOf(seen));
        if (m_what.on && seen.at <= m_asksUntil && m_what.on->selects(seen.place, seen.read))
            m_since = seen.at;
    }

    QList<Finding> found(bool, Time) const override
    {
        if (m_seen.count() == 0)
            return {};
        return { { inWords(m_what), m_seen.words() } };
    }

    std::optional<Time> isWaitingUntil(Time) const override
    {
        return m_since && m_what.within ? std::optional(end()) : std::nullopt;
    }

private:
    Time end() const { return *m_since + *m_what.within; }

    const Assertion::Never m_what;
    Time m_asksUntil = Time::max();
    std::optional<Time> m_since; ///< of the last message that it is after, or of the opening
    Event m_seen;
};

class CountCheck final : public AssertionJudge::Check
{
public:
    explicit CountCheck(Assertion::Count what)
        : m_what(std::move(what))
    { }

    void saw(const Seen &seen) override
    {
        if (m_what.messages.selects(seen.place, seen.read))
            ++m_count;
    }

    QList<Finding> found(bool isOver, Time) const override
    {
        const bool isMore = m_what.atMost && m_count > *m_what.atMost;
        const bool isLess = isOver && m_what.atLeast && m_count < *m_what.atLeast;
        if (!isMore && !isLess)
            return {};
        return { { inWords(m_what), timesInWords(m_count) } };
    }

private:
    const Assertion::Count m_what;
    qint64 m_count = 0;
};

class OrderCheck final : public AssertionJudge::Check
{
public:
    explicit OrderCheck(Assertion::Order what)
        : m_what(std::move(what))
    { }

    void saw(const Seen &seen) override
    {
        if (!m_tooEarly.isEmpty() || m_next == m_what.messages.size())
            return;
        const QList<MessageSelector> &all = m_what.messages;
        if (all.at(m_next).selects(seen.place, seen.read)) {
            ++m_next;
            return;
        }
        for (qsizetype i = m_next + 1; i < all.size(); ++i) {
            // What stands further in front as well has come already, and may come again.
            const bool isFirst =
                std::ranges::none_of(all.first(m_next), [&](const MessageSelector &before) {
                    return before.toJson() == all.at(i).toJson();
                });
            if (isFirst && all.at(i).selects(seen.place, seen.read)) {
                m_tooEarly = toldOf(seen).words();
                return;
            }
        }
    }

    QList<Finding> found(bool isOver, Time) const override
    {
        if (m_tooEarly.isEmpty() && (!isOver || m_next == m_what.messages.size()))
            return {};
        const QString next = oneOf(m_what.messages.at(m_next));
        return { { inWords(m_what),
                   m_tooEarly.isEmpty() ? u"no "_s + m_what.messages.at(m_next).inWords()
                                        : u"before %1 %2"_s.arg(next, m_tooEarly) } };
    }

private:
    const Assertion::Order m_what;
    qsizetype m_next = 0; ///< all in front of it have come
    QString m_tooEarly;
};
} // namespace

QString wordsOf(const AssertionJudge::Seen &seen)
{
    return toldOf(seen).words();
}

std::unique_ptr<AssertionJudge::Check>
AssertionJudge::Check::of(const Assertion &assertion, int index, int conn, const ScriptRun &run)
{
    struct Visitor
    {
        using Made = std::unique_ptr<Check>;
        int index;
        int conn;
        const ScriptRun &run;

        Made operator()(const Assertion::Answered &what) const
        {
            return std::make_unique<AnsweredCheck>(what);
        }
        Made operator()(const Assertion::Never &what) const
        {
            return std::make_unique<NeverCheck>(what);
        }
        Made operator()(const Assertion::Count &what) const
        {
            return std::make_unique<CountCheck>(what);
        }
        Made operator()(const Assertion::Order &what) const
        {
            return std::make_unique<OrderCheck>(what);
        }
        Made operator()(const Assertion::Script &) const { return checkOf(conn, run.of(index)); }
    };
    return std::visit(Visitor { index, conn, run }, assertion.what);
}

} // namespace jackfield
