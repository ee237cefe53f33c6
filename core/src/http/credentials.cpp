// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/credentials.h>

namespace jackfield {

std::optional<Credentials> parseBasicCredentials(const QByteArray &authorization)
{
    constexpr QByteArrayView scheme("Basic ");
    if (authorization.first(qMin(scheme.size(), authorization.size()))
            .compare(scheme, Qt::CaseInsensitive)
        != 0)
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(
        authorization.sliced(scheme.size()).trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray pair = decoded ? *decoded : QByteArray();
    const qsizetype colon = pair.indexOf(':');
    if (colon < 0)
        return std::nullopt;
    return Credentials { .user = QString::fromUtf8(pair.first(colon)),
                         .password = QString::fromUtf8(pair.sliced(colon + 1)) };
}

QByteArray printBasicCredentials(const Credentials &credentials)
{
    return "Basic "
        + (credentials.user + QLatin1Char(':') + credentials.password).toUtf8().toBase64();
}

} // namespace jackfield
