// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>
#include <jackfield/ws/clientconfig.h>
#include <jackfield/ws/serverconfig.h>

#include <QSslConfiguration>

namespace jackfield::net {

/// Reads the PEM files. Error: Io for a file that cannot be read, Invalid for one without what is asked of it.
Result<QSslConfiguration> serverTls(const TlsServerConfig &config);
Result<QSslConfiguration> clientTls(const TlsClientConfig &config);

} // namespace jackfield::net
