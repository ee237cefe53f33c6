// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "accesspolicy_p.h"

#include <jackfield/ws/wsevent.h>
#include <jackfield/ws/wsresponse.h>

#include <QSslConfiguration>
#include <condition_variable>
#include <mutex>

namespace jackfield::net {

class ByteStream;
class Loop;

/// Somebody whose handshake was accepted, until the end. Thread: its loop's.
class Resident
{
public:
    Resident() = default;
    virtual ~Resident() = default;
    Q_DISABLE_COPY_MOVE(Resident)

    /// Ends it with 1001.
    virtual void goAway() = 0;
    /// Ends it here and now, if it has not ended.
    virtual void drop() = 0;
};

/// Takes in one who is about to start; what it returns is called at the end.
using Admit = std::function<std::function<void()>(const std::shared_ptr<Resident> &)>;

/// How a proxy accepts: the 101 as it goes to the client, and who has the client's stream from then on.
struct Takeover
{
    Response switching;
    /// `surplus`: what was read behind the request.
    std::function<void(ByteStream *stream,
                       const QByteArray &surplus,
                       const WsObserver &observer,
                       const Admit &admit)>
        begin;
};

/// An answer to an opening handshake, with what only a proxy knows.
struct WsAnswer
{
    WsResponse response = std::nullopt;
    QString upstream = {}; ///< of a proxy: the server behind it
    std::optional<Takeover> takeover = {}; ///< of a proxy that accepts, in the place of `response`
};

/// A handler whose answer may come later. `done` is called once, on the thread of `loop`, on which this is called.
using LaterWsHandler = std::function<void(
    const Request &request, const std::shared_ptr<Loop> &loop, std::function<void(WsAnswer)> done)>;

/// The same for HTTP.
using LaterHttpHandler = std::function<void(
    const Request &request, const std::shared_ptr<Loop> &loop, std::function<void(Response)> done)>;

/// How many sockets a server holds; somebody may wait until there are none.
class OpenCount
{
public:
    int add(int difference);
    int value() const;
    bool waitForNone(std::chrono::milliseconds timeout) const;

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_none;
    int m_count = 0;
};

/// A connection that was accepted, not a socket yet.
struct Arrival
{
    qintptr descriptor = -1;
    int open = 1; ///< how many the server holds with it
};

/// What all threads of a server share. Nothing in it changes while it serves, but the count.
struct Service
{
    LaterHttpHandler http; ///< empty: this port speaks no HTTP
    LaterWsHandler ws; ///< empty: no WebSockets
    ServerConfig config;
    AccessPolicy policy = {};
    std::optional<QSslConfiguration> tls = {};
    int maxOpen = 10'000; ///< sockets; above it 503
    static constexpr int refusable =
        32; ///< so many more at a time get their 503; others wait unaccepted
    OpenCount open = {}; ///< from accept() until the socket is destroyed
};

} // namespace jackfield::net
