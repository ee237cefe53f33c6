// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/tlspeer.h>

#include <QSslConfiguration>
#include <QSslError>

namespace jackfield::net {

/// Who answered a client's TLS handshake, as `session` has it afterwards, and in words what Qt has against it.
TlsPeer
tlsPeerOf(const QSslConfiguration &session, const QList<QSslError> &errors, const QString &host);

/// The faults of a chain for a client that asked for `host`: one sentence each, none twice.
QList<CertificateFault> certificateFaults(const QList<QSslError> &errors,
                                          const QList<QSslCertificate> &chain,
                                          const QString &host,
                                          const QDateTime &now);

/// `peer` with what `pinned` fingerprints say against it: it is another one, or has a fault that a pin does not make up
/// for. Nothing if it may pass, or nothing is pinned.
std::optional<TlsPeer> pinObjection(TlsPeer peer, const QList<QByteArray> &pinned);

} // namespace jackfield::net
