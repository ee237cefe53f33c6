// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "adminserver.h"
#include "command.h"
#include "hosting.h"
#include "mockoptions.h"
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
    AdminServer admin;
    MockOptions mock;
};

WsResponse echo(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
    };
}

/// Where one server listens, and what it answers.
struct Seat
{
    quint16 port = 0;
    WsHandler handler = &echo;
};

/// The port of each of several servers can only be left to the file or to the system.
Result<QList<Seat>> seatsOf(const ServeOptions &options, const std::optional<LiveMock> &mock)
{
    const auto port = options.server.port();
    if (!mock)
        return QList<Seat> { { .port = port.value_or(0) } };
    const QList<MockServer> servers = mock->servers();
    if (servers.size() > 1 && port.value_or(0) != 0)
        return failure(Error::Code::Invalid,
                       u"the file has %1 servers, one port does not do; 0 takes free ones"_s.arg(
                           servers.size()),
                       u"--port"_s);
    QList<Seat> seats;
    for (const MockServer &server : servers)
        seats.append({ port.value_or(server.port), mock->handler(seats.size()) });
    return seats;
}

using Servers = std::vector<std::unique_ptr<net::Server>>;

/// Starts a server for each seat; Done, or the exit code if one does not start.
int start(Servers &servers, const QList<Seat> &seats, ServerConfig config)
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

int host(ServeOptions &options, const std::optional<LiveMock> &mock)
{
    auto config = options.server.config(options.endpoint);
    const auto seats = seatsOf(options, mock);
    const auto writer = options.record.open(u"server"_s);
    if (anyFailed(config, seats, writer, options.admin.check()))
        return BadInput;
    if (*writer)
        config->sink = (*writer)->sink();
    Servers servers;
    if (const int exitCode = start(servers, *seats, *config); exitCode != Done)
        return exitCode;
    if (options.admin.isWanted()) {
        const auto urlOf = [&servers](qsizetype index) { return servers.at(size_t(index))->url(); };
        if (const auto started = options.admin.start(*mock, urlOf); !started)
            return complainOfStart(started.error());
    }
    hostUntilInterrupted();
    options.admin.stop();
    for (const auto &server : servers)
        server->stop();
    return complete(*writer) ? Done : BadInput;
}

int serve(ServeOptions &options)
{
    if (options.echo == !options.file.empty()) {
        complain(u"say either a mock file or --echo"_s);
        return BadInput;
    }
    if (options.echo)
        return host(options, std::nullopt);
    const QString path = text(options.file);
    const auto file = MockFile::load(path, options.mock.variables());
    if (!file) {
        complain(file.error());
        return BadInput;
    }
    const LiveMock mock =
        liveMock(*file, { .entries = options.admin.isWanted() ? JournalLimits().entries : 0 });
    const MockReload reload(path, options.mock.variables(), *file, mock);
    return host(options, mock);
}
} // namespace

Run configureServe(CLI::App &app)
{
    const auto options = std::make_shared<ServeOptions>();
    auto *file = app.add_option("FILE", options->file, "A mock file; read again when it changes")
                     ->type_name("");
    auto *echo = app.add_flag("--echo", options->echo, "Send back what comes, on every path");
    echo->excludes(file)->excludes(options->admin.addTo(app));
    options->mock.addTo(app, file);
    options->server.addTo(app);
    options->endpoint.addTo(app);
    options->record.addTo(app);
    app.footer("Wants FILE or --echo. Prints 'listening on ws://HOST:PORT', a line for each "
               "server, as soon as clients\nmay connect. Without --port the port is the mock "
               "file's, else any free one.");
    return [options] { return serve(*options); };
}

} // namespace jackfield::cli
