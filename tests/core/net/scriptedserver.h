// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>
#include <QMutex>
#include <QTcpSocket>
#include <QThread>
#include <QUrl>
#include <functional>
#include <memory>

/// A server of raw bytes for many connections, in a thread of its own with an event loop.
class ScriptedServer
{
public:
    /// Called on the server's thread whenever something came: `number` counts connections from 0, `bytes` is all that
    /// came on this one and was not taken out of it.
    using Script = std::function<void(QTcpSocket &socket, int number, QByteArray &bytes)>;

    explicit ScriptedServer(Script script,
                            const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));
    ~ScriptedServer();

    quint16 port() const { return m_port; }
    /// ws://127.0.0.1:PORT`rest`
    QUrl url(const QString &rest = QStringLiteral("/")) const;
    /// So far.
    int connections() const;
    /// What came on a connection, taken out or not.
    QByteArray received(int number = 0) const;

private:
    void serve(QTcpSocket *socket, const Script &script);

    quint16 m_port = 0;
    mutable QMutex m_mutex;
    QList<QByteArray> m_received;
    std::unique_ptr<QThread> m_thread;
};

/// Takes a whole head out of `bytes`; empty if there is none yet.
QByteArray takeHead(QByteArray &bytes);
/// The value of a header line of `head`.
QByteArray headerOf(const QByteArray &head, const QByteArray &name);
/// The 101 for a client's head, with `more` header lines.
QByteArray switchingFor(const QByteArray &head, const QByteArray &more = {});
