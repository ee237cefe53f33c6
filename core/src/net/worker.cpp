// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "frontdoor_p.h"
#include "worker_p.h"

#include <sys/socket.h>

#include <QSocketNotifier>
#include <QTcpServer>
#include <QTimer>
#include <cerrno>

namespace jackfield::net {

/// Accepts and gives the descriptors away, so that another thread may make the sockets. Rests while the server holds all
/// it can, or the process has no descriptor left; who comes then waits in the backlog. QTcpServer opens the socket and
/// does no more: without a descriptor it says nothing, and tries again as fast as it can.
class Listener final : public QTcpServer
{
public:
    Listener(std::shared_ptr<Service> service, std::function<void(Arrival)> take)
        : m_service(std::move(service))
        , m_take(std::move(take))
    {
        m_rest.setInterval(std::chrono::milliseconds(50));
        connect(&m_rest, &QTimer::timeout, this, &Listener::resume);
    }

    bool open(const QHostAddress &address, quint16 port)
    {
        if (!listen(address, port))
            return false;
        pauseAccepting();
        m_waiting = std::make_unique<QSocketNotifier>(socketDescriptor(), QSocketNotifier::Read);
        connect(m_waiting.get(), &QSocketNotifier::activated, this, &Listener::acceptSome);
        return true;
    }

private:
    void acceptSome()
    {
        for (int i = 0; i < mostAtOnce && m_waiting->isEnabled(); ++i) {
            const int descriptor =
                ::accept4(int(socketDescriptor()), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
            if (descriptor < 0) {
                if (errno != EAGAIN && errno != EINTR && errno != ECONNABORTED)
                    rest();
                return;
            }
            const int open = m_service->open.add(1);
            if (isFull(open))
                rest();
            m_take({ descriptor, open });
        }
    }
    bool isFull(int open) const { return open >= m_service->maxOpen + Service::refusable; }
    void rest()
    {
        m_waiting->setEnabled(false);
        m_rest.start();
    }
    void resume()
    {
        if (isFull(m_service->open.value()))
            return;
        m_rest.stop();
        m_waiting->setEnabled(true);
    }

    static constexpr int mostAtOnce = 64; ///< then those inside have their turn
    const std::shared_ptr<Service> m_service;
    const std::function<void(Arrival)> m_take;
    std::unique_ptr<QSocketNotifier> m_waiting; ///< somebody waits to be accepted
    QTimer m_rest;
};

int OpenCount::add(int difference)
{
    const std::scoped_lock lock(m_mutex);
    m_count += difference;
    if (m_count == 0)
        m_none.notify_all();
    return m_count;
}

int OpenCount::value() const
{
    const std::scoped_lock lock(m_mutex);
    return m_count;
}

bool OpenCount::waitForNone(std::chrono::milliseconds timeout) const
{
    std::unique_lock lock(m_mutex);
    return m_none.wait_for(lock, timeout, [this] { return m_count == 0; });
}

Worker::Worker(std::shared_ptr<Service> service, std::shared_ptr<Loop> loop)
    : m_service(std::move(service))
    , m_loop(std::move(loop))
    , m_doors(std::make_unique<QObject>())
{ }

Worker::~Worker()
{
    m_listener.reset();
    m_doors.reset();
    while (!m_inside.empty())
        (*m_inside.begin())->drop(); // takes itself out
}

Result<quint16> Worker::listen(const QHostAddress &address, std::function<void(Arrival)> take)
{
    m_listener = std::make_unique<Listener>(m_service, std::move(take));
    m_listener->setListenBacklogSize(1024);
    const ServerConfig &config = m_service->config;
    if (!m_listener->open(address, config.port)) {
        return failure(Error::Code::Io,
                       QStringLiteral("cannot listen on %1 port %2: %3")
                           .arg(config.address)
                           .arg(config.port)
                           .arg(m_listener->errorString()),
                       QStringLiteral("port"));
    }
    return m_listener->serverPort();
}

void Worker::stopListening()
{
    m_listener.reset();
}

void Worker::take(const Arrival &arrival)
{
    new FrontDoor(
        m_service,
        m_loop,
        [this](const std::shared_ptr<Resident> &resident) { return admit(resident); },
        arrival,
        m_doors.get());
}

std::function<void()> Worker::admit(const std::shared_ptr<Resident> &resident)
{
    m_inside.insert(resident);
    return [this, raw = std::weak_ptr(resident)] { m_inside.erase(raw.lock()); };
}

void Worker::goAway()
{
    m_doors = std::make_unique<QObject>();
    const auto inside = m_inside; // a close that fails at once takes itself out
    for (const auto &resident : inside)
        resident->goAway();
}

} // namespace jackfield::net
