// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rawclient.h"

#include <jackfield/net/server.h>
#include <jackfield/ws/websocket.h>

#include <QSemaphore>
#include <atomic>
#include <mutex>

/// An echo server that remembers how its connections ended.
struct Echo
{
    std::mutex mutex;
    QStringList ends; ///< "1006 unclean"
    QStringList errors;
    std::atomic<int> opened = 0;
    QSemaphore closed;
    std::unique_ptr<jackfield::net::Server> server;

    explicit Echo(jackfield::ServerConfig config)
    {
        server = std::make_unique<jackfield::net::Server>(
            [this](const jackfield::Request &) -> jackfield::WsResponse {
                return [this](const jackfield::WebSocket &socket) { serve(socket); };
            },
            std::move(config));
        if (const auto started = server->start(); !started)
            qFatal("%s", qPrintable(started.error().message));
    }
    ~Echo() { server.reset(); }

    void serve(const jackfield::WebSocket &socket)
    {
        ++opened;
        socket.onMessage([socket](const jackfield::WsMessage &message) { socket.send(message); });
        socket.onError([this](const jackfield::Error &error) {
            const std::scoped_lock lock(mutex);
            errors << error.message;
        });
        socket.onClose([this](const jackfield::WsStatus &status, jackfield::Side, bool clean) {
            const std::scoped_lock lock(mutex);
            ends << QStringLiteral("%1 %2")
                        .arg(status.code)
                        .arg(clean ? QStringLiteral("clean") : QStringLiteral("unclean"));
            closed.release();
        });
    }
    bool serves()
    {
        Peer peer(server->port());
        if (!peer.shakeHands().startsWith("HTTP/1.1 101"))
            return false;
        peer.say(masked(jackfield::wire::Opcode::Text, "still there?"));
        return peer.waitForReadyRead(3000) && peer.readAll().contains("still there?");
    }
    QString lastEnd()
    {
        const std::scoped_lock lock(mutex);
        return ends.isEmpty() ? QStringLiteral("none") : ends.last();
    }
    QString allErrors()
    {
        const std::scoped_lock lock(mutex);
        return errors.join(QLatin1Char('\n'));
    }
};

/// The code of the close frame in `bytes`, of a server.
inline int closeCode(const QByteArray &bytes)
{
    const qsizetype at = bytes.lastIndexOf('\x88');
    return at < 0 || bytes.size() < at + 4 ? 0 : quint8(bytes[at + 2]) << 8 | quint8(bytes[at + 3]);
}
