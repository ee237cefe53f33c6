// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "servercore_p.h"
#include "tlsfiles_p.h"
#include "worker_p.h"

#include <jackfield/ws/websocket.h>
#include <sys/resource.h>

#include <QCryptographicHash>
#include <QSslCertificate>
#include <thread>

namespace jackfield::net {

namespace {
/// How many connections a server may hold: its limit, or what the process's descriptors allow.
int maxOpen(int limit, int descriptorsEach)
{
    constexpr int reserve = 64; // for files, pipes and whatever else the program opens
    rlimit descriptors {};
    if (getrlimit(RLIMIT_NOFILE, &descriptors) != 0 || descriptors.rlim_cur == RLIM_INFINITY)
        return limit;
    const qint64 allowed = (qint64(descriptors.rlim_cur) - reserve) / descriptorsEach;
    return int(std::max<qint64>(1, std::min<qint64>(limit, allowed)));
}
} // namespace

LaterWsHandler atOnce(const WsHandler &handler)
{
    if (!handler)
        return {};
    return [handler](const Request &request,
                     const std::shared_ptr<Loop> &,
                     const std::function<void(WsAnswer)> &done) {
        done({ answer(handler, request) });
    };
}

namespace {
LaterHttpHandler atOnce(const HttpHandler &handler)
{
    return [handler](const Request &request,
                     const std::shared_ptr<Loop> &,
                     const std::function<void(Response)> &done) { done(answer(handler, request)); };
}

/// How many answers are being made; whoever destroys it waits for them.
class Answering
{
public:
    ~Answering()
    {
        std::unique_lock lock(m_mutex);
        m_isOver.wait(lock, [this] { return m_count == 0; });
    }
    bool begin(int most)
    {
        const std::lock_guard lock(m_mutex);
        if (m_count == most)
            return false;
        ++m_count;
        return true;
    }
    void end()
    {
        const std::lock_guard lock(m_mutex);
        --m_count;
        m_isOver.notify_all(); // within the lock: with it, this may be gone
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_isOver;
    int m_count = 0;
};

/// A thread for each answer, which may wait for something.
LaterHttpHandler onThreads(const HttpHandler &handler, int threads)
{
    return [handler, threads, answering = std::make_shared<Answering>()](
               const Request &request,
               const std::shared_ptr<Loop> &loop,
               const std::function<void(Response)> &done) {
        if (!answering->begin(threads))
            return done(plainText(503, QStringLiteral("Too many requests wait for their answers."))
                            .header("Retry-After", "1"));
        std::thread([=, answering = answering.get()] {
            const Response response = answer(handler, request);
            answering->end(); // before the client can know, and ask again
            loop->post([=] { done(response); });
        }).detach();
    };
}
} // namespace

ServerCore::ServerCore(HttpHandler http,
                       LaterWsHandler ws,
                       ServerConfig config,
                       int descriptorsEach)
    : m_descriptorsEach(descriptorsEach)
    , m_service(std::make_shared<Service>())
{
    if (http)
        m_service->http =
            config.httpThreads > 0 ? onThreads(http, config.httpThreads) : atOnce(http);
    m_service->ws = std::move(ws);
    m_service->config = std::move(config);
}

ServerCore::~ServerCore()
{
    stop(std::chrono::milliseconds(0));
}

Result<void> ServerCore::prepare(const QHostAddress &address)
{
    const ServerConfig &config = m_service->config;
    if (config.compression && config.transport != Transport::Exact) {
        return failure(Error::Code::Unsupported,
                       QStringLiteral("QtWebSockets cannot compress; the exact transport can"),
                       QStringLiteral("compression"));
    }
    if (address.isNull()) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("'%1' is not an IP address to listen on").arg(config.address),
                       QStringLiteral("address"));
    }
    m_service->policy = AccessPolicy(config, address);
    m_service->maxOpen = maxOpen(config.limits.connections, m_descriptorsEach);
    if (config.tls) {
        auto tls = serverTls(*config.tls, address);
        if (!tls)
            return std::unexpected(tls.error());
        m_service->tls = *std::move(tls);
    }
    return {};
}

Result<void> ServerCore::start()
{
    if (isRunning())
        return failure(Error::Code::Invalid, QStringLiteral("the server is running already"));
    const QString &name = m_service->config.address;
    const QHostAddress address = name == QLatin1String("localhost")
        ? QHostAddress(QHostAddress::LocalHost)
        : QHostAddress(name);
    if (const auto prepared = prepare(address); !prepared)
        return prepared;
    const int threads = std::max(0, m_service->config.workers);
    for (int i = 0; i < std::max(1, threads); ++i) {
        Post post;
        if (threads > 0) {
            post.thread = std::make_unique<LoopThread>(QStringLiteral("jackfield-%1").arg(i));
            post.loop = post.thread->loop();
        } else {
            post.loop = std::make_shared<Loop>();
        }
        post.loop->call([&] { post.worker = std::make_unique<Worker>(m_service, post.loop); });
        m_posts.push_back(std::move(post));
    }
    const auto port = open(address);
    if (!port) {
        stop(std::chrono::milliseconds(0));
        return std::unexpected(port.error());
    }
    m_port = *port;
    return {};
}

/// The first worker accepts; the others get their share of the descriptors in turn.
Result<quint16> ServerCore::open(const QHostAddress &address)
{
    struct Share
    {
        std::shared_ptr<Loop> loop;
        Worker *worker;
    };
    std::vector<Share> shares;
    for (const Post &post : m_posts)
        shares.push_back({ post.loop, post.worker.get() });
    Result<quint16> port = 0;
    shares.front().loop->call([&] {
        port = shares.front().worker->listen(
            address, [shares, next = std::size_t(0)](const Arrival &arrival) mutable {
                const Share &share = shares[next++ % shares.size()];
                if (share.loop->isCurrent())
                    share.worker->take(arrival);
                else
                    share.loop->post([worker = share.worker, arrival] { worker->take(arrival); });
            });
    });
    return port;
}

void ServerCore::stop(std::chrono::milliseconds drain)
{
    if (m_posts.empty())
        return;
    m_posts.front().loop->call([this] { m_posts.front().worker->stopListening(); });
    for (const Post &post : m_posts)
        post.loop->call([&post] { post.worker->goAway(); });
    if (m_posts.front().thread && drain.count() > 0)
        m_service->open.waitForNone(drain);
    for (Post &post : m_posts) {
        post.loop->call([&post] {
            post.loop->run(); // the closes are written before the worker goes
            post.worker.reset();
        });
        if (!post.thread)
            post.loop->close();
    }
    m_posts.clear();
    m_port = 0;
}

QByteArray ServerCore::certificateSha256() const
{
    return m_service->tls ? m_service->tls->localCertificate().digest(QCryptographicHash::Sha256)
                          : QByteArray();
}

QUrl ServerCore::url(const QString &path) const
{
    const QHostAddress address(m_service->config.address);
    const bool isAny = address == QHostAddress::Any || address == QHostAddress::AnyIPv4
        || address == QHostAddress::AnyIPv6;
    QString host = isAny ? QStringLiteral("127.0.0.1") : m_service->config.address;
    if (host.contains(QLatin1Char(':')))
        host = QStringLiteral("[%1]").arg(host);
    const QString slash = path.startsWith(QLatin1Char('/')) ? QString() : QStringLiteral("/");
    return QUrl(QStringLiteral("%1://%2:%3%4%5")
                    .arg(m_service->config.tls ? QLatin1String("wss") : QLatin1String("ws"), host)
                    .arg(m_port)
                    .arg(slash, path));
}

} // namespace jackfield::net
