// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

/// A mock of the window with 1,000 clients, of another process, that say 20,000 messages a second together: whether the window
/// stays fluid with its log, and with the table of the clients.
void measureCrowd();
/// The clients: says so when all are connected, then talks until standard input ends. The exit code.
int beCrowd(const QString &url);
