// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QThread>
#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <semaphore>
#include <vector>

namespace jackfield::net {

class QtCodec;

/// The event loop of one thread, as a place to hand tasks to from any thread. Tasks run in order, one batch per turn
/// of the loop. It may outlive its thread: after close() tasks are dropped.
class Loop : public std::enable_shared_from_this<Loop>
{
public:
    /// Of the calling thread.
    Loop();
    ~Loop();
    Q_DISABLE_COPY_MOVE(Loop)

    /// Allocates nothing for a task of up to three pointers. Thread: any.
    void post(std::move_only_function<void()> task);
    /// Thread: any. What has not run when the loop closes is dropped.
    void schedule(std::chrono::milliseconds delay, std::function<void()> task);
    /// Runs `task` on the loop's thread and waits for it; at once when that is the calling thread.
    void call(const std::function<void()> &task);
    /// Runs what was posted up to now. Thread: the loop's.
    void run();
    /// Deletes what is below a home(), so that what is told of its end is delivered before close(). Thread: the loop's,
    /// and none of its tasks.
    void endStreams();
    /// Runs what was posted, then takes nothing more. Thread: the loop's.
    void close();

    bool isCurrent() const { return QThread::currentThread() == m_thread; }
    /// Lives in the loop's thread until close(): the context of its connections.
    QObject *context() const;
    /// A parent for one of many objects that live in the loop's thread and go with the context. To leave a parent costs
    /// as much as it has children, so there are several. Thread: the loop's.
    QObject *home();
    /// What the connections of the loop share that go over QWebSocket; goes with the context. Thread: the loop's.
    QtCodec &codec();

private:
    class Context;

    QThread *const m_thread;
    std::mutex m_mutex; ///< guards what follows; never held while a task runs
    std::unique_ptr<Context> m_context;
    std::vector<std::move_only_function<void()>> m_tasks;
    std::array<QObject *, 256> m_homes {}; ///< children of the context
    std::size_t m_nextHome = 0;
    QtCodec *m_codec = nullptr; ///< a child of the context
    bool m_awake = false; ///< a turn is due
    int m_running =
        0; ///< how many turns are under way, one within the other; the loop's thread only
};

/// A thread with a loop. Destroying it closes the loop and waits.
class LoopThread final : public QThread
{
public:
    explicit LoopThread(const QString &name);
    ~LoopThread() override;

    const std::shared_ptr<Loop> &loop() const { return m_loop; }

protected:
    void run() override;

private:
    std::shared_ptr<Loop> m_loop;
    std::binary_semaphore m_ready { 0 };
};

} // namespace jackfield::net
