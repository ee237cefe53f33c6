// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "sessionloader.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype batchRows = 2000;
constexpr qint64 batchBytes = 4 << 20;
constexpr size_t mostBatches = 4; ///< wait to be taken
} // namespace

struct SessionLoader::Queue
{
    std::mutex mutex;
    std::condition_variable_any hasRoom;
    std::deque<QList<LogEntry>> batches;
    std::optional<QString> problem; ///< once all was read
    std::function<void()> wake; ///< has the owner take one

    /// False if reading shall end.
    bool push(const std::stop_token &stop, QList<LogEntry> batch)
    {
        std::unique_lock lock(mutex);
        if (!hasRoom.wait(lock, stop, [this] { return batches.size() < mostBatches; }))
            return false;
        batches.push_back(std::move(batch));
        wake();
        return true;
    }
};

SessionLoader::SessionLoader(SessionReader reader, QObject *parent)
    : QObject(parent)
    , m_reader(std::move(reader))
    , m_mailbox(this)
    , m_queue(std::make_shared<Queue>())
{
    m_queue->wake = [this, address = m_mailbox.address()] { address.post([this] { take(); }); };
}

SessionLoader::~SessionLoader() = default;

void SessionLoader::start()
{
    // What is appended to the file from now on comes another way.
    const qint64 end = m_reader->size();
    m_thread = std::jthread(run, std::move(*m_reader), end, m_queue);
    m_reader.reset();
}

void SessionLoader::run(const std::stop_token &stop,
                        SessionReader reader,
                        qint64 end,
                        const std::shared_ptr<Queue> &queue)
{
    const qint64 startedAt = reader.header().startedAt.toMSecsSinceEpoch() * 1000;
    QList<LogEntry> batch;
    qint64 bytes = 0;
    while (!stop.stop_requested()) {
        const auto event = reader.position() < end
            ? reader.next()
            : Result<std::optional<SessionEvent>>(std::optional<SessionEvent>());
        if (!event || !*event) {
            const QString problem = event ? reader.notes().join(u"; "_s) : event.error().message;
            if (!queue->push(stop, std::move(batch)))
                return;
            const std::scoped_lock lock(queue->mutex);
            queue->problem = problem;
            queue->wake();
            return;
        }
        batch.append(entryOf(**event, startedAt));
        bytes += batch.last().payload.size();
        if (batch.size() < batchRows && bytes < batchBytes)
            continue;
        bytes = 0;
        if (!queue->push(stop, std::exchange(batch, {})))
            return;
    }
}

void SessionLoader::take()
{
    QList<LogEntry> batch;
    std::optional<QString> problem;
    {
        const std::scoped_lock lock(m_queue->mutex);
        if (!m_queue->batches.empty()) {
            batch = std::move(m_queue->batches.front());
            m_queue->batches.pop_front();
            m_queue->hasRoom.notify_one();
        } else {
            problem = m_queue->problem;
        }
    }
    if (!batch.isEmpty())
        Q_EMIT read(batch);
    if (problem)
        Q_EMIT finished(*problem);
}

} // namespace jackfield::ui
