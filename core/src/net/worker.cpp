// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "frontdoor_p.h"
#include "queuedtransport_p.h"
#include "worker_p.h"

#include <QTcpServer>
#include <QTimer>

namespace jackfield::net {

namespace {
/// Gives descriptors away instead of making sockets, so that another thread may make them. Rests while the server holds
/// all it can, or the process has no descriptor left; who comes then waits in the backlog.
class Listener final : public QTcpServer
{
public:
    Listener(std::shared_ptr<Service> service, std::function<void(Arrival)> take)
        : m_service(std::move(service))
        , m_take(std::move(take))
    {
        m_rest.setInterval(std::chrono::milliseconds(50));
        connect(&m_rest, &QTimer::timeout, this, &Listener::resume);
        connect(this, &QTcpServer::acceptError, this, &Listener::rest);
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        const int open = m_service->open.add(1);
        if (isFull(open))
            rest();
        m_take({ descriptor, open });
    }

private:
    bool isFull(int open) const { return open >= m_service->maxOpen + Service::refusable; }
    void rest()
    {
        setMaxPendingConnections(0); // pauseAccepting() alone lets Qt accept what waits already
        pauseAccepting();
        m_rest.start();
    }
    void resume()
    {
        if (isFull(m_service->open.value()))
            return;
        m_rest.stop();
        setMaxPendingConnections(1);
        resumeAccepting();
    }

    const std::shared_ptr<Service> m_service;
    const std::function<void(Arrival)> m_take;
    QTimer m_rest;
};
} // namespace

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
    if (!m_listener->listen(address, config.port)) {
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
    auto *door = new FrontDoor(
        m_service,
        m_loop,
        [this](const auto &transport, auto connection) { admit(transport, std::move(connection)); },
        arrival);
    door->setParent(m_doors.get());
}

void Worker::admit(const std::shared_ptr<QueuedTransport> &transport,
                   std::shared_ptr<Connection> connection)
{
    m_inside.insert(transport);
    transport->start(std::move(connection),
                     [this, raw = std::weak_ptr(transport)] { m_inside.erase(raw.lock()); });
}

void Worker::goAway()
{
    m_doors = std::make_unique<QObject>();
    const auto inside = m_inside; // a close that fails at once takes itself out
    for (const auto &transport : inside)
        transport->connection()->close(WsStatus::GoingAway);
}

} // namespace jackfield::net
