// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "payload.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace jackfield::bench {

class Client;

/// Nanoseconds of a clock that only goes forward.
std::uint64_t now();

/// Where the clients of a run connect to and what they do with what comes.
struct Wire
{
    int epoll = -1;
    std::uint16_t port = 0;
    std::string path = "/"; ///< of the opening handshake
    bool isRaw = false;
    std::uint64_t time = 0; ///< of the last read that brought something; see now()
    Payload payload;
    std::function<void(Client &)> opened; ///< the handshake is done
    std::function<void(Client &, std::string_view)> received; ///< one message's text
    std::function<void(Client &)> closed; ///< after close(): the server's close frame came
};

/// One connection over a non-blocking socket in `wire.epoll`. What is not expected throws Failure.
class Client
{
public:
    Client(Wire &wire, std::size_t index);
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    /// Starts the TCP connection and the opening handshake.
    void open();
    /// Queues the text of that number; flush() writes what is queued.
    void send(std::uint32_t number);
    void flush();
    /// Sends a close frame; raw: closes.
    void close();
    void handleEvents(std::uint32_t events);

    /// Of the clients of a run, in the order in which they were made.
    std::size_t index() const { return m_index; }

private:
    enum class State { New, Connecting, Handshaking, Open, Closing, Closed };

    void connected();
    void read();
    /// How many of the bytes were used.
    std::size_t take(std::string_view bytes);
    std::size_t takeHead(std::string_view bytes);
    std::size_t takeFrame(std::string_view bytes);
    void takeControl(int opcode, std::string_view body);
    void watch(bool forWriting);
    void finish();

    Wire &m_wire;
    const std::size_t m_index;
    int m_socket = -1;
    State m_state = State::New;
    bool m_isWatchedForWriting = true;
    Bytes m_in; ///< the start of what is not complete yet
    Bytes m_out; ///< what the socket did not take yet
    std::size_t m_written = 0;
};

} // namespace jackfield::bench
