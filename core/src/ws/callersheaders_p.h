// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/clientconfig.h>

namespace jackfield {

/// Cookie headers of the caller and the single cookies as the one header that they must be (RFC 6265 section 5.4).
inline QByteArray cookieHeader(const ClientConfig &config)
{
    QByteArrayList pairs;
    for (const QByteArray &value : config.headers.values("Cookie"))
        pairs.append(value);
    for (const Cookie &cookie : config.cookies)
        pairs.append(cookie.name + '=' + cookie.value);
    return pairs.join("; ");
}

/// Adds what the caller wants in an opening handshake: the URL's user unless there are other credentials, the headers but
/// Host, the cookies. Offline and online.
inline void appendCallersHeaders(Headers &headers, const QUrl &url, const ClientConfig &config)
{
    if (!url.userName().isEmpty() && !config.headers.contains("Authorization"))
        headers.append(
            "Authorization",
            "Basic "
                + QByteArray::fromPercentEncoding(url.userInfo(QUrl::FullyEncoded).toLatin1())
                      .toBase64());
    const auto isNamed = [](const QByteArray &name, QByteArrayView other) {
        return name.compare(other, Qt::CaseInsensitive) == 0;
    };
    for (const auto &[name, value] : config.headers.fields()) {
        if (!isNamed(name, "Host") && (!isNamed(name, "Cookie") || config.cookies.isEmpty()))
            headers.append(name, value);
    }
    if (!config.cookies.isEmpty())
        headers.append("Cookie", cookieHeader(config));
}

} // namespace jackfield
