// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <jackfield/mock/livemock.h>
#include <jackfield/net/server.h>

namespace jackfield::cli {

/// The admin API of the mock that a command hosts, on a loopback port of its own.
class AdminServer
{
public:
    static constexpr const char *tokenVariable = "JACKFIELD_ADMIN_TOKEN";

    /// Adds --admin; the value must live until the command has run.
    CLI::Option *addTo(CLI::App &app);
    bool isWanted() const { return m_port.has_value(); }
    /// Missing: no token in the environment.
    Result<void> check() const;
    /// Serves it, and says so on stdout. `url`: where a server of the mock listens.
    Result<void> start(const LiveMock &mock, const std::function<QUrl(qsizetype)> &url);
    /// Nobody waits any longer.
    void stop();

private:
    std::optional<quint16> m_port;
    std::optional<LiveMock> m_mock;
    std::unique_ptr<net::Server> m_server;
};

} // namespace jackfield::cli
