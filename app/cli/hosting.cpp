// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "hosting.h"

#include "exitcode.h"
#include "interrupt.h"
#include "terminal.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QTimer>
#include <atomic>
#include <mutex>
#include <thread>

namespace jackfield::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// The connections of a job, so that somebody else can end them. Thread: any.
class OpenSockets
{
public:
    WsClientFactory tracked(const WsClientFactory &factory)
    {
        return [this, factory](const QString &url, const ClientConfig &config)
                   -> std::expected<std::unique_ptr<WsClient>, ConnectFailure> {
            if (m_isClosing)
                return std::unexpected(ConnectFailure { .message = u"interrupted"_s });
            auto client = factory(url, config);
            const std::scoped_lock lock(m_mutex);
            if (client && (*client)->socket())
                m_sockets.append(*(*client)->socket());
            return client;
        };
    }

    void close()
    {
        m_isClosing = true;
        const std::scoped_lock lock(m_mutex);
        for (const WebSocket &socket : std::as_const(m_sockets))
            socket.close(WsStatus::GoingAway);
    }

private:
    std::mutex m_mutex;
    QList<WebSocket> m_sockets;
    std::atomic<bool> m_isClosing = false;
};
} // namespace

void announce(const QUrl &url, const QByteArray &madeSha256)
{
    if (!madeSha256.isEmpty())
        complain(u"a certificate was made for localhost; clients trust it with --pin %1"_s.arg(
            QString::fromLatin1(madeSha256.toHex())));
    printLine(u"listening on "_s + url.toString(QUrl::RemovePath | QUrl::RemoveQuery));
}

int complainOfStart(const Error &error)
{
    complain(error);
    return error.code == Error::Code::Io ? NoConnection : BadInput;
}

void warnOfOpenAddress(const QString &address)
{
    if (!QHostAddress(address).isLoopback() && address != u"localhost"_s)
        complain(u"%1 can be reached from other machines"_s.arg(address));
}

void hostUntilInterrupted()
{
    const Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, qApp, &QCoreApplication::quit);
    QCoreApplication::exec();
}

int runInterruptibly(const WsClientFactory &factory,
                     const std::function<int(const WsClientFactory &)> &job)
{
    OpenSockets sockets;
    bool isInterrupted = false;
    const Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, qApp, [&] {
        isInterrupted = true;
        sockets.close();
        QTimer::singleShot(3s, qApp, [] { std::_Exit(Interrupted); }); // a peer that never answers
    });
    std::jthread worker([&] {
        const int exitCode = job(sockets.tracked(factory));
        QMetaObject::invokeMethod(
            qApp, [exitCode] { QCoreApplication::exit(exitCode); }, Qt::QueuedConnection);
    });
    const int exitCode = QCoreApplication::exec();
    return isInterrupted ? Interrupted : exitCode;
}

} // namespace jackfield::cli
