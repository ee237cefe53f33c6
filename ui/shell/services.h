// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/filter/interceptor.h>
#include <jackfield/mock/mockfile.h>
#include <jackfield/support/clock.h>
#include <jackfield/ws/clientconfig.h>
#include <jackfield/ws/serverconfig.h>
#include <jackfield/ws/wsclient.h>
#include <jackfield/ws/wsresponse.h>
#include <ui/models/connectionrequest.h>
#include <ui/models/handframe.h>
#include <ui/models/httpstep.h>
#include <ui/models/secretstore.h>

#include <QString>
#include <QUrl>
#include <functional>
#include <memory>

namespace jackfield::ui {

/// A server that runs as long as `server` lives.
struct Hosted
{
    QString url; ///< "ws://127.0.0.1:9000/"
    std::shared_ptr<void> server;
};

/// A proxy on this machine that passes on what clients and a server say to each other, byte for byte unless it is changed.
struct ProxyOrder
{
    QUrl server; ///< as ProxyPlace::server
    bool preserveHost = false; ///< Host as the client sent it, else the server's
    TlsClientConfig tls = {};
    quint16 port = 0; ///< 0: any free one
    WsSink sink = {}; ///< sees each connection as its two peers do; called on any thread
    std::shared_ptr<const Interceptor> interceptor = {}; ///< may hold messages
};

/// What the window needs from outside: sockets, time, places for files. The program fills it in; tests may fake it.
struct Services
{
    using Failed = std::function<void(const ConnectFailure &)>;

    /// Is given what is dialled, once; may be called on any thread.
    using Dial = std::function<void(std::expected<ConnectionRequest, ConnectFailure>)>;
    /// Asked before each attempt, on any thread.
    using NextRequest = std::function<void(const Dial &dial)>;

    /// Connects, and connects again as the policy says. `opened` is called for each connection and `failed` at most once,
    /// on any thread, unless what is returned is destroyed before; destroying it later drops the connection.
    std::function<std::shared_ptr<void>(const NextRequest &next,
                                        const ReconnectPolicy &reconnect,
                                        const WsConsumer &opened,
                                        const Failed &failed)>
        connectTo;
    /// Asks by HTTP. `answered` is called once, on any thread, but never before this has returned, unless what is returned
    /// is destroyed before.
    std::function<std::shared_ptr<void>(
        const HttpStep &step,
        const std::function<void(const std::expected<Response, ConnectFailure> &)> &answered)>
        ask;
    /// The request that a connection begins with; its key is another each time.
    std::function<std::expected<Request, ConnectFailure>(const QString &url,
                                                         const ClientConfig &config)>
        requestOf;
    /// A frame of a client as bytes. `isCompressed`: permessage-deflate was agreed on.
    std::function<WrittenFrame(const HandFrame &frame, bool isCompressed)> frameBytes;
    /// Serves; the handler runs on any thread.
    std::function<Result<Hosted>(const PolyHandler &handler, const ServerConfig &config)> host;
    /// Listens. Errors: Io, the port is taken; Invalid, the server is none.
    std::function<Result<Hosted>(const ProxyOrder &order)> proxy;
    MockServices::PassOn passOn; ///< for mocks that are proxies
    WsClientFactory clients; ///< to servers, for replays; they block
    std::shared_ptr<SecretStore> secrets;
    Clock clock = Clock::system();
    QString stateFolder; ///< window state and the logs of open tabs; the program's own
    QString sampleFolder; ///< the sample workspace as it was installed
    QString sampleCopy; ///< where the user's copy of it stands
};

} // namespace jackfield::ui
