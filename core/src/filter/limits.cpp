// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handing_p.h"

#include <jackfield/filter/limits.h>
#include <jackfield/ws/handlerfailure.h>

#include <algorithm>
#include <cmath>

namespace jackfield {

using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {
QString tooBig(qint64 size, qint64 greatest)
{
    return QStringLiteral("a message of %1 bytes; at most %2 are taken").arg(size).arg(greatest);
}

bool isNegative(const std::optional<qint64> &size)
{
    return size.value_or(0) < 0;
}

bool isWrong(const std::optional<Rate> &rate)
{
    return rate
        && (!std::isfinite(rate->perSecond) || rate->perSecond <= 0 || !std::isfinite(rate->burst)
            || rate->burst < 1);
}

/// Thread: the connection's.
class TokenBucket
{
public:
    TokenBucket(const Rate &rate, microseconds now)
        : m_rate(rate)
        , m_tokens(rate.burst)
        , m_last(now)
    { }

    bool has(double count, microseconds now)
    {
        const double seconds = std::chrono::duration<double>(now - m_last).count();
        m_tokens = std::min(m_rate.burst, m_tokens + seconds * m_rate.perSecond);
        m_last = now;
        return m_tokens + 1e-6 >= count; // what 0.1 s at 10 a second brings is 1
    }
    void take(double count) { m_tokens = std::max(0.0, m_tokens - count); }
    double perSecond() const { return m_rate.perSecond; }

private:
    const Rate m_rate;
    double m_tokens;
    microseconds m_last;
};

/// The rates of one connection.
struct Metered
{
    std::optional<TokenBucket> messages;
    std::optional<TokenBucket> bytes;

    /// What is too much about a message; empty if nothing is, and then it is counted.
    QString excess(double size, microseconds now)
    {
        if (messages && !messages->has(1, now))
            return QStringLiteral("more than %1 messages a second").arg(messages->perSecond());
        if (bytes && !bytes->has(size, now))
            return QStringLiteral("more than %1 bytes a second").arg(bytes->perSecond());
        if (messages)
            messages->take(1);
        if (bytes)
            bytes->take(size);
        return {};
    }
};

/// Closes once `last` is `timeout` ago, and looks again when that may be.
void watch(const WebSocket &socket,
           const std::shared_ptr<std::atomic<microseconds>> &last,
           milliseconds timeout,
           milliseconds delay)
{
    socket.after(delay, [=] {
        const microseconds left = last->load() + timeout - socket.elapsed();
        if (left.count() > 0)
            watch(socket, last, timeout, std::chrono::ceil<milliseconds>(left));
        else if (socket.isHeldUp()) // a message may be there, and has not got through
            watch(socket, last, timeout, timeout);
        else
            socket.close(WsStatus::GoingAway.withReason(
                QStringLiteral("no message for %1 ms").arg(timeout.count())));
    });
}

/// A place among the connections, until it is given back or nobody has it.
class Place
{
public:
    explicit Place(std::shared_ptr<std::atomic<int>> taken)
        : m_taken(std::move(taken))
    { }
    ~Place() { giveBack(); }
    Q_DISABLE_COPY_MOVE(Place)

    void giveBack()
    {
        if (!std::exchange(m_isBack, true))
            --*m_taken;
    }

private:
    const std::shared_ptr<std::atomic<int>> m_taken;
    bool m_isBack = false;
};
} // namespace

WsFilter limitSize(const MessageSizes &greatest)
{
    if (isNegative(greatest.received) || isNegative(greatest.sent))
        return broken(QStringLiteral("limitSize: a size is negative"));
    const MessageFilter check = [greatest](const WsMessage &message) {
        if (message.size() > greatest.received)
            throw HandlerFailure(
                413, WsStatus::MessageTooBig, tooBig(message.size(), *greatest.received));
        return message;
    };
    return handing([greatest, check](const WebSocket &socket) {
        const auto send = [greatest, socket](const WsMessage &message) {
            if (message.size() <= greatest.sent)
                return socket.send(message);
            socket.close(
                WsStatus::MessageTooBig.withReason(tooBig(message.size(), *greatest.sent)));
            return SendResult::Closed;
        };
        const WebSocket limited = greatest.received ? receiving(socket, check) : socket;
        return greatest.sent ? limited.with({ .send = send }) : limited;
    });
}

WsFilter limitRate(const ReceivedRates &rates)
{
    if (isWrong(rates.messages) || isWrong(rates.bytes))
        return broken(
            QStringLiteral("limitRate: a rate needs perSecond above 0 and a burst of at least 1"));
    return handing([rates](const WebSocket &socket) {
        const auto bucket = [&](const Rate &rate) { return TokenBucket(rate, socket.elapsed()); };
        const auto metered = std::make_shared<Metered>(rates.messages.transform(bucket),
                                                       rates.bytes.transform(bucket));
        return receiving(socket, [=](const WsMessage &message) -> std::optional<WsMessage> {
            const QString excess = metered->excess(double(message.size()), socket.elapsed());
            if (excess.isEmpty())
                return message;
            if (rates.excess == Excess::Close)
                throw HandlerFailure(429, WsStatus::PolicyViolation, excess);
            return std::nullopt;
        });
    });
}

WsFilter closeWhenIdle(milliseconds timeout)
{
    if (timeout.count() <= 0)
        return broken(QStringLiteral("closeWhenIdle: %1 ms is no time").arg(timeout.count()));
    return handing([timeout](const WebSocket &socket) {
        const auto last = std::make_shared<std::atomic<microseconds>>(socket.elapsed());
        const auto noting = [socket, last](const WsMessage &message) {
            *last = socket.elapsed();
            return message;
        };
        watch(socket, last, timeout, timeout);
        return sending(receiving(socket, noting), noting);
    });
}

WsFilter limitConnections(int most, std::chrono::seconds retryAfter)
{
    if (most < 1 || retryAfter.count() < 0)
        return broken(QStringLiteral("limitConnections: at most %1 connections, again after %2 s")
                          .arg(most)
                          .arg(retryAfter.count()));
    const Response full = plainText(503, QStringLiteral("too many connections"))
                              .header("Retry-After", QByteArray::number(retryAfter.count()));
    const auto taken = std::make_shared<std::atomic<int>>(0);
    return [most, full, taken](const WsHandler &next) -> WsHandler {
        return [most, full, taken, next](const Request &request) {
            const auto before = (*taken)++;
            const auto place = std::make_shared<Place>(taken);
            if (before >= most)
                return refuse(full);
            const WsResponse response = next(request);
            if (!response.isAccepted())
                return response;
            return response.withConsumer(
                [place, consumer = response.consumer()](const WebSocket &socket) {
                    socket.onClose([place](const WsStatus &, Side, bool) { place->giveBack(); });
                    consumer(socket);
                });
        };
    };
}

} // namespace jackfield
