// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "client.h"

#include "failure.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

namespace jackfield::bench {

namespace {
// The example of RFC 6455 section 1.3: its answer is known without a SHA-1.
constexpr std::string_view key = "dGhlIHNhbXBsZSBub25jZQ==";
constexpr std::string_view acceptValue = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

std::string_view errorText()
{
    return std::strerror(errno);
}

void append(Bytes &out, std::string_view bytes)
{
    out.insert(out.end(), bytes.begin(), bytes.end());
}
} // namespace

std::uint64_t now()
{
    timespec time {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return std::uint64_t(time.tv_sec) * 1'000'000'000 + std::uint64_t(time.tv_nsec);
}

Client::Client(Wire &wire, std::size_t index)
    : m_wire(wire)
    , m_index(index)
{ }

Client::~Client()
{
    finish();
}

void Client::open()
{
    m_socket = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_socket < 0)
        fail("no socket: {}", errorText());
    const int on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_wire.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    m_state = State::Connecting;
    if (connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0
        && errno != EINPROGRESS)
        fail("cannot connect: {}", errorText());
    epoll_event event { .events = EPOLLIN | EPOLLOUT, .data = { .ptr = this } };
    if (epoll_ctl(m_wire.epoll, EPOLL_CTL_ADD, m_socket, &event) != 0)
        fail("epoll: {}", errorText());
}

void Client::connected()
{
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(m_socket, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0)
        fail("cannot connect: {}", std::strerror(error));
    if (m_wire.isRaw) {
        m_state = State::Open;
        m_wire.opened(*this);
        return flush();
    }
    m_state = State::Handshaking;
    append(
        m_out,
        std::format(
            "GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: {}\r\nSec-WebSocket-Version: 13\r\n\r\n",
            m_wire.path,
            m_wire.port,
            key));
    flush();
}

void Client::send(std::uint32_t number)
{
    if (m_wire.isRaw)
        m_wire.payload.append(m_out, number);
    else
        m_wire.payload.appendFrame(m_out, number);
}

void Client::flush()
{
    while (m_written < m_out.size()) {
        const ssize_t count =
            ::send(m_socket, m_out.data() + m_written, m_out.size() - m_written, MSG_NOSIGNAL);
        if (count < 0 && errno == EAGAIN)
            return watch(true);
        if (count < 0)
            fail("cannot send: {}", errorText());
        m_written += std::size_t(count);
    }
    m_out.clear();
    m_written = 0;
    watch(false);
}

void Client::watch(bool forWriting)
{
    if (m_isWatchedForWriting == forWriting || m_socket < 0)
        return;
    m_isWatchedForWriting = forWriting;
    epoll_event event { .events = EPOLLIN | (forWriting ? std::uint32_t(EPOLLOUT) : 0u),
                        .data = { .ptr = this } };
    epoll_ctl(m_wire.epoll, EPOLL_CTL_MOD, m_socket, &event);
}

void Client::close()
{
    m_state = State::Closing;
    if (m_wire.isRaw) {
        finish();
        return m_wire.closed(*this);
    }
    appendCloseFrame(m_out);
    flush();
}

void Client::finish()
{
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
    m_state = State::Closed;
}

void Client::handleEvents(std::uint32_t events)
{
    if (m_state == State::Connecting)
        return connected();
    if (events & (EPOLLIN | EPOLLHUP | EPOLLERR))
        read();
    if (m_socket >= 0 && events & EPOLLOUT)
        flush();
}

void Client::read()
{
    static std::array<char, 256 << 10> buffer;
    const ssize_t count = recv(m_socket, buffer.data(), buffer.size(), 0);
    if (count < 0 && errno == EAGAIN)
        return;
    if (count < 0)
        fail("cannot read: {}", errorText());
    if (count == 0)
        fail("the server closed the TCP connection");
    m_wire.time = now();
    std::string_view bytes(buffer.data(), std::size_t(count));
    if (m_in.empty()) {
        bytes.remove_prefix(take(bytes));
        append(m_in, bytes);
        return;
    }
    append(m_in, bytes);
    m_in.erase(m_in.begin(), m_in.begin() + std::ptrdiff_t(take({ m_in.data(), m_in.size() })));
}

std::size_t Client::take(std::string_view bytes)
{
    std::size_t used = 0;
    while (m_state != State::Closed && used < bytes.size()) {
        const std::string_view rest = bytes.substr(used);
        std::size_t step = 0;
        if (m_state == State::Handshaking) {
            step = takeHead(rest);
        } else if (!m_wire.isRaw) {
            step = takeFrame(rest);
        } else if (rest.size() >= m_wire.payload.size()) {
            step = m_wire.payload.size();
            m_wire.received(*this, rest.substr(0, step));
        }
        if (step == 0)
            break;
        used += step;
    }
    if (m_state == State::Open && !m_out.empty())
        flush();
    return m_state == State::Closed ? bytes.size() : used;
}

std::size_t Client::takeHead(std::string_view bytes)
{
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return 0;
    const std::string_view head = bytes.substr(0, end);
    if (!head.starts_with("HTTP/1.1 101 "))
        fail("the server answered '{}'", head.substr(0, head.find('\r')));
    if (!head.contains(acceptValue))
        fail("the server's 101 has not the right Sec-WebSocket-Accept");
    m_state = State::Open;
    m_wire.opened(*this);
    return end + 4;
}

std::size_t Client::takeFrame(std::string_view bytes)
{
    const auto byte = [bytes](std::size_t i) { return std::uint64_t(std::uint8_t(bytes[i])); };
    if (bytes.size() < 2)
        return 0;
    const auto first = int(byte(0));
    std::uint64_t length = byte(1);
    const std::size_t head = length == 127 ? 10 : length == 126 ? 4 : 2;
    if (bytes.size() < head)
        return 0;
    if (head > 2) {
        length = 0;
        for (std::size_t i = 2; i < head; ++i)
            length = length << 8 | byte(i);
    }
    if (byte(1) & 0x80)
        fail("the server masks its frames");
    if ((first & 0xf0) != 0x80)
        fail("a frame starts with 0x{:02x}: a fragment or an extension that nobody asked for",
             first);
    if (length > m_wire.payload.size() + 125)
        fail("a frame of {} bytes instead of {}", length, m_wire.payload.size());
    if (bytes.size() < head + length)
        return 0;
    const std::string_view body = bytes.substr(head, length);
    if (const int opcode = first & 0x0f; opcode == 1)
        m_wire.received(*this, body);
    else
        takeControl(opcode, body);
    return head + length;
}

void Client::takeControl(int opcode, std::string_view body)
{
    if (opcode != 8)
        fail("a frame with opcode {} where a text is due", opcode);
    if (m_state != State::Closing) {
        const int code =
            body.size() < 2 ? 1005 : std::uint8_t(body[0]) << 8 | std::uint8_t(body[1]);
        fail("the server closed the connection with {}: {}",
             code,
             body.size() < 2 ? body : body.substr(2));
    }
    finish();
    m_wire.closed(*this);
}

} // namespace jackfield::bench
