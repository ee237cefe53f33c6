// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "adminserver.h"

#include "terminal.h"

#include <jackfield/mock/adminapi.h>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

CLI::Option *AdminServer::addTo(CLI::App &app)
{
    return app
        .add_option("--admin",
                    m_port,
                    "Serve the admin API on this port of 127.0.0.1; 0: any free one. Its token is "
                    "that of the environment variable JACKFIELD_ADMIN_TOKEN")
        ->type_name("PORT");
}

Result<void> AdminServer::check() const
{
    if (m_port && qgetenv(tokenVariable).isEmpty())
        return failure(Error::Code::Missing,
                       u"the environment variable %1 must have a token, which requests show as "
                       "'Authorization: Bearer TOKEN'"_s.arg(QLatin1StringView(tokenVariable)),
                       u"--admin"_s);
    return {};
}

Result<void> AdminServer::start(const LiveMock &mock, const std::function<QUrl(qsizetype)> &url)
{
    constexpr int threads = 80; // 64 may wait, and are not to shut out those that they wait for
    constexpr qint64 greatestBody = 64 << 20; // steps with payloads in them
    m_mock = mock;
    ServerConfig config { .port = m_port.value_or(0), .httpThreads = threads };
    config.limits.bodyBytes = greatestBody;
    const HttpHandler api = adminApi(mock, { .token = qgetenv(tokenVariable), .url = url });
    m_server = std::make_unique<net::Server>(PolyHandler { .http = api, .ws = {} }, config);
    if (const auto started = m_server->start(); !started)
        return started;
    printLine(u"admin on http://127.0.0.1:%1"_s.arg(m_server->port()));
    return {};
}

void AdminServer::stop()
{
    if (m_mock)
        m_mock->endWaiting();
    m_server.reset();
}

} // namespace jackfield::cli
