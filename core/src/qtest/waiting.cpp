// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/qtest/waiting.h>

#include <algorithm>

namespace jackfield::testing {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {
bool isOneOf(const QList<Matcher> &matchers, const WsMessage &message)
{
    return std::ranges::any_of(matchers, [&](const Matcher &matcher) { return !matcher(message); });
}

/// Which message each matcher has. A message that is several of them goes where it leaves the most to the others.
class Assignment
{
public:
    explicit Assignment(const QList<Matcher> &matchers)
        : m_matchers(matchers)
        , m_owners(size_t(matchers.size()), -1)
    { }

    /// Whether the message, the `number`-th, has become one of them.
    bool take(const WsMessage &message, qsizetype number, bool inOrder)
    {
        m_fits.emplace_back(size_t(m_matchers.size()), false);
        m_numbers.push_back(number);
        for (size_t i = 0; i < m_owners.size(); ++i) {
            const bool isNext = m_owners[i] < 0 && (i == 0 || m_owners[i - 1] >= 0);
            m_fits.back()[i] = (!inOrder || isNext) && !m_matchers.at(qsizetype(i))(message);
        }
        std::vector<bool> seen(m_owners.size(), false);
        return assign(qsizetype(m_fits.size()) - 1, seen);
    }
    bool isWhole() const { return std::ranges::count(m_owners, -1) == 0; }
    /// The message of a matcher; -1: none.
    qsizetype numberOf(size_t matcher) const
    {
        return m_owners[matcher] < 0 ? -1 : m_numbers[size_t(m_owners[matcher])];
    }

private:
    bool assign(qsizetype candidate, std::vector<bool> &seen)
    {
        for (size_t i = 0; i < m_owners.size(); ++i) {
            if (!m_fits[size_t(candidate)][i] || seen[i])
                continue;
            seen[i] = true;
            if (m_owners[i] < 0 || assign(m_owners[i], seen)) {
                m_owners[i] = candidate;
                return true;
            }
        }
        return false;
    }

    const QList<Matcher> &m_matchers;
    std::vector<qsizetype> m_owners; ///< of each matcher, its candidate; -1: none
    std::vector<std::vector<bool>> m_fits; ///< of each candidate, to each matcher
    std::vector<qsizetype> m_numbers; ///< of each candidate
};
} // namespace

/// One wait: goes through what was kept, then through what comes.
class Waiting::Search
{
public:
    Search(Waiting &waiting, const WaitOptions &how)
        : m_waiting(waiting)
        , m_how(how)
        , m_deadline(now() + how.within)
    { }

    /// The number of the next message, or the error that there is none. What is ignored is gone.
    std::expected<qsizetype, ReceiveEnd> next()
    {
        std::deque<WsMessage> &kept = m_waiting.m_kept;
        while (true) {
            if (m_at == qsizetype(kept.size())) {
                const auto left = std::chrono::ceil<milliseconds>(m_deadline - now());
                if (left < -std::max(m_how.within, overtime)) // somebody never stops
                    return std::unexpected(ReceiveEnd { .reason = ReceiveEnd::Reason::Timeout });
                auto message = m_waiting.m_client.receive(std::max(left, milliseconds(0)));
                if (!message)
                    return std::unexpected(message.error());
                kept.push_back(*std::move(message));
            }
            if (!isOneOf(m_how.ignoring, kept[size_t(m_at)]))
                return m_at++;
            kept.erase(kept.begin() + m_at);
        }
    }

    const WsMessage &at(qsizetype number) const { return m_waiting.m_kept[size_t(number)]; }

    /// Takes these, in any order of numbers.
    void take(QList<qsizetype> numbers)
    {
        std::ranges::sort(numbers, std::greater());
        for (const qsizetype number : std::as_const(numbers))
            m_waiting.m_kept.erase(m_waiting.m_kept.begin() + number);
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
    std::unexpected<Error> failed(const ReceiveEnd &end, const QString &words) const
    {
        return failed(end.reason == ReceiveEnd::Reason::Timeout ? Error::Code::Timeout
                                                                : Error::Code::Closed,
                      words);
    }
    std::unexpected<Error> mustNotCome(qsizetype number) const
    {
        return failed(Error::Code::Invalid,
                      u"this must not come: %1"_s.arg(jackfield::describe(at(number))));
    }

private:
    /// What came in time and is still to be looked at.
    static constexpr milliseconds overtime { 100 };

    std::chrono::microseconds now() const
    {
        const auto &socket = m_waiting.m_client.socket();
        return socket ? socket->elapsed() : std::chrono::microseconds(0);
    }

    Waiting &m_waiting;
    const WaitOptions &m_how;
    const std::chrono::microseconds m_deadline;
    qsizetype m_at = 0; ///< messages that were looked at
};

Waiting::Waiting(WsClient &client)
    : m_client(client)
{ }

Result<QList<WsMessage>> Waiting::all(const QList<Matcher> &matchers, const WaitOptions &how)
{
    Search search(*this, how);
    Assignment assignment(matchers);
    while (!assignment.isWhole()) {
        const auto number = search.next();
        if (!number) {
            QStringList missing;
            for (qsizetype i = 0; i < matchers.size(); ++i) {
                if (assignment.numberOf(size_t(i)) < 0)
                    missing += matchers.at(i)(std::unexpected(number.error())).value_or(QString());
            }
            return search.failed(number.error(), missing.join(u'\n'));
        }
        if (!assignment.take(search.at(*number), *number, how.inOrder) && how.nothingElse)
            return search.mustNotCome(*number);
    }
    QList<qsizetype> numbers;
    QList<WsMessage> messages;
    for (qsizetype i = 0; i < matchers.size(); ++i) {
        numbers.append(assignment.numberOf(size_t(i)));
        messages.append(search.at(numbers.last()));
    }
    search.take(numbers);
    return messages;
}

Result<WsMessage> Waiting::any(const QList<Matcher> &matchers, const WaitOptions &how)
{
    Search search(*this, how);
    while (true) {
        const auto number = search.next();
        if (!number) {
            QStringList missing;
            for (const Matcher &matcher : matchers)
                missing += matcher(std::unexpected(number.error())).value_or(QString());
            return search.failed(number.error(), missing.join(u"\nor "_s));
        }
        if (isOneOf(matchers, search.at(*number))) {
            const WsMessage message = search.at(*number);
            search.take({ *number });
            return message;
        }
        if (how.nothingElse)
            return search.mustNotCome(*number);
    }
}

Result<void> Waiting::none(const QList<Matcher> &matchers, const WaitOptions &how)
{
    Search search(*this, how);
    while (const auto number = search.next()) {
        if (how.nothingElse || isOneOf(matchers, search.at(*number)))
            return search.mustNotCome(*number);
    }
    return {};
}

Received Waiting::next(milliseconds within)
{
    if (m_kept.empty())
        return m_client.receive(within);
    WsMessage message = std::move(m_kept.front());
    m_kept.pop_front();
    return message;
}

} // namespace jackfield::testing
