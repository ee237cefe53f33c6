// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
//
// The physical limit: TCP that sends back what comes, one thread, one epoll, no protocol.
#include "../descriptors.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <string>
#include <unordered_map>

namespace {
using Unsent = std::unordered_map<int, std::string>; ///< by socket, what it did not take yet

int listenOnLoopback()
{
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (bind(listener, generic, size) != 0 || listen(listener, 1024) != 0
        || getsockname(listener, generic, &size) != 0)
        return -1;
    std::printf("listening on ws://127.0.0.1:%d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    return listener;
}

void watch(int epoll, int operation, int socket, std::uint32_t events)
{
    epoll_event event { .events = events, .data = { .fd = socket } };
    epoll_ctl(epoll, operation, socket, &event);
}

void acceptAll(int epoll, int listener)
{
    for (int socket = 0; (socket = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
        const int on = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        watch(epoll, EPOLL_CTL_ADD, socket, EPOLLIN);
    }
}

/// Writes what it can and remembers the rest; false when the socket is dead.
bool write(int epoll, Unsent &unsent, int socket, const char *bytes, std::size_t size)
{
    const ssize_t count = send(socket, bytes, size, MSG_NOSIGNAL);
    if (count < 0 && errno != EAGAIN)
        return false;
    const auto sent = std::size_t(std::max<ssize_t>(count, 0));
    if (sent < size) {
        unsent[socket].assign(bytes + sent, size - sent);
        watch(epoll, EPOLL_CTL_MOD, socket, EPOLLOUT);
    }
    return true;
}

bool serve(int epoll, Unsent &unsent, int socket)
{
    static std::array<char, 256 << 10> buffer;
    if (const auto waiting = unsent.extract(socket)) {
        watch(epoll, EPOLL_CTL_MOD, socket, EPOLLIN);
        return write(epoll, unsent, socket, waiting.mapped().data(), waiting.mapped().size());
    }
    const ssize_t count = recv(socket, buffer.data(), buffer.size(), 0);
    if (count < 0)
        return errno == EAGAIN;
    return count > 0 && write(epoll, unsent, socket, buffer.data(), std::size_t(count));
}
} // namespace

int main()
{
    jackfield::bench::raiseDescriptorLimit();
    const int listener = listenOnLoopback();
    if (listener < 0)
        return 1;
    const int epoll = epoll_create1(0);
    watch(epoll, EPOLL_CTL_ADD, listener, EPOLLIN);
    Unsent unsent;
    for (;;) {
        std::array<epoll_event, 256> events;
        const int count = epoll_wait(epoll, events.data(), int(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            const int socket = events[std::size_t(i)].data.fd;
            if (socket == listener) {
                acceptAll(epoll, listener);
            } else if (!serve(epoll, unsent, socket)) {
                unsent.erase(socket);
                close(socket);
            }
        }
    }
}
