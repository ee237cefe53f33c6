// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "hosting.h"
#include "mockreload.h"
#include "recordoptions.h"
#include "serveroptions.h"
#include "terminal.h"

#include <jackfield/net/server.h>
#include <jackfield/ws/websocket.h>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct ServeOptions
{
    std::string file;
    bool echo = false;
    EndpointOptions endpoint;
    ServerOptions server;
    RecordOptions record;
};

/// Where one server listens, and what it answers.
struct Seat
{
    quint16 port = 0;
    WsHandler handler;
};

WsResponse echo(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
    };
}

/// The port of each of several servers can only be left to the file or to the system.
Result<QList<Seat>> seatsOf(const ServeOptions &options, const MockReload *mocks)
{
    const auto port = options.server.port();
    if (!mocks)
        return QList<Seat> { { port.value_or(0), &echo } };
    if (mocks->servers().size() > 1 && port.value_or(0) != 0)
        return failure(Error::Code::Invalid,
                       u"the file has %1 servers, one port does not do; 0 takes free ones"_s.arg(
                           mocks->servers().size()),
                       u"--port"_s);
    QList<Seat> seats;
    for (const MockReload::Hosted &server : mocks->servers())
        seats.append({ port.value_or(server.port), server.handler });
    return seats;
}

/// Starts a server for each seat; Done, or the exit code if one does not start.
int start(std::vector<std::unique_ptr<net::Server>> &servers,
          const QList<Seat> &seats,
          ServerConfig config)
{
    warnOfOpenAddress(config.address);
    for (const Seat &seat : seats) {
        config.port = seat.port;
        servers.push_back(std::make_unique<net::Server>(seat.handler, config));
        if (const auto started = servers.back()->start(); !started)
            return complainOfStart(started.error());
    }
    for (const auto &server : servers)
        announce(*server, config);
    return Done;
}

int host(const ServeOptions &options, const MockReload *mocks)
{
    auto config = options.server.config(options.endpoint);
    const auto seats = seatsOf(options, mocks);
    const auto writer = options.record.open(u"server"_s);
    if (anyFailed(config, seats, writer))
        return BadInput;
    if (*writer)
        config->sink = (*writer)->sink();
    std::vector<std::unique_ptr<net::Server>> servers;
    if (const int exitCode = start(servers, *seats, *config); exitCode != Done)
        return exitCode;
    hostUntilInterrupted();
    for (const auto &server : servers)
        server->stop();
    return complete(*writer) ? Done : BadInput;
}

int serve(const ServeOptions &options)
{
    if (options.echo == !options.file.empty()) {
        complain(u"say either a mock file or --echo"_s);
        return BadInput;
    }
    if (options.echo)
        return host(options, nullptr);
    const QString path = text(options.file);
    const auto file = MockFile::load(path);
    if (!file) {
        complain(file.error());
        return BadInput;
    }
    const MockReload mocks(path, *file);
    return host(options, &mocks);
}
} // namespace

Run configureServe(CLI::App &app)
{
    const auto options = std::make_shared<ServeOptions>();
    auto *file = app.add_option("FILE", options->file, "A mock file; read again when it changes");
    app.add_flag("--echo", options->echo, "Send back what comes, on every path")->excludes(file);
    options->server.addTo(app);
    options->endpoint.addTo(app);
    options->record.addTo(app);
    return [options] { return serve(*options); };
}

} // namespace jackfield::cli
