// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "wiring.h"

#include "keychain.h"

#include <jackfield/net/ask.h>
#include <jackfield/net/client.h>
#include <jackfield/net/proxy.h>
#include <jackfield/net/server.h>
#include <jackfield/wire/frame.h>

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>
#include <QThread>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
/// The thread of all clients' sockets, so that a flood of messages never waits for the window, nor the window for it.
class ClientThread
{
public:
    ClientThread()
    {
        m_worker.moveToThread(&m_thread);
        m_thread.setObjectName(u"clients"_s);
        m_thread.start();
    }

    /// After everything that was posted before.
    ~ClientThread()
    {
        post([this] { m_thread.quit(); });
        m_thread.wait();
    }

    Q_DISABLE_COPY_MOVE(ClientThread)

    bool isCurrent() const { return m_thread.isCurrentThread(); }

    void post(std::function<void()> task)
    {
        QMetaObject::invokeMethod(&m_worker, std::move(task), Qt::QueuedConnection);
    }

private:
    QThread m_thread;
    QObject m_worker;
};

/// From outside: who lets go of it last may be something on it, and a thread cannot wait for itself.
void endThread(ClientThread *thread)
{
    if (thread->isCurrent())
        QMetaObject::invokeMethod(qApp, [thread] { delete thread; }, Qt::QueuedConnection);
    else
        delete thread;
}

/// A client that lives on the thread; made and destroyed there, whoever lets go of it.
struct HeldClient
{
    std::optional<net::Client> client;
};

/// What is dialled, on the thread, wherever it was made.
net::NextDestination destinations(const std::shared_ptr<ClientThread> &thread,
                                  const ui::Services::NextRequest &next)
{
    return [thread, next](const auto &dial) {
        next([thread, dial](const std::expected<ui::ConnectionRequest, ConnectFailure> &request) {
            thread->post([dial, request] {
                dial(request.transform([](const ui::ConnectionRequest &made) {
                    net::Destination destination { QUrl(made.url), made.config };
                    // What is recorded must be what was on the wire.
                    destination.config.transport = Transport::Exact;
                    return destination;
                }));
            });
        });
    };
}

std::shared_ptr<void> connected(const std::shared_ptr<ClientThread> &thread,
                                const ui::Services::NextRequest &next,
                                const ReconnectPolicy &reconnect,
                                const WsConsumer &opened,
                                const ui::Services::Failed &failed)
{
    const auto held = std::make_shared<HeldClient>();
    thread->post([held, where = destinations(thread, next), reconnect, opened, failed] {
        held->client.emplace(net::client(where, reconnect, opened, failed));
    });
    return { held.get(),
             [thread, held](void *) { thread->post([held] { held->client.reset(); }); } };
}

std::shared_ptr<void> asked(const std::shared_ptr<ClientThread> &thread,
                            const ui::HttpStep &step,
                            const net::Answered &answered)
{
    const auto held = std::make_shared<std::shared_ptr<void>>();
    thread->post(
        [held, step, answered] { *held = net::ask(step.url, step.request, step.way, answered); });
    return { held.get(), [thread, held](void *) { thread->post([held] { held->reset(); }); } };
}

Result<ui::Hosted> hosted(const PolyHandler &handler, ServerConfig config)
{
    config.transport = Transport::Exact; // as of a client
    const auto server = std::make_shared<net::Server>(handler, config);
    if (const auto started = server->start(); !started)
        return std::unexpected(started.error());
    const QString url = server->url().toString();
    return ui::Hosted { .url = url, .server = server };
}

Result<ui::Hosted> proxied(const ui::ProxyOrder &order)
{
    const auto proxy = std::make_shared<net::Proxy>(
        net::ProxyTarget {
            .url = order.server, .preserveHost = order.preserveHost, .tls = order.tls },
        ServerConfig { .port = order.port, .sink = order.sink },
        WsAnswers(),
        order.interceptor);
    if (const auto started = proxy->start(); !started)
        return std::unexpected(started.error());
    return ui::Hosted { .url = proxy->url().toString(), .server = proxy };
}

/// How a strict server takes it; empty: as one frame.
QString faultOf(const QByteArray &bytes, bool isCompressed)
{
    const auto header =
        wire::parseHeader(bytes, { .reader = wire::Role::Server, .isCompressed = isCompressed });
    if (!header)
        return u"%1: %2"_s.arg(header.error().closeCode).arg(header.error().message);
    const auto has = [&] { return quint64(bytes.size() - (*header)->size); };
    if (!*header || (*header)->length > has())
        return u"the other side waits for the rest of it"_s;
    return (*header)->length < has() ? u"what is behind its length is taken for another frame"_s
                                     : QString();
}

ui::WrittenFrame frameBytes(const ui::HandFrame &hand, bool isCompressed)
{
    const wire::FrameHeader header { .opcode = wire::Opcode(hand.frame.opcode),
                                     .fin = hand.frame.fin,
                                     .rsv = hand.frame.rsv,
                                     .length = hand.frame.length,
                                     .mask = hand.frame.mask };
    ui::WrittenFrame written { .header = wire::encodedHeader(header, wire::LengthForm(hand.form)),
                               .payload = hand.payload,
                               .fault = {} };
    if (header.mask)
        wire::copyMasked(written.payload.data(), hand.payload, *header.mask);
    written.fault = faultOf(written.header + written.payload, isCompressed);
    return written;
}

QString sampleFolder()
{
    return QDir(QCoreApplication::applicationDirPath())
        .filePath(u"../share/jackfield/sample-workspace"_s);
}
} // namespace

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
}

QString firstStateFolder()
{
    return dataFolder() + u"/state"_s;
}

std::unique_ptr<QLockFile> lockStateFolder()
{
    constexpr int mostWindows = 16;
    for (int n = 1; n <= mostWindows; ++n) {
        const QString folder = firstStateFolder() + (n == 1 ? QString() : u"-%1"_s.arg(n));
        QDir().mkpath(folder);
        auto lock = std::make_unique<QLockFile>(folder + u"/lock"_s);
        lock->setStaleLockTime(0);
        if (lock->tryLock())
            return lock;
    }
    return nullptr;
}

ui::Services desktopServices(const QString &home)
{
    const std::shared_ptr<ClientThread> thread(new ClientThread, endThread);
    return {
        .connectTo =
            [thread](const ui::Services::NextRequest &next,
                     const ReconnectPolicy &reconnect,
                     const WsConsumer &opened,
                     const ui::Services::Failed &failed) {
                return connected(thread, next, reconnect, opened, failed);
            },
        .ask = [thread](const ui::HttpStep &step,
                        const net::Answered &answered) { return asked(thread, step, answered); },
        .requestOf =
            [](const QString &url, const ClientConfig &config) {
                return net::clientUrl(url).and_then(
                    [&](const QUrl &parsed) { return net::openingRequest(parsed, config); });
            },
        .frameBytes = frameBytes,
        .host = hosted,
        .proxy = proxied,
        .passOn = [](const QUrl &url,
                     const WebSocket &socket) { return net::passMessages({ .url = url })(socket); },
        .clients = net::clientFactory(),
        .secrets = std::make_shared<Keychain>(home + u"/secrets.json"_s),
        .stateFolder = home + u"/state"_s,
        .sampleFolder = sampleFolder(),
        .sampleCopy = home + u"/sample-workspace"_s
    };
}

} // namespace jackfield
