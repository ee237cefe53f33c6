// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/interceptor.h>

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <mutex>

namespace jackfield {

namespace {
/// A message in its queue.
struct Waiting
{
    Interceptor::Held held;
    WsTouch touch = WsTouch::None; ///< once it is released
    bool isDropped = false;
};

/// One direction of a connection.
struct Queue
{
    std::deque<Waiting> waiting;
    std::deque<WsMessage> injected;
    qint64 bytes = 0; ///< of what waits
};

struct Live
{
    Interceptor::Line line;
    std::function<void()> wake;
    std::array<Queue, 2> queues; ///< of what the client says, the server
};
} // namespace

struct Interceptor::State
{
    mutable std::mutex mutex;
    Clock clock;
    qint64 mostBytes = 0;
    std::shared_ptr<const Rule> rule; ///< null: nothing is held
    std::map<int, Live> connections;
    QList<Held> lost;
    qint64 lostBytes = 0;
    quint64 lastId = 0;
    int lastConnection = 0;
    std::function<void()> changed;
    std::function<int()> counts;

    Queue *queueOf(int connection, Side from)
    {
        const auto found = connections.find(connection);
        return found == connections.end() ? nullptr : &found->second.queues[size_t(from)];
    }
    /// Runs `decide` on a message that waits, and wakes who carries it. False: there is none.
    template<typename Decide>
    bool decide(quint64 id, const Decide &decide);
    /// As many as may wait are kept.
    void forgetOldestLost()
    {
        while (lostBytes > mostBytes && lost.size() > 1)
            lostBytes -= lost.takeFirst().message.size();
    }
    void tell() const
    {
        std::function<void()> listener;
        {
            const std::scoped_lock lock(mutex);
            listener = changed;
        }
        if (listener)
            listener();
    }
};

template<typename Decide>
bool Interceptor::State::decide(quint64 id, const Decide &decide)
{
    std::function<void()> wake;
    {
        const std::scoped_lock lock(mutex);
        for (auto &[number, connection] : connections) {
            for (Queue &queue : connection.queues) {
                const auto found = std::ranges::find(
                    queue.waiting, id, [](const Waiting &one) { return one.held.id; });
                if (found == queue.waiting.end())
                    continue;
                decide(queue, found);
                wake = connection.wake;
            }
        }
    }
    if (!wake)
        return false;
    wake();
    tell();
    return true;
}

Interceptor::Interceptor(const Clock &clock, qint64 mostBytes)
    : m_state(std::make_shared<State>())
{
    m_state->clock = clock;
    m_state->mostBytes = mostBytes;
}

// ---- who decides

void Interceptor::setRule(const Rule &rule) const
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->rule = rule ? std::make_shared<const Rule>(rule) : nullptr;
}

QList<Interceptor::Held> Interceptor::held() const
{
    QList<Held> all;
    {
        const std::scoped_lock lock(m_state->mutex);
        all = m_state->lost;
        for (const auto &[number, connection] : m_state->connections) {
            for (const Queue &queue : connection.queues) {
                for (const Waiting &one : queue.waiting)
                    all.append(one.held);
            }
        }
    }
    // A copy came when what it is one of came; it stands behind that in the queue.
    std::ranges::stable_sort(all, {}, &Held::since);
    return all;
}

QList<Interceptor::Line> Interceptor::lines() const
{
    const std::scoped_lock lock(m_state->mutex);
    QList<Line> lines;
    for (const auto &[number, connection] : m_state->connections)
        lines.append(connection.line);
    return lines;
}

std::chrono::microseconds Interceptor::now() const
{
    return m_state->clock.elapsed();
}

bool Interceptor::release(quint64 id) const
{
    return m_state->decide(id, [](Queue &, auto place) { place->held.isHeld = false; });
}

bool Interceptor::release(quint64 id, const WsMessage &message) const
{
    return m_state->decide(id, [&](Queue &queue, auto place) {
        place->held.isHeld = false;
        if (message == place->held.message)
            return;
        queue.bytes += message.size() - place->held.message.size();
        place->held.message = message;
        place->touch = WsTouch::Changed;
    });
}

bool Interceptor::drop(quint64 id) const
{
    return m_state->decide(id, [](Queue &, auto place) {
        place->held.isHeld = false;
        place->isDropped = true;
    });
}

bool Interceptor::duplicate(quint64 id) const
{
    return m_state->decide(id, [this](Queue &queue, auto place) {
        Waiting copy = *place;
        copy.held.id = ++m_state->lastId;
        copy.held.isHeld = true;
        copy.held.isCopy = true;
        copy.isDropped = false;
        copy.touch = WsTouch::Injected;
        queue.bytes += copy.held.message.size();
        queue.waiting.insert(place + 1, std::move(copy));
    });
}

