// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>
#include <jackfield/ws/serverconfig.h>
#include <jackfield/ws/wsresponse.h>

#include <QUrl>
#include <memory>

namespace jackfield::net {

class ServerCore;

/// Serves WebSockets and HTTP on one port. It reads the request itself and asks the handlers; a refusal is a plain
/// HTTP answer, before any 101. Handlers and callbacks run on the server's worker threads; with one worker, the
/// default, one at a time. With `workers = 0` they run on the thread that calls start(), which must run an event loop.
/// A QCoreApplication must exist. Thread: the one that made it; none of its functions from a handler.
class Server
{
public:
    explicit Server(PolyHandler handler, ServerConfig config = {});
    /// WebSockets only.
    explicit Server(WsHandler handler, ServerConfig config = {});
    /// Stops without waiting.
    ~Server();
    Q_DISABLE_COPY_MOVE(Server)

    /// Error: Io (address or port cannot be had, a file cannot be read), Invalid, Unsupported.
    Result<void> start();
    /// Accepts nothing more, closes every connection with 1001 and waits until all are gone, up to `drain`; what is
    /// left then is dropped. With `workers = 0` nothing is waited for.
    void stop(std::chrono::milliseconds drain = std::chrono::seconds(1));

    /// 0 when it does not run.
    quint16 port() const;
    /// Of the certificate that is shown, what a client pins; empty without TLS. 32 bytes, once it has started.
    QByteArray certificateSha256() const;
    /// "ws://127.0.0.1:9000/path?query", for a client on this machine.
    QUrl url(const QString &path = QStringLiteral("/")) const;

private:
    std::unique_ptr<ServerCore> m_core;
};

} // namespace jackfield::net
