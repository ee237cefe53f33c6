// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "endpointoptions.h"

#include <jackfield/ws/clientconfig.h>

namespace jackfield::cli {

/// The shared options of commands that connect.
class ClientOptions
{
public:
    /// Adds the options; the value must live until the command has run.
    void addTo(CLI::App &app);
    /// Those for the way from a proxy to its server.
    void addToProxy(CLI::App &app);
    /// Invalid: a malformed header, cookie, fingerprint or proxy; Unsupported: a transport that is not there.
    Result<ClientConfig> config(const EndpointOptions &endpoint) const;

private:
    void addTrust(CLI::App &app);
    void addTimeout(CLI::App &app);

    std::vector<std::string> m_headers;
    std::vector<std::string> m_cookies;
    std::vector<std::string> m_subprotocols;
    std::vector<std::string> m_pins;
    std::string m_caFile;
    std::string m_proxy;
    bool m_insecure = false;
    int m_redirects = 0;
    double m_keepAlive = 0;
    double m_seconds = 10;
};

/// Says why there is no connection, and gives the exit code for it.
int complainOf(const ConnectFailure &reason);

} // namespace jackfield::cli
