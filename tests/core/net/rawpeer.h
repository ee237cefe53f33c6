// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QMutex>
#include <QThread>
#include <functional>
#include <memory>

/// Sends `bytes` to a port on this machine and returns what came back: an answer with Content-Length, or
/// what came until the peer closed or `milliseconds` passed.
QByteArray askRaw(quint16 port, const QByteArray &bytes, int milliseconds = 3000);
/// An opening handshake for `target`, with `more` header lines; the key is RFC 6455's.
QByteArray openingHandshake(const QByteArray &target, const QByteArray &more = {});
/// The 101 that answers it, or another key.
QByteArray switchingProtocols(const QByteArray &accept, const QByteArray &more = {});

/// A server of one connection, in a thread of its own, that does what a test says: reads a head, says its words, closes.
class RawServer
{
public:
    /// `answer` gets the request; what it returns is written. `stays`: the socket is kept open.
    explicit RawServer(std::function<QByteArray(const QByteArray &request)> answer,
                       bool stays = false);
    ~RawServer();

    quint16 port() const { return m_port; }
    QByteArray request() const;

private:
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    QByteArray m_request;
    std::unique_ptr<QThread> m_thread;
};
