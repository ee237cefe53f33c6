// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rawpeer.h"

#include <jackfield/wire/frame.h>
#include <poll.h>
#include <sys/socket.h>

#include <QElapsedTimer>
#include <QTcpSocket>

/// A socket of this process, connected to a port of it.
struct Peer : QTcpSocket
{
    explicit Peer(quint16 port)
    {
        connectToHost(QStringLiteral("127.0.0.1"), port);
        if (!waitForConnected(3000))
            qFatal("%s", qPrintable(errorString()));
    }
    /// False once the other side takes nothing more.
    bool say(const QByteArray &bytes, int milliseconds = 3000)
    {
        write(bytes);
        while (bytesToWrite() > 0 && waitForBytesWritten(milliseconds)) { }
        return bytesToWrite() == 0 && state() == ConnectedState;
    }
    /// Says `bytes` up to `most` times without ever reading; how often, until nothing of it was taken for a second. The
    /// waits of QTcpSocket have no end while its own buffer is full.
    int sayUnread(const QByteArray &bytes, int most)
    {
        qsizetype sent = 0;
        while (sent < bytes.size() * most && isReady(POLLOUT, 1000)) {
            const qsizetype at = sent % bytes.size();
            const ssize_t count = ::send(int(socketDescriptor()),
                                         bytes.constData() + at,
                                         size_t(bytes.size() - at),
                                         MSG_NOSIGNAL);
            if (count < 0)
                break;
            sent += count;
        }
        return int(sent / bytes.size());
    }
    /// Waits until the other side has ended the stream, whatever is unread.
    bool isLeft(int milliseconds) const
    {
        return state() != ConnectedState || isReady(POLLRDHUP, milliseconds);
    }
    /// What comes until it ends with `end`, or nothing comes for five seconds.
    QByteArray listenUpTo(const QByteArray &end)
    {
        QByteArray heard = readAll();
        while (!heard.endsWith(end) && waitForReadyRead(5000))
            heard += readAll();
        return heard;
    }
    /// All that comes until the other side ends the stream, or for five seconds.
    QByteArray listen()
    {
        QElapsedTimer time;
        time.start();
        QByteArray heard = readAll();
        while (state() == ConnectedState && time.elapsed() < 5000) {
            waitForReadyRead(100);
            heard += readAll();
        }
        return heard;
    }
    /// An opening handshake, and what it was answered with.
    QByteArray shakeHands()
    {
        say(openingHandshake("/"));
        QByteArray heard;
        while (!heard.endsWith("\r\n\r\n") && waitForReadyRead(3000))
            heard += readAll();
        return heard;
    }
    /// Ends without a FIN.
    void vanish()
    {
        const linger atOnce { .l_onoff = 1, .l_linger = 0 };
        ::setsockopt(int(socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        abort();
    }

private:
    bool isReady(short events, int milliseconds) const
    {
        pollfd ready { .fd = int(socketDescriptor()), .events = events, .revents = 0 };
        return ::poll(&ready, 1, milliseconds) > 0;
    }
};

/// A frame of a client.
inline QByteArray masked(jackfield::wire::Opcode opcode, const QByteArray &payload, bool fin = true)
{
    return jackfield::wire::encoded(
        { .opcode = opcode, .payload = payload, .fin = fin, .mask = 0x0A0B0C0D });
}
