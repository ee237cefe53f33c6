// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "serveroptions.h"

#include "terminal.h"

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr const char *group = "Listening";

/// One limit that can be set: what it is called, and where it goes.
struct Limit
{
    QLatin1StringView name;
    void (*set)(ServerLimits &limits, qint64 value);
};

constexpr Limit knownLimits[] = {
    { QLatin1StringView("handshake-ms"),
      [](ServerLimits &limits, qint64 value) {
          limits.handshakeTimeout = std::chrono::milliseconds(value);
      } },
    { QLatin1StringView("head-bytes"),
      [](ServerLimits &limits, qint64 value) { limits.headBytes = value; } },
    { QLatin1StringView("body-bytes"),
      [](ServerLimits &limits, qint64 value) { limits.bodyBytes = value; } },
    { QLatin1StringView("message-bytes"),
      [](ServerLimits &limits, qint64 value) { limits.messageBytes = value; } },
    { QLatin1StringView("message-frames"),
      [](ServerLimits &limits, qint64 value) { limits.messageFrames = value; } },
    { QLatin1StringView("high-water-bytes"),
      [](ServerLimits &limits, qint64 value) { limits.highWaterBytes = value; } },
    { QLatin1StringView("unsent-bytes"),
      [](ServerLimits &limits, qint64 value) { limits.unsentBytes = value; } },
    { QLatin1StringView("unheard-bytes"),
      [](ServerLimits &limits, qint64 value) { limits.unheardBytes = value; } },
    { QLatin1StringView("send-ms"),
      [](ServerLimits &limits, qint64 value) {
          limits.sendTimeout = std::chrono::milliseconds(value);
      } },
    { QLatin1StringView("close-ms"),
      [](ServerLimits &limits, qint64 value) {
          limits.closeTimeout = std::chrono::milliseconds(value);
      } },
    { QLatin1StringView("connections"),
      [](ServerLimits &limits, qint64 value) { limits.connections = int(value); } },
};

Result<void> setLimit(ServerLimits &limits, const QString &argument)
{
    const QString name = argument.section(u'=', 0, 0);
    bool ok = false;
    const qint64 value = argument.section(u'=', 1).toLongLong(&ok);
    QStringList names;
    for (const Limit &limit : knownLimits) {
        names += limit.name;
        if (name != limit.name)
            continue;
        if (!ok || value < 0 || value > std::numeric_limits<int>::max())
            return failure(Error::Code::Invalid,
                           u"'%1': a limit is a number from 0 to %2"_s.arg(argument).arg(
                               std::numeric_limits<int>::max()),
                           u"--limit"_s);
        limit.set(limits, value);
        return {};
    }
    return failure(Error::Code::Invalid,
                   u"'%1' is not a limit; it is written NAME=NUMBER, with one of %2"_s.arg(
                       argument, names.join(u", "_s)),
                   u"--limit"_s);
}
} // namespace

void ServerOptions::addTo(CLI::App &app)
{
    app.add_option("--host", m_host, "The address to listen on")
        ->type_name("ADDRESS")
        ->capture_default_str()
        ->group(group);
    app.add_option("--port", m_port, "The port to listen on; 0: any free one")
        ->type_name("PORT")
        ->group(group);
    addToProxy(app);
}

void ServerOptions::addToProxy(CLI::App &app)
{
    app.add_flag("--tls",
                 m_tls,
                 "Listen with TLS; without --cert and --key with a certificate made for localhost")
        ->group(group);
    app.add_option("--allow-origin",
                   m_origins,
                   "An origin whose pages may connect, besides loopback ones; repeatable")
        ->type_name("ORIGIN")
        ->allow_extra_args(false)
        ->group(group);
    app.add_option("--allow-host",
                   m_hosts,
                   "A name the server may be called by, besides loopback ones; repeatable")
        ->type_name("NAME")
        ->allow_extra_args(false)
        ->group(group);
    std::string limits;
    for (const Limit &limit : knownLimits)
        limits += (limits.empty() ? "" : ", ") + std::string(limit.name.data());
    app.add_option("--limit", m_limits, "A limit as NAME=NUMBER, of " + limits + "; repeatable")
        ->type_name("NAME=NUMBER")
        ->allow_extra_args(false)
        ->group(group);
}

Result<ServerConfig> ServerOptions::config(const EndpointOptions &endpoint) const
{
    ServerConfig config;
    config.address = text(m_host);
    config.port = m_port.value_or(0);
    if (m_tls)
        config.tls = TlsServerConfig { text(endpoint.certificateFile), text(endpoint.keyFile) };
    for (const std::string &origin : m_origins)
        config.allowedOrigins.append(text(origin));
    for (const std::string &host : m_hosts)
        config.allowedHosts.append(text(host));
    if (const auto readable = endpoint.checkFiles(); !readable)
        return std::unexpected(readable.error());
    for (const std::string &limit : m_limits) {
        if (const auto set = setLimit(config.limits, text(limit)); !set)
            return std::unexpected(set.error());
    }
    config.transport = endpoint.transport();
    config.compression = endpoint.compression();
    return config;
}

} // namespace jackfield::cli
