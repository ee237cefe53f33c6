// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "trafficqueue.h"

#include <jackfield/session/framecollector.h>

#include <QTimer>
#include <mutex>

namespace jackfield::ui {

namespace {
constexpr std::chrono::milliseconds frame(16);
}

struct TrafficQueue::Inbox
{
    std::mutex mutex;
    QList<LogEntry> entries;
    bool isAwake = false; ///< a flush is on its way
    quint32 nextConnection = 1;
    Clock clock;
    qint64 startedAt = 0; ///< microseconds since the epoch at which `clock.elapsed()` was 0
    std::function<void()> wake; ///< has the queue flush soon
    std::function<bool()> isAnswering = [] { return false; };

    qint64 time() const { return startedAt + clock.elapsed().count(); }

    void push(LogEntry entry)
    {
        const std::scoped_lock lock(mutex);
        entries.append(std::move(entry));
        if (!std::exchange(isAwake, true))
            wake();
    }

    quint32 opened(const WsOpened &opened)
    {
        quint32 connection = 0;
        {
            const std::scoped_lock lock(mutex);
            connection = nextConnection++;
        }
        push(entryOf(opened, time(), connection));
        return connection;
    }
};

TrafficQueue::TrafficQueue(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_mailbox(this)
    , m_inbox(std::make_shared<Inbox>())
{
    m_inbox->clock = clock;
    m_inbox->startedAt = clock.now().toMSecsSinceEpoch() * 1000 - clock.elapsed().count();
    m_inbox->wake = [this, address = m_mailbox.address()] {
        address.post([this] { flushSoon(); });
    };
}

/// A frame's time after the last flush, so that what one takes does not delay the next.
void TrafficQueue::flushSoon()
{
    const auto since = m_sinceFlush.isValid() ? std::chrono::milliseconds(m_sinceFlush.elapsed())
                                              : std::chrono::milliseconds(0);
    QTimer::singleShot(std::max(frame - since, std::chrono::milliseconds(0)),
                       Qt::PreciseTimer,
                       this,
                       &TrafficQueue::flush);
}

WsSink TrafficQueue::sink() const
{
    return { .opened =
                 [inbox = m_inbox](const WsOpened &opened) {
                     const quint32 connection = inbox->opened(opened);
                     const auto frames = std::make_shared<FrameCollector>();
                     const auto seen = [inbox, frames](const WsFrame &frame, Side from) {
                         frames->seen(frame, from, std::chrono::microseconds(inbox->time()));
                     };
                     const auto happened = [inbox, frames, connection](const WsEvent &event) {
                         LogEntry entry = entryOf(event, inbox->time(), connection);
                         if (event.kind == WsEvent::Kind::Message) {
                             entry.frames = frames->take(event.from);
                             entry.isAnswer = inbox->isAnswering();
                         }
                         inbox->push(std::move(entry));
                     };
                     return WsObserver { .event = happened, .frame = seen };
                 },
             .refused = [inbox = m_inbox](const WsOpened &opened) { inbox->opened(opened); } };
}

void TrafficQueue::markAnswers(const std::function<bool()> &isAnswering)
{
    m_inbox->isAnswering = isAnswering;
}

void TrafficQueue::numberFrom(quint32 connection)
{
    const std::scoped_lock lock(m_inbox->mutex);
    m_inbox->nextConnection = connection;
}

quint32 TrafficQueue::lastConnection() const
{
    const std::scoped_lock lock(m_inbox->mutex);
    return m_inbox->nextConnection - 1;
}

void TrafficQueue::forget()
{
    const std::scoped_lock lock(m_inbox->mutex);
    m_inbox->entries.clear();
    m_inbox->nextConnection = 1;
}

void TrafficQueue::flush()
{
    m_sinceFlush.start();
    QList<LogEntry> entries;
    {
        const std::scoped_lock lock(m_inbox->mutex);
        entries.swap(m_inbox->entries);
        m_inbox->isAwake = false;
    }
    if (!entries.isEmpty())
        Q_EMIT arrived(entries);
}

} // namespace jackfield::ui
