// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>
#include <jackfield/ws/clientconfig.h>
#include <jackfield/ws/serverconfig.h>

#include <QHostAddress>
#include <QSslConfiguration>

namespace jackfield::net {

/// Reads the PEM files. Error: Io for a file that cannot be read, Invalid for one without what is asked of it.
/// A server without files gets a certificate of its own for localhost and `address`.
Result<QSslConfiguration> serverTls(const TlsServerConfig &config, const QHostAddress &address);
Result<QSslConfiguration> clientTls(const TlsClientConfig &config);

} // namespace jackfield::net
