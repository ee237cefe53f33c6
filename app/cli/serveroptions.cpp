// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "serveroptions.h"

#include "terminal.h"

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr const char *group = "Listening";
}

void ServerOptions::addTo(CLI::App &app)
{
    app.add_option("--host", m_host, "The address to listen on")
        ->capture_default_str()
        ->group(group);
    app.add_option("--port", m_port, "The port to listen on; 0: any free one")->group(group);
    addToProxy(app);
}

void ServerOptions::addToProxy(CLI::App &app)
{
    app.add_flag("--tls", m_tls, "Listen with TLS; wants --cert and --key")->group(group);
    app.add_option("--allow-origin",
                   m_origins,
                   "An origin whose pages may connect, besides loopback ones; repeatable")
        ->allow_extra_args(false)
        ->group(group);
    app.add_option("--allow-host",
                   m_hosts,
                   "A name the server may be called by, besides loopback ones; repeatable")
        ->allow_extra_args(false)
        ->group(group);
}

Result<ServerConfig> ServerOptions::config(const EndpointOptions &endpoint) const
{
    ServerConfig config;
    config.address = text(m_host);
    config.port = m_port.value_or(0);
    if (m_tls && endpoint.certificateFile.empty())
        return failure(Error::Code::Missing,
                       u"a TLS server needs a certificate: --cert and --key"_s,
                       u"--tls"_s);
    if (m_tls)
        config.tls = TlsServerConfig { text(endpoint.certificateFile), text(endpoint.keyFile) };
    for (const std::string &origin : m_origins)
        config.allowedOrigins.append(text(origin));
    for (const std::string &host : m_hosts)
        config.allowedHosts.append(text(host));
    const auto transport = endpoint.transport();
    if (!transport)
        return std::unexpected(transport.error());
    config.transport = *transport;
    return config;
}

} // namespace jackfield::cli
