// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace jackfield {

/// A certificate (X.509) as a peer showed it. Its texts are the peer's: anything may stand in them.
struct PeerCertificate
{
    QString subject; ///< its common name, else what names it
    QString issuer; ///< the same of whoever signed it
    QStringList names; ///< hosts and addresses that it is for
    QDateTime validFrom; ///< UTC
    QDateTime validUntil;
    QString key; ///< "EC, 256 bits"
    QByteArray sha256; ///< its fingerprint, 32 bytes

    bool operator==(const PeerCertificate &) const = default;
};

/// Why a certificate is not trusted.
struct CertificateFault
{
    qsizetype certificate = 0; ///< of the chain
    QString message; ///< a sentence: "The certificate of localhost is self-signed."
    /// It says nothing against this very certificate, so that who pins it need not mind: who signed it, whom it is for,
    /// and when it is valid. Not so: what was revoked, or is broken.
    bool isPinnable = false;

    bool operator==(const CertificateFault &) const = default;
};

/// Who is at the other end of TLS, as far as the handshake came.
struct TlsPeer
{
    QString protocol; ///< "TLSv1.3"; empty if none was agreed on
    QString cipher; ///< "TLS_AES_256_GCM_SHA384"
    QList<PeerCertificate> chain; ///< as it was sent, the peer's own first
    QList<CertificateFault> faults; ///< a connection can stand in spite of them: it was asked for

    /// Whether pinning the peer's own certificate would be enough to trust it.
    bool isPinnable() const;

    bool operator==(const TlsPeer &) const = default;
};

/// "sha256:" and 64 hex digits.
QString fingerprintText(const QByteArray &sha256);
/// 32 bytes of such a text, with or without "sha256:" and colons between the bytes; nothing if it is something else.
std::optional<QByteArray> fingerprintFrom(const QString &text);

} // namespace jackfield
