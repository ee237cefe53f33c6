// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QByteArray>
#include <QtEndian>
#include <utility>

/// One end of a TCP connection on this machine, by its descriptor: unlike a QTcpSocket it may end its own side and hear
/// on, and leaves unread what nobody asks for. What waits gives up after three seconds in which nothing moves.
class WireEnd
{
public:
    explicit WireEnd(int descriptor)
        : m_descriptor(descriptor)
    {
        const int on = 1;
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    WireEnd(WireEnd &&from) noexcept
        : m_descriptor(std::exchange(from.m_descriptor, -1))
    { }
    WireEnd &operator=(WireEnd &&) = delete;
    ~WireEnd() { leave(); }

    static WireEnd connectedTo(quint16 port)
    {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = qToBigEndian(port);
        address.sin_addr.s_addr = qToBigEndian<quint32>(INADDR_LOOPBACK);
        if (::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            qFatal("cannot connect to port %d", port);
        return WireEnd(descriptor);
    }

    int descriptor() const { return m_descriptor; }
    /// How much of `bytes` was taken.
    qsizetype say(const QByteArray &bytes, int milliseconds = 3000) const
    {
        qsizetype sent = 0;
        while (sent < bytes.size() && isReady(POLLOUT, milliseconds)) {
            const ssize_t count = ::send(m_descriptor,
                                         bytes.constData() + sent,
                                         size_t(bytes.size() - sent),
                                         MSG_NOSIGNAL | MSG_DONTWAIT);
            if (count < 0)
                break;
            sent += count;
        }
        return sent;
    }
    /// The next `size` bytes, or fewer.
    QByteArray hear(qsizetype size) const
    {
        QByteArray heard(size, Qt::Uninitialized);
        qsizetype count = 0;
        while (count < size) {
            const ssize_t more = receive(heard.data() + count, size - count);
            if (more <= 0)
                break;
            count += more;
        }
        return heard.first(count);
    }
    struct Rest
    {
        QByteArray bytes;
        bool ended = false;
    };
    /// All that comes until the stream ends, however it does.
    Rest hearToTheEnd() const
    {
        Rest rest;
        QByteArray part(1 << 16, Qt::Uninitialized);
        while (true) {
            const ssize_t count = receive(part.data(), part.size());
            if (count > 0)
                rest.bytes += part.first(count);
            else
                return { rest.bytes, count != silent };
        }
    }
    /// Says nothing more, and hears on.
    void endWriting() const { ::shutdown(m_descriptor, SHUT_WR); }
    void leave()
    {
        if (m_descriptor >= 0)
            ::close(std::exchange(m_descriptor, -1));
    }
    /// Ends with a reset.
    void vanish()
    {
        const linger atOnce { .l_onoff = 1, .l_linger = 0 };
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        leave();
    }

private:
    static constexpr ssize_t silent = -2;

    bool isReady(short events, int milliseconds) const
    {
        pollfd ready { .fd = m_descriptor, .events = events, .revents = 0 };
        return ::poll(&ready, 1, milliseconds) > 0;
    }
    ssize_t receive(char *to, qsizetype size) const
    {
        return isReady(POLLIN, 3000) ? ::recv(m_descriptor, to, size_t(size), 0) : silent;
    }

    int m_descriptor;
};

/// A listening port of this machine.
class WireDoor
{
public:
    WireDoor()
        : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = qToBigEndian<quint32>(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_descriptor, generic, size) != 0 || ::listen(m_descriptor, 128) != 0
            || ::getsockname(m_descriptor, generic, &size) != 0)
            qFatal("cannot listen");
        port = qFromBigEndian(address.sin_port);
    }
    ~WireDoor() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(WireDoor)

    int descriptor() const { return m_descriptor; }
    /// Who comes next.
    WireEnd next() const
    {
        return WireEnd(::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC));
    }

    quint16 port = 0;

private:
    const int m_descriptor;
};
