// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "selfsigned_p.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <QRandomGenerator>
#include <memory>

namespace jackfield::net {

namespace {
template<auto release>
struct Release
{
    template<typename T>
    void operator()(T *value) const
    {
        release(value);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Memory = std::unique_ptr<BIO, Release<BIO_free_all>>;

bool addExtension(X509 *certificate, int id, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, id, value.constData());
    const bool isAdded = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return isAdded;
}

QByteArray alternativeNames(const QHostAddress &address)
{
    QByteArray names = "DNS:localhost,IP:127.0.0.1,IP:::1";
    if (!address.isNull() && !address.isLoopback())
        names += ",IP:" + address.toString().toLatin1();
    return names;
}

bool fill(X509 *certificate, EVP_PKEY *key, const QHostAddress &address)
{
    constexpr long hour = 60 * 60;
    X509_NAME *name = X509_get_subject_name(certificate);
    const QByteArray host = "localhost";
    return X509_set_version(certificate, X509_VERSION_3) == 1
        && ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate),
                                   QRandomGenerator::system()->generate64() >> 1)
        == 1
        && X509_gmtime_adj(X509_getm_notBefore(certificate), -hour)
        && X509_gmtime_adj(X509_getm_notAfter(certificate), 30 * 24 * hour)
        && X509_NAME_add_entry_by_txt(name,
                                      "CN",
                                      MBSTRING_ASC,
                                      reinterpret_cast<const unsigned char *>(host.constData()),
                                      int(host.size()),
                                      -1,
                                      0)
        == 1
        && X509_set_issuer_name(certificate, name) == 1 && X509_set_pubkey(certificate, key) == 1
        && addExtension(certificate, NID_subject_alt_name, alternativeNames(address))
        && addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(certificate, NID_ext_key_usage, "serverAuth")
        && X509_sign(certificate, key, EVP_sha256()) > 0;
}

template<typename Write>
QByteArray pem(const Write &write)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    if (!memory || write(memory.get()) != 1)
        return {};
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return { bytes, size };
}
} // namespace

Result<Identity> selfSigned(const QHostAddress &address)
{
    const auto failed = [] {
        return failure(Error::Code::Unsupported,
                       QStringLiteral("a self-signed certificate could not be made"),
                       QStringLiteral("tls"));
    };
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!key || !certificate || !fill(certificate.get(), key.get(), address))
        return failed();
    const QByteArray certificatePem =
        pem([&](BIO *out) { return PEM_write_bio_X509(out, certificate.get()); });
    const QByteArray keyPem = pem([&](BIO *out) {
        return PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    Identity identity { QSslCertificate(certificatePem, QSsl::Pem), QSslKey(keyPem, QSsl::Ec) };
    if (identity.certificate.isNull() || identity.key.isNull())
        return failed();
    return identity;
}

} // namespace jackfield::net
