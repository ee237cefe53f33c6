// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsclient.h>

#include <QUrl>

namespace jackfield::cli {

/// Says on stdout that something listens there: "listening on ws://127.0.0.1:9000".
void announce(const QUrl &url);
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
