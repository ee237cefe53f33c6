// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientoptions.h"
#include "command.h"
#include "hosting.h"
#include "mockoptions.h"
#include "terminal.h"
#include "verdictlines.h"

#include <jackfield/mock/recordedserver.h>
#include <jackfield/net/client.h>
#include <jackfield/replay/junit.h>

#include <QElapsedTimer>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct TestOptions
{
    std::vector<std::string> files;
    std::string against;
    std::string mock;
    std::string server;
    MockOptions mockOptions;
    std::string matching;
    std::string junit;
    bool json = false;
    std::vector<std::string> secrets;
    EndpointOptions endpoint;
    ClientOptions client;
};

/// A session, and what counts as the same in it.
struct TestCase
{
    QString file;
    Session session;
    Matching matching;
};

using Play = std::function<std::expected<Verdict, ConnectFailure>(const TestCase &)>;

/// The server of the mock that a session was recorded from: the only one, the named one, or the one at its port.
Result<WsHandler> serverFor(const Session &session, const MockFile &mock, const QString &name)
{
    return recordedServer(mock, session, name)
        .transform([](const MockServer &server) { return server.handler(); })
        .transform_error([&](const Error &error) {
            return Error { error.code,
                           name.isEmpty() ? error.message + u"; say which with --server NAME"_s
                                          : error.message,
                           u"--server"_s };
        });
}

void tell(const TestResult &result, bool asJson)
{
    const QString file = printable(result.name);
    if (!result.verdict && asJson)
        printJson(result.verdict.error(), result.name);
    else if (!result.verdict)
        printLine(u"ERROR %1: %2"_s.arg(file, printable(result.verdict.error())));
    else if (asJson)
        printJson(*result.verdict, result.name);
    else if (result.verdict->passed())
        printLine(u"ok    %1: %2"_s.arg(file, printable(result.verdict->text())));
    else
        print(*result.verdict, u"FAIL  "_s + result.name);
}

/// Plays one session after the other; the exit code.
int run(const QList<TestCase> &cases, const Play &play, const TestOptions &options)
{
    QList<TestResult> results;
    int exitCode = Done;
    for (const TestCase &each : cases) {
        QElapsedTimer timer;
        timer.start();
        const auto verdict = play(each);
        if (!verdict && verdict.error().kind == ConnectFailure::Kind::Url)
            return complainOf(verdict.error());
        const std::chrono::milliseconds took(timer.elapsed());
        results.append(
            { each.file,
              verdict.transform_error([](const ConnectFailure &reason) { return reason.message; }),
              took });
        tell(results.last(), options.json);
        if (!verdict)
            exitCode = NoConnection; // it says more than a failed check
        else if (!verdict->passed() && exitCode == Done)
            exitCode = CheckFailed;
    }
    if (!options.junit.empty()) {
        if (const auto written = writeJUnit(text(options.junit), results); !written) {
            complain(written.error());
            return BadInput;
        }
    }
    return exitCode;
}

Result<QList<TestCase>> load(const TestOptions &options)
{
    QList<TestCase> cases;
    for (const std::string &file : options.files) {
        auto session = Session::load(text(file));
        if (!session)
            return std::unexpected(session.error());
        auto matching = matchingOf(options.matching, file);
        if (!matching)
            return std::unexpected(matching.error());
        warnOfIdleAssertions(*session, *matching);
        cases.append({ text(file), *std::move(session), *std::move(matching) });
    }
    return cases;
}

/// A function that plays a session to the mock; every session gets a server of its own, as after a start.
Result<Play> againstMock(const TestOptions &options, const QList<TestCase> &cases)
{
    const auto mock = MockFile::load(text(options.mock), options.mockOptions.variables());
    if (!mock)
        return std::unexpected(mock.error());
    const QString name = text(options.server);
    for (const TestCase &each : cases) {
        const auto server = serverFor(each.session, *mock, name);
        if (!server)
            return std::unexpected(server.error());
    }
    return [=, mock = *mock](const TestCase &each) {
        return replay::againstHandler(
            each.session, *serverFor(each.session, mock, name), each.matching);
    };
}

int test(const TestOptions &options)
{
    if (options.against.empty() == options.mock.empty()) {
        complain(u"say either --mock FILE or --against URL"_s);
        return BadInput;
    }
    const auto cases = load(options);
    const auto config = options.client.config(options.endpoint);
    const auto secrets = secretsOf(options.secrets);
    if (anyFailed(cases, config, secrets))
        return BadInput;
    if (options.mock.empty()) {
        const QString url = text(options.against);
        return runInterruptibly(net::clientFactory(), [&](const WsClientFactory &factory) {
            const Play play = [&](const TestCase &each) {
                return replay::againstClient(
                    each.session, factory, url, *config, each.matching, { .secrets = *secrets });
            };
            return run(*cases, play, options);
        });
    }
    const auto play = againstMock(options, *cases);
    if (!play) {
        complain(play.error());
        return BadInput;
    }
    return run(*cases, *play, options);
}
} // namespace

Run configureTest(CLI::App &app)
{
    const auto options = std::make_shared<TestOptions>();
    app.add_option("FILE", options->files, "Session files")->type_name("")->required();
    auto *mock =
        app.add_option("--mock", options->mock, "Play them to this mock file, without a socket")
            ->type_name("FILE");
    app.add_option("--server", options->server, "Which server of the mock file")
        ->type_name("NAME")
        ->needs(mock);
    options->mockOptions.addTo(app, mock);
    app.add_option("--against", options->against, "Play them to the server at this URL")
        ->type_name("URL")
        ->excludes(mock);
    app.add_option(
           "--matching", options->matching, "What counts as the same: a .matching.json file")
        ->type_name("FILE");
    app.add_flag("--json", options->json, "Print each verdict as one JSON object a line");
    app.add_option("--junit", options->junit, "Write the results as JUnit XML")->type_name("FILE");
    app.add_option("--secret",
                   options->secrets,
                   "The real value of a pseudonym, secret:1=VALUE; repeatable")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    options->endpoint.addTo(app);
    options->client.addTo(app);
    app.footer("Wants --mock FILE or --against URL.");
    return [options] { return test(*options); };
}

} // namespace jackfield::cli
