// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>

#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>

namespace jackfield::net {

struct Identity
{
    QSslCertificate certificate;
    QSslKey key;
};

/// A fresh P-256 key and a certificate of its own for localhost, the loopback addresses and `address`, good for 30 days
/// from an hour ago. It stays in memory: who wants to trust it across runs brings files.
/// Error: Unsupported, if OpenSSL cannot.
Result<Identity> selfSigned(const QHostAddress &address);

} // namespace jackfield::net
