// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/net/proxy.h>
#include <jackfield/replay/matching.h>
#include <jackfield/session/sessionwriter.h>

namespace jackfield::cli {

/// What a proxy needs in any of its modes.
struct ProxyMaterial
{
    net::ProxyTarget target;
    ServerConfig server;
    std::optional<SessionWriter> writer; ///< records what clients see
    bool json = false;
    // of modes with a session:
    QString file;
    Session session;
    Matching matching;
    double speed = 1;
    QList<std::pair<QString, QString>> secrets;
};

/// A way in which a proxy goes about with a session.
struct ProxyMode
{
    const char *name;
    const char *words; ///< what it does, for the help
    bool hasSession;
    bool hasServer;
    bool answers; ///< it answers from the session
    /// Hosts until it is interrupted; the exit code.
    int (*run)(const ProxyMaterial &material);
};

/// All of them, the usual one first.
const std::vector<ProxyMode> &proxyModes();

} // namespace jackfield::cli
