// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/qtest/waiting.h>
#include <jackfield/ws/awaitedmessages.h>

#include <algorithm>

namespace jackfield::testing {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {
QList<AwaitedMessages::Predicate> predicates(const QList<Matcher> &matchers)
{
    QList<AwaitedMessages::Predicate> all;
    for (const Matcher &matcher : matchers)
        all.append([matcher](const WsMessage &message) { return !matcher(message); });
    return all;
}
} // namespace

/// One wait: goes through what was kept, then through what comes.
class Waiting::Search
{
public:
    Search(Waiting &waiting, AwaitedMessages::Terms terms, const WaitOptions &how)
        : m_waiting(waiting)
        , m_awaited(withOptions(std::move(terms), how))
        , m_deadline(now() + how.within)
    { }

    /// Until all is there, or the reason why it will not be.
    std::optional<ReceiveEnd> run()
    {
        while (!m_awaited.isComplete()) {
            if (auto end = more())
                return end;
            const WsMessage &message = at(m_at);
            const AwaitedMessages::Outcome outcome = m_awaited.take(message).outcome;
            if (outcome == AwaitedMessages::Outcome::Ignored) {
                m_waiting.m_kept.erase(m_waiting.m_kept.begin() + m_at);
                continue;
            }
            ++m_at;
            if (outcome == AwaitedMessages::Outcome::Refused) {
                m_isRefused = true;
                break;
            }
        }
        return std::nullopt;
    }

    /// The messages of the awaited ones that have one, in their order; none of the waits that follow sees them.
    QList<WsMessage> take(qsizetype awaited)
    {
        QList<WsMessage> messages;
        QList<qsizetype> numbers;
        for (qsizetype i = 0; i < awaited; ++i) {
            if (m_awaited.messageOf(i) < 0)
                continue;
            numbers.append(m_awaited.messageOf(i));
            messages.append(at(numbers.last()));
        }
        std::ranges::sort(numbers, std::greater());
        for (const qsizetype number : std::as_const(numbers))
            m_waiting.m_kept.erase(m_waiting.m_kept.begin() + number);
        return messages;
    }

    bool isRefused() const { return m_isRefused; }
    std::unexpected<Error> mustNotCome() const
    {
        return failed(Error::Code::Invalid,
                      u"this must not come: "_s + jackfield::describe(at(m_at - 1)));
    }

    /// With the words of the matchers that have no message.
    std::unexpected<Error>
    isMissing(const QList<Matcher> &matchers, const ReceiveEnd &end, const QString &separator) const
    {
        QStringList words;
        for (const qsizetype i : m_awaited.missing())
            words += matchers.at(i)(std::unexpected(end)).value_or(QString());
        return failed(end.reason == ReceiveEnd::Reason::Timeout ? Error::Code::Timeout
                                                                : Error::Code::Closed,
                      words.join(separator));
    }

private:
    static AwaitedMessages::Terms withOptions(AwaitedMessages::Terms terms, const WaitOptions &how)
    {
        terms.ignoring = predicates(how.ignoring);
        terms.inOrder = how.inOrder;
        terms.nothingElse = how.nothingElse;
        return terms;
    }

    const WsMessage &at(qsizetype number) const { return m_waiting.m_kept[size_t(number)].message; }

    /// Sees to it that there is a message to look at. One that came too late is for the next wait.
    std::optional<ReceiveEnd> more()
    {
        const ReceiveEnd timeout { .reason = ReceiveEnd::Reason::Timeout };
        std::deque<Kept> &kept = m_waiting.m_kept;
        if (m_at == qsizetype(kept.size())) {
            const auto left = std::chrono::ceil<milliseconds>(m_deadline - now());
            auto message = m_waiting.m_client.receive(std::max(left, milliseconds(0)));
            if (!message)
                return message.error();
            kept.emplace_back(*std::move(message), m_waiting.m_client.arrivedAt());
        }
        return kept[size_t(m_at)].arrived > m_deadline ? std::optional(timeout) : std::nullopt;
    }

    std::unexpected<Error> failed(Error::Code code, const QString &words) const
    {
        constexpr qsizetype most = 10;
        QStringList lines { words };
        for (qsizetype i = 0; i < std::min(m_at, most); ++i)
            lines.append(u"  there was %1"_s.arg(jackfield::describe(at(i))));
        if (m_at > most)
            lines.append(u"  and %1 more"_s.arg(m_at - most));
        return failure(code, lines.join(u'\n'));
    }

    std::chrono::microseconds now() const
    {
        const auto &socket = m_waiting.m_client.socket();
        return socket ? socket->elapsed() : std::chrono::microseconds(0);
    }

    Waiting &m_waiting;
    AwaitedMessages m_awaited;
    const std::chrono::microseconds m_deadline;
    qsizetype m_at = 0; ///< messages that were looked at
    bool m_isRefused = false;
};

Waiting::Waiting(WsClient &client)
    : m_client(client)
{ }

Result<QList<WsMessage>> Waiting::all(const QList<Matcher> &matchers, const WaitOptions &how)
{
    Search search(*this, { .awaited = predicates(matchers) }, how);
    if (const auto end = search.run())
        return search.isMissing(matchers, *end, u"\n"_s);
    if (search.isRefused())
        return search.mustNotCome();
    return search.take(matchers.size());
}

Result<WsMessage> Waiting::any(const QList<Matcher> &matchers, const WaitOptions &how)
{
    Search search(*this, { .awaited = predicates(matchers), .oneIsEnough = true }, how);
    if (const auto end = search.run())
        return search.isMissing(matchers, *end, u"\nor "_s);
    if (search.isRefused())
        return search.mustNotCome();
    return search.take(matchers.size()).first();
}

Result<void> Waiting::none(const QList<Matcher> &matchers, const WaitOptions &how)
{
    Search search(
        *this, { .awaited = {}, .refused = predicates(matchers), .oneIsEnough = true }, how);
    (void)search.run(); // the end of the time, or of the connection
    if (search.isRefused())
        return search.mustNotCome();
    return {};
}

Received Waiting::next(milliseconds within)
{
    if (m_kept.empty())
        return m_client.receive(within);
    WsMessage message = std::move(m_kept.front().message);
    m_kept.pop_front();
    return message;
}

} // namespace jackfield::testing
