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
    /// Invalid: a malformed header or fingerprint; Unsupported: a transport that is not there.
    Result<ClientConfig> config(const EndpointOptions &endpoint) const;

private:
    std::vector<std::string> m_headers;
    std::vector<std::string> m_subprotocols;
    std::string m_caFile;
    std::string m_pin;
    bool m_insecure = false;
    double m_seconds = 10;
};

/// Says why there is no connection, and gives the exit code for it.
int complainOf(const ConnectFailure &reason);

} // namespace jackfield::cli
