// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "selfsigned_p.h"
#include "tlsfiles_p.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace jackfield::net {

namespace {
Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::Io,
                       QStringLiteral("cannot read '%1': %2").arg(path, file.errorString()),
                       path);
    return file.readAll();
}

Result<QList<QSslCertificate>> certificatesOf(const QString &path)
{
    const auto pem = contentOf(path);
    if (!pem)
        return std::unexpected(pem.error());
    const auto certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (certificates.isEmpty())
        return failure(
            Error::Code::Invalid, QStringLiteral("'%1' has no PEM certificate").arg(path), path);
    return certificates;
}

Result<QSslKey> keyOf(const QString &path)
{
    const auto pem = contentOf(path);
    if (!pem)
        return std::unexpected(pem.error());
    for (const auto algorithm : { QSsl::Rsa, QSsl::Ec, QSsl::Dsa }) {
        if (const QSslKey key(*pem, algorithm); !key.isNull())
            return key;
    }
    return failure(Error::Code::Invalid,
                   QStringLiteral("'%1' has no unencrypted PEM key (RSA, EC or DSA)").arg(path),
                   path);
}

/// Shows the certificate, and whatever chain stands behind it in its file.
Result<void>
setIdentity(QSslConfiguration &tls, const QString &certificateFile, const QString &keyFile)
{
    const auto certificates = certificatesOf(certificateFile);
    if (!certificates)
        return std::unexpected(certificates.error());
    const auto key = keyOf(keyFile);
    if (!key)
        return std::unexpected(key.error());
    tls.setLocalCertificateChain(*certificates);
    tls.setPrivateKey(*key);
    return {};
}

Result<QSslConfiguration> withTls()
{
    if (!QSslSocket::supportsSsl())
        return failure(Error::Code::Unsupported,
                       QStringLiteral("this installation of Qt has no TLS"));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    return tls;
}
} // namespace

Result<QSslConfiguration> serverTls(const TlsServerConfig &config, const QHostAddress &address)
{
    auto tls = withTls();
    if (!tls)
        return tls;
    tls->setPeerVerifyMode(QSslSocket::VerifyNone);
    tls->setAllowedNextProtocols({ QSslConfiguration::NextProtocolHttp1_1 });
    if (config.certificateFile.isEmpty()) {
        const auto identity = selfSigned(address);
        if (!identity)
            return std::unexpected(identity.error());
        tls->setLocalCertificate(identity->certificate);
        tls->setPrivateKey(identity->key);
        return tls;
    }
    if (const auto set = setIdentity(*tls, config.certificateFile, config.keyFile); !set)
        return std::unexpected(set.error());
    return tls;
}

Result<QSslConfiguration> clientTls(const TlsClientConfig &config)
{
    auto tls = withTls();
    if (!tls)
        return tls;
    // A pinned certificate is compared after the handshake, whatever else is wrong with it.
    const bool verifies = !config.doNotVerify && config.pinnedSha256.isEmpty();
    tls->setPeerVerifyMode(verifies ? QSslSocket::VerifyPeer : QSslSocket::QueryPeer);
    tls->setAllowedNextProtocols({ "http/1.1" });
    if (!config.caFile.isEmpty()) {
        const auto authorities = certificatesOf(config.caFile);
        if (!authorities)
            return std::unexpected(authorities.error());
        tls->addCaCertificates(*authorities);
    }
    if (config.certificateFile.isEmpty())
        return tls;
    const QString &keyFile = config.keyFile.isEmpty() ? config.certificateFile : config.keyFile;
    if (const auto set = setIdentity(*tls, config.certificateFile, keyFile); !set)
        return std::unexpected(set.error());
    return tls;
}

} // namespace jackfield::net
