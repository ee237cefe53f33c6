// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientoptions.h"
#include "command.h"
#include "eventlines.h"
#include "hosting.h"
#include "recordoptions.h"
#include "serveroptions.h"
#include "sinks.h"
#include "terminal.h"

#include <jackfield/net/proxy.h>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct ProxyOptions
{
    std::string listen;
    std::string target;
    std::string mode = "record";
    bool preserveHost = false;
    bool json = false;
    EndpointOptions endpoint;
    ClientOptions client;
    ServerOptions server;
    RecordOptions record;
};

/// "9000", "127.0.0.1:9000", "[::1]:9000"
Result<std::pair<QString, quint16>> addressOf(const QString &listen)
{
    const qsizetype colon = listen.lastIndexOf(u':');
    QString host = colon < 0 ? u"127.0.0.1"_s : listen.first(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1).chopped(1);
    bool ok = false;
    const quint16 port = listen.sliced(colon + 1).toUShort(&ok);
    if (ok && !host.isEmpty())
        return std::pair(host, port);
    return failure(Error::Code::Invalid,
                   u"'%1' is not an address; it is written PORT or HOST:PORT"_s.arg(listen),
                   u"--listen"_s);
}

Result<void> checkedMode(const std::string &mode)
{
    if (mode == "record")
        return {};
    return failure(Error::Code::Unsupported,
                   u"there is no mode '%1' yet; 'record' is the one there is"_s.arg(text(mode)),
                   u"--mode"_s);
}

/// What client and server settle between themselves.
Result<void> checkedEndpoint(const EndpointOptions &endpoint)
{
    if (endpoint.transport() != Transport::Exact)
        return failure(Error::Code::Unsupported,
                       u"a proxy passes frames on as they came: 'exact' is the one there is"_s,
                       u"--transport"_s);
    if (endpoint.compress)
        return failure(
            Error::Code::Unsupported,
            u"a proxy passes on what client and server agree on, and compresses nothing"_s,
            u"--compress"_s);
    return {};
}

int proxy(const ProxyOptions &options)
{
    const auto mode = checkedMode(options.mode);
    const auto endpoint = checkedEndpoint(options.endpoint);
    const auto address = addressOf(text(options.listen));
    const auto client = options.client.config(options.endpoint);
    auto server = options.server.config(options.endpoint);
    if (anyFailed(mode, endpoint, address, client, server))
        return BadInput;
    const auto writer = options.record.open(u"proxy"_s);
    if (anyFailed(writer))
        return BadInput;
    server->address = address->first;
    server->port = address->second;
    server->sink =
        both(*writer ? (*writer)->sink() : WsSink(), options.json ? printingSink() : WsSink());
    net::Proxy proxy({ .url = QUrl(text(options.target)),
                       .preserveHost = options.preserveHost,
                       .tls = client->tls,
                       .timeout = client->timeout },
                     *server);
    if (const auto started = proxy.start(); !started)
        return complainOfStart(started.error());
    warnOfOpenAddress(server->address);
    announce(proxy, *server);
    hostUntilInterrupted();
    proxy.stop();
    return complete(*writer) ? Done : BadInput;
}
} // namespace

Run configureProxy(CLI::App &app)
{
    const auto options = std::make_shared<ProxyOptions>();
    app.add_option(
           "--listen", options->listen, "Where clients connect, [HOST:]PORT; 0: any free port")
        ->required();
    app.add_option("--to",
                   options->target,
                   "The server, ws:// or wss://; its path is put before the client's")
        ->required();
    app.add_option("--mode", options->mode, "What it does besides")
        ->check(CLI::IsMember({ "record", "replay", "hybrid", "verify", "refuse" }))
        ->capture_default_str();
    app.add_flag("--preserve-host", options->preserveHost, "Leave Host as the client sent it");
    app.add_flag(
        "--json", options->json, "Print events as one JSON object a line, as in session files");
    options->server.addToProxy(app);
    options->endpoint.addTo(app);
    options->client.addTo(app);
    options->record.addTo(app);
    return [options] { return proxy(*options); };
}

} // namespace jackfield::cli
