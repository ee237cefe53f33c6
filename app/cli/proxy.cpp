// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientoptions.h"
#include "command.h"
#include "proxymodes.h"
#include "recordoptions.h"
#include "serveroptions.h"
#include "terminal.h"
#include "verdictlines.h"

#include <jackfield/net/client.h>

#include <QFileInfo>
#include <algorithm>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct ProxyOptions
{
    std::string listen;
    std::string target;
    std::string mode = proxyModes().front().name;
    std::string session;
    std::string matching;
    std::optional<std::string> speed;
    std::vector<std::string> secrets;
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

const ProxyMode &modeOf(const std::string &name)
{
    return *std::ranges::find_if(proxyModes(),
                                 [&](const ProxyMode &mode) { return name == mode.name; });
}

/// Whether there is all that the mode needs, and nothing that it has no use for.
Result<void> checkedMode(const ProxyOptions &options)
{
    const ProxyMode &mode = modeOf(options.mode);
    const auto wanted = [&](bool isWanted, bool isThere, const QString &option) -> Result<void> {
        if (isWanted == isThere)
            return {};
        const QString words =
            isWanted ? u"the mode '%1' needs it"_s : u"the mode '%1' has no use for it"_s;
        return failure(Error::Code::Invalid, words.arg(text(options.mode)), option);
    };
    const auto useless = [&](bool isThere, const char *option) {
        return wanted(false, isThere, QString::fromLatin1(option));
    };
    Result<void> good = wanted(mode.hasSession, !options.session.empty(), u"--session"_s);
    good =
        good.and_then([&] { return wanted(mode.hasServer, !options.target.empty(), u"--to"_s); });
    if (!mode.hasSession)
        good = good.and_then([&] { return useless(!options.matching.empty(), "--matching"); });
    if (!mode.answers)
        good = good.and_then([&] { return useless(options.speed.has_value(), "--speed"); });
    if (options.mode != "verify")
        good = good.and_then([&] { return useless(!options.secrets.empty(), "--secret"); });
    if (!mode.hasServer)
        good = good.and_then([&] { return useless(options.preserveHost, "--preserve-host"); });
    return good;
}

/// Where the server is; nothing in modes without one.
Result<QUrl> targetOf(const ProxyOptions &options)
{
    if (options.target.empty())
        return QUrl();
    const auto url = net::clientUrl(text(options.target));
    if (url)
        return *url;
    return failure(
        Error::Code::Invalid,
        u"%1 It is written ws://HOST:PORT or wss://HOST:PORT."_s.arg(url.error().message),
        u"--to"_s);
}

/// A session must not be recorded over while it is played.
Result<void> checkedRecord(const ProxyOptions &options)
{
    const QFileInfo session(text(options.session));
    const QFileInfo record(text(options.record.file()));
    if (options.session.empty() || options.record.file().empty() || options.mode == "hybrid"
        || session.canonicalFilePath() != record.canonicalFilePath()
        || record.canonicalFilePath().isEmpty())
        return {};
    return failure(Error::Code::Invalid,
                   u"%1 is the session that is played; name another file"_s.arg(record.filePath()),
                   u"--record"_s);
}

/// The file and its rules, if the mode has a session.
Result<void> readSession(const ProxyOptions &options, ProxyMaterial &material)
{
    if (options.session.empty())
        return {};
    auto session = sessionOf(options.session);
    if (!session)
        return std::unexpected(session.error());
    auto matching = matchingOf(options.matching, options.session);
    if (!matching)
        return std::unexpected(matching.error());
    warnOfIdleAssertions(*session, *matching);
    const auto speed = speedOf(options.speed.value_or("1"));
    if (!speed)
        return std::unexpected(speed.error());
    auto secrets = secretsOf(options.secrets);
    if (!secrets)
        return std::unexpected(secrets.error());
    material.secrets = *std::move(secrets);
    material.file = text(options.session);
    material.session = *std::move(session);
    material.matching = *std::move(matching);
    material.speed = *speed;
    return {};
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
    const auto mode = checkedMode(options);
    const auto endpoint = checkedEndpoint(options.endpoint);
    const auto address = addressOf(text(options.listen));
    const auto client = options.client.config(options.endpoint);
    auto server = options.server.config(options.endpoint);
    const auto target = targetOf(options);
    const auto record = checkedRecord(options);
    if (anyFailed(mode, endpoint, address, client, server, target, record))
        return BadInput;
    server->address = address->first;
    server->port = address->second;
    ProxyMaterial material { .target = { .url = *target,
                                         .preserveHost = options.preserveHost,
                                         .tls = client->tls,
                                         .timeout = client->timeout },
                             .server = *std::move(server),
                             .json = options.json };
    if (anyFailed(readSession(options, material)))
        return BadInput;
    // What the session lacked is there the next time.
    auto writer = options.mode == "hybrid" ? options.record.openOr(options.session, u"proxy"_s)
                                           : options.record.open(u"proxy"_s);
    if (anyFailed(writer))
        return BadInput;
    material.writer = *std::move(writer);
    return modeOf(options.mode).run(material);
}
} // namespace

Run configureProxy(CLI::App &app)
{
    const auto options = std::make_shared<ProxyOptions>();
    app.add_option(
           "--listen", options->listen, "Where clients connect, [HOST:]PORT; 0: any free port")
        ->type_name("[HOST:]PORT")
        ->required();
    app.add_option("--to",
                   options->target,
                   "The server, ws:// or wss://; its path is put before the client's")
        ->type_name("URL");
    std::vector<std::string> names;
    std::string words = "What it does:";
    for (const ProxyMode &mode : proxyModes()) {
        names.emplace_back(mode.name);
        words += std::string(names.size() > 1 ? ";\n" : "\n") + mode.name + ": " + mode.words;
    }
    app.add_option("--mode", options->mode, words)
        ->type_name("MODE")
        ->check(CLI::IsMember(names))
        ->capture_default_str();
    app.add_option("--session", options->session, "The session file, of all modes but 'record'")
        ->type_name("FILE");
    app.add_option(
           "--matching", options->matching, "What counts as the same: a .matching.json file")
        ->type_name("FILE");
    app.add_option(
           "--secret",
           options->secrets,
           "The real value of a pseudonym in messages, for verify, secret:1=VALUE; repeatable")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    app.add_option("--speed",
                   options->speed,
                   "How fast the session answers: 2 is twice as fast; max does not wait")
        ->type_name("X");
    app.add_flag("--preserve-host", options->preserveHost, "Leave Host as the client sent it");
    app.add_flag(
        "--json", options->json, "Print events as one JSON object a line, as in session files");
    options->server.addToProxy(app);
    options->endpoint.addTo(app);
    options->client.addToProxy(app);
    options->record.addTo(app);
    app.footer("All modes but refuse and replay want --to, all but record want --session. Prints "
               "'listening on\nws://HOST:PORT' as soon as clients may connect.");
    return [options] { return proxy(*options); };
}

} // namespace jackfield::cli
