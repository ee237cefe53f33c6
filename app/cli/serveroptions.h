// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "endpointoptions.h"

#include <jackfield/ws/serverconfig.h>

namespace jackfield::cli {

/// The shared options of commands that listen.
class ServerOptions
{
public:
    /// Adds the options; the value must live until the command has run.
    void addTo(CLI::App &app);
    /// The same for a command that says in its own way where it listens, and may show its certificate as a client.
    void addToProxy(CLI::App &app);
    /// Invalid: a limit that is not known or no number; Missing: --tls without --cert and --key; Unsupported: a transport that is not there.
    Result<ServerConfig> config(const EndpointOptions &endpoint) const;
    /// The port that was asked for, if one was.
    const std::optional<quint16> &port() const { return m_port; }

private:
    std::string m_host = "127.0.0.1";
    std::optional<quint16> m_port;
    bool m_tls = false;
    std::vector<std::string> m_origins;
    std::vector<std::string> m_hosts;
    std::vector<std::string> m_limits;
};

} // namespace jackfield::cli
