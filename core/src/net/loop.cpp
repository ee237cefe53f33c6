// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "loop_p.h"

#include <QCoreApplication>
#include <QTimer>

#ifdef Q_OS_LINUX
#include "epolldispatcher_p.h"
#endif

namespace jackfield::net {

/// Runs the loop's tasks when a plain event tells it to, which costs less than a queued call.
class Loop::Context final : public QObject
{
public:
    explicit Context(Loop *loop)
        : m_loop(loop)
    { }
    void closed() { m_loop = nullptr; }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        if (const auto loop = m_loop ? m_loop->weak_from_this().lock() : nullptr)
            loop->run();
        return true;
    }

private:
    Loop *m_loop;
};

Loop::Loop()
    : m_thread(QThread::currentThread())
    , m_context(std::make_unique<Context>(this))
{ }

Loop::~Loop() = default;

QObject *Loop::context() const
{
    return m_context.get();
}

QObject *Loop::home()
{
    QObject *&home = m_homes[m_nextHome++ % m_homes.size()];
    if (!home)
        home = new QObject(m_context.get());
    return home;
}

void Loop::post(std::move_only_function<void()> task)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_context)
        return;
    m_tasks.push_back(std::move(task));
    if (!std::exchange(m_awake, true))
        QCoreApplication::postEvent(m_context.get(), new QEvent(QEvent::User));
}

void Loop::schedule(std::chrono::milliseconds delay, std::function<void()> task)
{
    post([this, delay, task = std::move(task)]() mutable {
        QTimer::singleShot(delay, m_context.get(), std::move(task));
    });
}

void Loop::call(const std::function<void()> &task)
{
    if (isCurrent())
        return task();
    std::binary_semaphore done { 0 };
    post([&] {
        task();
        done.release();
    });
    done.acquire();
}

void Loop::run()
{
    std::vector<std::move_only_function<void()>> tasks;
    {
        const std::scoped_lock lock(m_mutex);
        tasks.swap(m_tasks);
        m_awake = false;
    }
    ++m_running;
    for (auto &task : tasks) {
        task();
        task = nullptr; // what it held is released now, in order
    }
    --m_running;
}

void Loop::endStreams()
{
    for (QObject *&home : m_homes)
        delete std::exchange(home, nullptr);
}

void Loop::close()
{
    const auto isIdle = [this] {
        const std::scoped_lock lock(m_mutex);
        return m_tasks.empty();
    };
    while (!isIdle())
        run();
    std::unique_ptr<Context> context;
    std::vector<std::move_only_function<void()>> late;
    {
        const std::scoped_lock lock(m_mutex);
        context = std::move(m_context);
        late.swap(m_tasks);
    }
    if (!context)
        return;
    context->closed();
    // A task of its own may be what closes it, or a stream below it. Else it goes now: this may be the thread's end, and
    // what an object that is deleted there deletes later is never deleted.
    if (m_running > 0 || !context->children().isEmpty())
        context.release()->deleteLater();
}

LoopThread::LoopThread(const QString &name)
{
    setObjectName(name);
#ifdef Q_OS_LINUX
    setEventDispatcher(new EpollDispatcher); // which it owns
#endif
    start();
    m_ready.acquire();
}

LoopThread::~LoopThread()
{
    quit();
    wait();
    m_ready.acquire(); // says what wait() does, but in a way that a thread sanitizer sees
}

void LoopThread::run()
{
    m_loop = std::make_shared<Loop>();
    m_ready.release();
    exec();
    m_loop->endStreams();
    m_loop->close();
    m_ready.release();
}

} // namespace jackfield::net
