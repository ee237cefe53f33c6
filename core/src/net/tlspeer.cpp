// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "tlspeer_p.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslKey>

namespace jackfield::net {

namespace {
constexpr qsizetype mostNames = 3; ///< of a certificate in a sentence

QStringList namesOf(const QSslCertificate &certificate)
{
    const auto alternative = certificate.subjectAlternativeNames();
    QStringList names =
        alternative.values(QSsl::DnsEntry) + alternative.values(QSsl::IpAddressEntry);
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    std::ranges::sort(names);
    return names;
}

QString keyOf(const QSslCertificate &certificate)
{
    const QSslKey key = certificate.publicKey();
    const QString algorithm = [&] {
        switch (key.algorithm()) {
        case QSsl::Rsa:
            return QStringLiteral("RSA");
        case QSsl::Ec:
            return QStringLiteral("EC");
        case QSsl::Dsa:
            return QStringLiteral("DSA");
        default:
            return QString();
        }
    }();
    return algorithm.isEmpty() || key.isNull()
        ? QStringLiteral("of another kind")
        : QStringLiteral("%1, %2 bits").arg(algorithm).arg(key.length());
}

PeerCertificate shown(const QSslCertificate &certificate)
{
    return { .subject = certificate.subjectDisplayName(),
             .issuer = certificate.issuerDisplayName(),
             .names = namesOf(certificate),
             .validFrom = certificate.effectiveDate().toUTC(),
             .validUntil = certificate.expiryDate().toUTC(),
             .key = keyOf(certificate),
             .sha256 = certificate.digest(QCryptographicHash::Sha256) };
}

/// "3 days", "5 hours", "1 minute"
QString span(qint64 seconds)
{
    constexpr std::pair<qint64, const char *> units[] = { { 86'400, "day" },
                                                          { 3600, "hour" },
                                                          { 60, "minute" } };
    for (const auto &[length, name] : units) {
        const qint64 count = seconds / length;
        if (count > 0)
            return QStringLiteral("%1 %2%3").arg(count).arg(
                QLatin1StringView(name), count > 1 ? QStringLiteral("s") : QString());
    }
    return QStringLiteral("less than a minute");
}

/// "a, b, c and 4 more"
QString listed(const QStringList &names)
{
    if (names.isEmpty())
        return QStringLiteral("nobody");
    const QString first = names.first(std::min(names.size(), mostNames)).join(QStringLiteral(", "));
    return names.size() <= mostNames
        ? first
        : QStringLiteral("%1 and %2 more").arg(first).arg(names.size() - mostNames);
}

QString day(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

/// What `error` says of the certificate in words; whether a pin makes up for it.
std::pair<QString, bool> inWords(const QSslError &error,
                                 const QSslCertificate &certificate,
                                 const QString &host,
                                 const QDateTime &now)
{
    const QString subject = certificate.subjectDisplayName();
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
        return { QStringLiteral("The certificate of %1 is self-signed.").arg(subject), true };
    case QSslError::SelfSignedCertificateInChain:
        return { QStringLiteral(
                     "The chain ends at %1, an authority that this computer does not trust.")
                     .arg(subject),
                 true };
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return { QStringLiteral(
                     "The certificate of %1 is issued by %2, whom this computer does not "
                     "trust.")
                     .arg(subject, certificate.issuerDisplayName()),
                 true };
    case QSslError::HostNameMismatch:
        return { QStringLiteral("The certificate is for %1, not for %2.")
                     .arg(listed(namesOf(certificate)), host),
                 true };
    case QSslError::CertificateExpired:
        return { QStringLiteral("The certificate of %1 expired %2 ago, on %3.")
                     .arg(subject,
                          span(certificate.expiryDate().secsTo(now)),
                          day(certificate.expiryDate())),
                 true };
    case QSslError::CertificateNotYetValid:
        return { QStringLiteral("The certificate of %1 is not valid before %2, in %3.")
                     .arg(subject,
                          day(certificate.effectiveDate()),
                          span(now.secsTo(certificate.effectiveDate()))),
                 true };
    default:
        return { QStringLiteral("The certificate of %1: %2.").arg(subject, error.errorString()),
                 false };
    }
}
} // namespace

QList<CertificateFault> certificateFaults(const QList<QSslError> &errors,
                                          const QList<QSslCertificate> &chain,
                                          const QString &host,
                                          const QDateTime &now)
{
    QList<CertificateFault> faults;
    for (const QSslError &error : errors) {
        const qsizetype place = std::max<qsizetype>(0, chain.indexOf(error.certificate()));
        const QSslCertificate certificate =
            error.certificate().isNull() ? chain.value(place) : error.certificate();
        const auto [message, isPinnable] = inWords(error, certificate, host, now);
        const CertificateFault fault { place, message, isPinnable };
        if (!faults.contains(fault))
            faults.append(fault);
    }
    return faults;
}

std::optional<TlsPeer> pinObjection(TlsPeer peer, const QList<QByteArray> &pinned)
{
    const PeerCertificate own = peer.chain.value(0);
    const bool isPinned = pinned.contains(own.sha256);
    if (pinned.isEmpty() || (isPinned && peer.isPinnable()))
        return std::nullopt;
    if (isPinned)
        return peer;
    QStringList digits;
    for (const QByteArray &one : pinned)
        digits.append(QString::fromLatin1(one.toHex()));
    peer.faults.prepend(
        { .certificate = 0,
          .message =
              QStringLiteral(
                  "The server's certificate, of %1, has the fingerprint %2, not the pinned %3.")
                  .arg(own.subject,
                       QString::fromLatin1(own.sha256.toHex()),
                       digits.join(QStringLiteral(" or "))),
          .isPinnable = true });
    return peer;
}

TlsPeer
tlsPeerOf(const QSslConfiguration &session, const QList<QSslError> &errors, const QString &host)
{
    TlsPeer peer;
    QList<QSslCertificate> chain = session.peerCertificateChain();
    if (const QSslCertificate own = session.peerCertificate(); chain.isEmpty() && !own.isNull())
        chain.append(own);
    for (const QSslCertificate &certificate : std::as_const(chain))
        peer.chain.append(shown(certificate));
    if (const QSslCipher cipher = session.sessionCipher(); !cipher.isNull()) {
        peer.protocol = cipher.protocolString();
        peer.cipher = cipher.name();
    }
    peer.faults = certificateFaults(errors, chain, host, QDateTime::currentDateTimeUtc());
    return peer;
}

} // namespace jackfield::net
