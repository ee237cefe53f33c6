// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

/// Two connected descriptors that do not block; what cannot fail here ends the test.
class SocketPair
{
public:
    SocketPair()
    {
        require(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, m_fds.data())
                == 0);
    }
    ~SocketPair()
    {
        close(0);
        close(1);
    }
    SocketPair(SocketPair &&other) noexcept
        : m_fds(std::exchange(other.m_fds, { -1, -1 }))
    { }
    SocketPair &operator=(SocketPair &&) = delete;

    /// Knows urgent data.
    static SocketPair tcp()
    {
        sockaddr_in address { .sin_family = AF_INET,
                              .sin_port = 0,
                              .sin_addr = { htonl(INADDR_LOOPBACK) },
                              .sin_zero = {} };
        auto *const where = reinterpret_cast<sockaddr *>(&address);
        socklen_t size = sizeof(address);
        const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        require(::bind(listener, where, size) == 0 && ::listen(listener, 1) == 0
                && ::getsockname(listener, where, &size) == 0);
        const int from = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        require(::connect(from, where, size) == 0);
        const int to = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        require(to >= 0 && ::close(listener) == 0);
        return SocketPair({ to, from });
    }
    /// Read from 0, written to 1.
    static SocketPair pipe()
    {
        std::array<int, 2> fds {};
        require(::pipe2(fds.data(), O_NONBLOCK | O_CLOEXEC) == 0);
        return SocketPair(fds);
    }

    int fd(std::size_t side) const { return m_fds[side]; }
    void close(std::size_t side)
    {
        if (m_fds[side] >= 0)
            ::close(std::exchange(m_fds[side], -1));
    }
    void write(std::size_t side, std::string_view bytes) const
    {
        require(::write(m_fds[side], bytes.data(), bytes.size()) == ssize_t(bytes.size()));
    }
    /// Writes until there is no room.
    void fill(std::size_t side) const
    {
        static const std::array<char, 65536> bytes {};
        for (std::size_t size : { bytes.size(), std::size_t(1) }) {
            while (::write(m_fds[side], bytes.data(), size) > 0) { }
        }
    }
    /// Reads all that is there.
    void drain(std::size_t side) const
    {
        static std::array<char, 65536> bytes;
        while (::read(m_fds[side], bytes.data(), bytes.size()) > 0) { }
    }

private:
    explicit SocketPair(std::array<int, 2> fds)
        : m_fds(fds)
    { }
    static void require(bool isDone)
    {
        if (!isDone)
            std::abort();
    }

    std::array<int, 2> m_fds { -1, -1 };
};
