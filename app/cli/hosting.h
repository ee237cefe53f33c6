// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/serverconfig.h>
#include <jackfield/ws/wsclient.h>

#include <QUrl>

namespace jackfield::cli {

void announce(const QUrl &url, const QByteArray &madeSha256);

/// Says on stdout that a server listens: "listening on ws://127.0.0.1:9000"; and on stderr the fingerprint of a
/// certificate that it has made for itself.
template<typename Server>
void announce(const Server &server, const ServerConfig &config)
{
    const bool isMade = config.tls && config.tls->certificateFile.isEmpty();
    announce(server.url(), isMade ? server.certificateSha256() : QByteArray());
}
/// Complains that nothing listens, and gives the exit code for it.
int complainOfStart(const Error &error);
/// Says on stderr who can reach an address that is not loopback.
void warnOfOpenAddress(const QString &address);

/// Runs the event loop until SIGINT, SIGTERM or SIGHUP.
void hostUntilInterrupted();

/// Runs `job`, which blocks, on a thread of its own and gives its exit code. A signal closes the connections that were
/// made with the factory the job gets, and the exit code is Interrupted.
int runInterruptibly(const WsClientFactory &factory,
                     const std::function<int(const WsClientFactory &)> &job);

} // namespace jackfield::cli
