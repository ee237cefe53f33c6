// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientoptions.h"
#include "command.h"
#include "hosting.h"
#include "recordoptions.h"
#include "serveroptions.h"
#include "terminal.h"
#include "verdictlines.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct ReplayOptions
{
    std::string file;
    std::string as;
    std::string against;
    std::string matching;
    bool json = false;
    std::optional<std::string> speed;
    std::vector<std::string> secrets;
    EndpointOptions endpoint;
    ClientOptions client;
    ServerOptions server;
    RecordOptions record;
};

/// The files and values that both ways need.
struct Material
{
    Session session;
    Matching matching;
    QString file;
    bool json = false;
    double speed = 0;
    QList<std::pair<QString, QString>> secrets;
    std::optional<SessionWriter> writer;
};

Result<Material> materialOf(const ReplayOptions &options)
{
    const bool isServer = options.against.empty();
    auto session = sessionOf(options.file);
    if (!session)
        return std::unexpected(session.error());
    auto matching = matchingOf(options.matching, options.file);
    if (!matching)
        return std::unexpected(matching.error());
    warnOfIdleAssertions(*session, *matching);
    const auto speed = speedOf(options.speed.value_or(isServer ? "1" : "max"));
    if (!speed)
        return std::unexpected(speed.error());
    auto secrets = secretsOf(options.secrets);
    if (!secrets)
        return std::unexpected(secrets.error());
    auto writer = options.record.open(isServer ? u"server"_s : u"client"_s);
    if (!writer)
        return std::unexpected(writer.error());
    return Material {
        .session = *std::move(session),
        .matching = *std::move(matching),
        .file = text(options.file),
        .json = options.json,
        .speed = *speed,
        .secrets = *std::move(secrets),
        .writer = *std::move(writer),
    };
}

/// Prints it; the exit code.
int tell(const Verdict &verdict, const Material &material)
{
    if (material.json)
        printJson(verdict, material.file);
    else
        print(verdict, verdict.text());
    return verdict.passed() ? Done : CheckFailed;
}

int playServer(const Material &material, ServerConfig config)
{
    const ReplayReport report;
    if (material.writer)
        config.sink = material.writer->sink();
    net::Server server(replay::asHandler(material.session,
                                         material.matching,
                                         { .speed = material.speed, .report = report }),
                       config);
    if (const auto started = server.start(); !started)
        return complainOfStart(started.error());
    warnOfOpenAddress(config.address);
    announce(server, config);
    hostUntilInterrupted();
    server.stop();
    if (!complete(material.writer))
        return BadInput;
    return tell(report.verdict(), material);
}

int playClient(const Material &material, ClientConfig config, const QString &url)
{
    if (material.writer)
        config.sink = material.writer->sink();
    const int exitCode =
        runInterruptibly(net::clientFactory(), [&](const WsClientFactory &factory) {
            const auto verdict =
                replay::againstClient(material.session,
                                      factory,
                                      url,
                                      config,
                                      material.matching,
                                      { .speed = material.speed, .secrets = material.secrets });
            if (!verdict)
                return complainOf(verdict.error());
            return tell(*verdict, material);
        });
    return complete(material.writer) || exitCode != Done ? exitCode : BadInput;
}

int replaySession(const ReplayOptions &options)
{
    if (options.as.empty() == options.against.empty()) {
        complain(u"say either --as server or --against URL"_s);
        return BadInput;
    }
    const auto material = materialOf(options);
    const auto client = options.client.config(options.endpoint);
    const auto server = options.server.config(options.endpoint);
    if (anyFailed(material, client, server))
        return BadInput;
    return options.against.empty() ? playServer(*material, *server)
                                   : playClient(*material, *client, text(options.against));
}
} // namespace

Run configureReplay(CLI::App &app)
{
    const auto options = std::make_shared<ReplayOptions>();
    app.add_option("FILE", options->file, "A session file")->type_name("")->required();
    auto *as = app.add_option("--as", options->as, "Play the recorded server to any client")
                   ->type_name("ROLE")
                   ->check(CLI::IsMember({ "server" }));
    app.add_option(
           "--against", options->against, "Play the recorded client to the server at this URL")
        ->type_name("URL")
        ->excludes(as);
    app.add_option(
           "--matching", options->matching, "What counts as the same: a .matching.json file")
        ->type_name("FILE");
    app.add_flag("--json", options->json, "Print the verdict as one JSON object");
    app.add_option("--speed",
                   options->speed,
                   "2 is twice as fast; max does not wait (1 as a server, else max)")
        ->type_name("X");
    app.add_option("--secret",
                   options->secrets,
                   "The real value of a pseudonym, secret:1=VALUE; repeatable")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    options->endpoint.addTo(app);
    options->client.addTo(app);
    options->server.addTo(app);
    options->record.addTo(app);
    app.footer(
        "Wants --as server or --against URL. As the server it prints 'listening on ws://HOST:PORT' "
        "as soon as\nclients may connect, and says at its end what was not played.");
    return [options] { return replaySession(*options); };
}

} // namespace jackfield::cli