void Interceptor::releaseAll() const
{
    std::vector<std::function<void()>> wakes;
    {
        const std::scoped_lock lock(m_state->mutex);
        for (auto &[number, connection] : m_state->connections) {
            for (Queue &queue : connection.queues) {
                for (Waiting &one : queue.waiting)
                    one.held.isHeld = false;
            }
            wakes.push_back(connection.wake);
        }
    }
    for (const auto &wake : wakes)
        wake();
    m_state->tell();
}

bool Interceptor::inject(int connection, Side from, const WsMessage &message) const
{
    if (!message.isWellFormed())
        return false;
    std::function<void()> wake;
    {
        const std::scoped_lock lock(m_state->mutex);
        Queue *queue = m_state->queueOf(connection, from);
        if (!queue)
            return false;
        queue->injected.push_back(message);
        wake = m_state->connections.at(connection).wake;
    }
    wake();
    return true;
}

void Interceptor::forgetLost() const
{
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->lost.clear();
        m_state->lostBytes = 0;
    }
    m_state->tell();
}

void Interceptor::onChanged(const std::function<void()> &listener) const
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->changed = listener;
}

void Interceptor::numberBy(const std::function<int()> &number) const
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->counts = number;
}

// ---- who carries

int Interceptor::begin(const QString &url, const std::function<void()> &wake) const
{
    int number = 0;
    {
        const std::scoped_lock lock(m_state->mutex);
        number = m_state->counts ? m_state->counts() : m_state->lastConnection + 1;
        while (m_state->connections.contains(number)) // whoever counts has begun anew
            ++number;
        m_state->lastConnection = number;
        m_state->connections[number] = { .line = { .connection = number, .url = url },
                                         .wake = wake };
    }
    m_state->tell();
    return number;
}

bool Interceptor::isArmed() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->rule != nullptr;
}

std::optional<quint64> Interceptor::offer(const Passing &passing) const
{
    std::shared_ptr<const Rule> rule;
    {
        const std::scoped_lock lock(m_state->mutex);
        rule = m_state->rule;
    }
    const bool isHeld = rule && (*rule)(passing); // it may take its time
    quint64 id = 0;
    {
        const std::scoped_lock lock(m_state->mutex);
        Queue *queue = m_state->queueOf(passing.connection, passing.from);
        if (!queue || (!isHeld && queue->waiting.empty()))
            return std::nullopt;
        id = ++m_state->lastId;
        queue->bytes += passing.message.size();
        queue->waiting.push_back({ .held = { .id = id,
                                             .connection = passing.connection,
                                             .from = passing.from,
                                             .message = passing.message,
                                             .isHeld = isHeld,
                                             .since = m_state->clock.elapsed() } });
    }
    m_state->tell();
    return id;
}

std::vector<Interceptor::Decision> Interceptor::take(int connection, Side from) const
{
    std::vector<Decision> decisions;
    {
        const std::scoped_lock lock(m_state->mutex);
        Queue *queue = m_state->queueOf(connection, from);
        if (!queue)
            return decisions;
        for (const WsMessage &message : std::exchange(queue->injected, {}))
            decisions.push_back({ .message = message, .touch = WsTouch::Injected });
        while (!queue->waiting.empty() && !queue->waiting.front().held.isHeld) {
            const Waiting one = std::move(queue->waiting.front());
            queue->waiting.pop_front();
            queue->bytes -= one.held.message.size();
            decisions.push_back({ .id = one.held.isCopy ? 0 : one.held.id,
                                  .message = one.held.message,
                                  .touch = one.held.isCopy ? WsTouch::Injected : one.touch,
                                  .isDropped = one.isDropped });
        }
    }
    if (!decisions.empty())
        m_state->tell();
    return decisions;
}

qint64 Interceptor::mostBytes() const
{
    return m_state->mostBytes; // which never changes
}

bool Interceptor::isFull(int connection, Side from) const
{
    const std::scoped_lock lock(m_state->mutex);
    const Queue *queue = m_state->queueOf(connection, from);
    return queue && queue->bytes >= m_state->mostBytes;
}

void Interceptor::senderGone(int connection, Side from) const
{
    {
        const std::scoped_lock lock(m_state->mutex);
        const auto found = m_state->connections.find(connection);
        if (found == m_state->connections.end())
            return;
        Line &line = found->second.line;
        (from == Side::Client ? line.isClientGone : line.isServerGone) = true;
    }
    m_state->tell();
}

void Interceptor::end(int connection, const QString &why) const
{
    {
        const std::scoped_lock lock(m_state->mutex);
        const auto found = m_state->connections.find(connection);
        if (found == m_state->connections.end())
            return;
        for (const Queue &queue : found->second.queues) {
            for (const Waiting &one : queue.waiting) {
                if (one.isDropped)
                    continue;
                m_state->lost.append(one.held);
                m_state->lost.last().lost = why;
                m_state->lostBytes += one.held.message.size();
            }
        }
        m_state->connections.erase(found);
        m_state->forgetOldestLost();
    }
    m_state->tell();
}

} // namespace jackfield
