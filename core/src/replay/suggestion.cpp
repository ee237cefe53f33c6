// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagekind_p.h"
#include "session/messageids_p.h"

#include <jackfield/replay/causes.h>
#include <jackfield/replay/suggestion.h>

#include <algorithm>

namespace jackfield::replay {

using namespace Qt::StringLiterals;
using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {
constexpr microseconds nowhere { -1 };

/// A message of a connection, as assertions see it.
struct Said
{
    MessagePlace place;
    ReadMessage read;
    microseconds at = nowhere;

    MessageSelector selector() const
    {
        const MessageKind kind = kindOf(place, read);
        MessageSelector selector = kind.selector;
        if (kind.isOfOne) // bytes: messages that come have no numbers
            selector = { .mode = read.message().mode() };
        selector.from = place.from;
        return selector;
    }
};

/// What says the kind of those that it selects; nothing if it is more than a word.
QString wordOf(const MessageSelector &selector)
{
    constexpr qsizetype longest = 40;
    const QString word = selector.equals ? selector.equals->toString() : QString();
    return word.size() > longest ? QString() : word;
}

/// Where both carry the same id.
std::optional<std::pair<JsonPlaces, JsonPlaces>> sharedId(const Said &question, const Said &answer)
{
    const JsonValue *asked = question.read.structure();
    const JsonValue *answered = answer.read.structure();
    if (!asked || !answered)
        return std::nullopt;
    const QList<MessageId> theirs = messageIds(*answered);
    for (const MessageId &mine : messageIds(*asked)) {
        const auto same = std::ranges::find_if(
            theirs, [&](const MessageId &other) { return areOneId(mine, other); });
        if (same != theirs.end())
            return std::pair(JsonPlaces(mine.place), JsonPlaces(same->place));
    }
    return std::nullopt;
}

/// Long enough that a slower machine keeps it as well.
milliseconds generous(microseconds took)
{
    milliseconds limit(100);
    for (int step = 0; limit < 3 * took; ++step)
        limit = step % 3 == 1 ? limit * 5 / 2 : limit * 2;
    return std::min(limit, milliseconds(86'400'000));
}

class Suggester
{
public:
    Suggester(const QList<SessionEvent> &events, const Matching &matching)
        : m_events(events)
        , m_matching(matching)
    {
        for (const SessionEvent &event : events) {
            if (event.isWholeMessage()) {
                const MessagePlace place { event.conn, int(m_said.size()) + 1, event.from };
                m_said.append({ place, matching.read(place, event.message), event.t });
            } else if (event.kind == SessionEvent::Kind::Open) {
                m_opened = event.t;
            }
        }
    }

    bool has(int n) const { return n > 0 && n <= m_said.size(); }
    const Said &said(int n) const { return m_said.at(n - 1); }

    Result<Assertion> answer(const QList<int> &messages) const
    {
        if (messages.size() == 2)
            return answered(messages.first(), messages.last());
        const int n = messages.first();
        for (const Cause &cause : causes(m_events, m_matching)) {
            if (cause.n == n || (cause.to == n && said(n).place.from == Side::Client))
                return answered(cause.to, cause.n);
        }
        return failure(Error::Code::Missing,
                       u"nothing in the recording answers message %1"_s.arg(n));
    }

private:
    /// `question` 0: the opening.
    Assertion answered(int question, int answer) const
    {
        const Said &expected = said(answer);
        const microseconds since = question > 0 ? said(question).at : m_opened;
        Assertion::Answered what { .expect = expected.selector(),
                                   .within = generous(expected.at - since) };
        QString name = wordOf(what.expect);
        if (question > 0) {
            what.on = said(question).selector();
            what.same = sharedId(said(question), expected);
            const QString asked = wordOf(*what.on);
            name =
                name.isEmpty() || asked.isEmpty() ? QString() : u"%1 after %2"_s.arg(name, asked);
        }
        return { .name = name, .what = what };
    }

    const QList<SessionEvent> &m_events;
    const Matching &m_matching;
    QList<Said> m_said;
    microseconds m_opened { 0 };
};

/// Each once, as they come.
QList<MessageSelector> selectorsOf(const Suggester &suggester, const QList<int> &messages)
{
    QList<MessageSelector> all;
    for (const int n : messages) {
        const MessageSelector selector = suggester.said(n).selector();
        const bool isKnown = std::ranges::any_of(
            all, [&](const MessageSelector &known) { return known.toJson() == selector.toJson(); });
        if (!isKnown)
            all.append(selector);
    }
    return all;
}
} // namespace

Result<Assertion> suggested(Suggestion what,
                            const QList<SessionEvent> &events,
                            const QList<int> &messages,
                            const Matching &matching)
{
    const Suggester suggester(events, matching);
    QList<int> sorted = messages;
    std::ranges::sort(sorted);
    if (sorted.isEmpty() || !std::ranges::all_of(sorted, [&](int n) { return suggester.has(n); }))
        return failure(Error::Code::Invalid, u"messages of the connection say what is meant"_s);
    if (what == Suggestion::Answer) {
        if (sorted.size() > 2)
            return failure(
                Error::Code::Invalid,
                u"one or two messages say what answers what, and not %1"_s.arg(sorted.size()));
        return suggester.answer(sorted);
    }
    const QList<MessageSelector> selectors = selectorsOf(suggester, sorted);
    if (what == Suggestion::Order) {
        if (selectors.size() < 2)
            return failure(Error::Code::Invalid, u"messages of two kinds or more have an order"_s);
        return Assertion { .what = Assertion::Order { selectors } };
    }
    if (selectors.size() > 1)
        return failure(Error::Code::Invalid, u"messages of one kind say which are meant"_s);
    if (what == Suggestion::Never)
        return Assertion { .what = Assertion::Never { .never = selectors.first() } };
    qint64 count = 0;
    for (int n = 1; suggester.has(n); ++n) {
        const Said &said = suggester.said(n);
        count += selectors.first().selects(said.place, said.read) ? 1 : 0;
    }
    return Assertion { .what = Assertion::Count {
                           .messages = selectors.first(), .atLeast = count, .atMost = count } };
}

} // namespace jackfield::replay
