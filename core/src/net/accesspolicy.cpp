// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "accesspolicy_p.h"
#include "httphead_p.h"

#include <QNetworkInterface>
#include <QUrl>
#include <algorithm>

namespace jackfield::net {

namespace {
const QLatin1String anything("*");

/// Of "example.com:80" what stands before the port, as it is.
QStringView withoutPort(QStringView authority)
{
    const qsizetype colon = authority.lastIndexOf(u':');
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const QStringView port = colon > 0 ? authority.sliced(colon + 1) : QStringView();
    bool isPort = false;
    (void)port.toUShort(&isPort);
    return isPort && std::ranges::all_of(port, isDigit) ? authority.first(colon) : authority;
}

bool isLoopbackName(const QString &host)
{
    if (host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost")))
        return true;
    return QHostAddress(host).isLoopback();
}
} // namespace

AccessPolicy::AccessPolicy(const ServerConfig &config, const QHostAddress &bound)
    : m_origins(config.allowedOrigins)
{
    for (const QString &host : config.allowedHosts)
        m_hosts.append(host == anything ? host : hostOf(host).value_or(host.toLower()));
    m_hosts.append({ QStringLiteral("localhost"), QStringLiteral("127.0.0.1") });
    m_hosts.append(hostOf(config.address).value_or(config.address.toLower()));
    m_hosts.append(bound.toString().toLower());
    if (bound == QHostAddress::Any || bound == QHostAddress::AnyIPv4
        || bound == QHostAddress::AnyIPv6) {
        for (QHostAddress own : QNetworkInterface::allAddresses()) {
            own.setScopeId({});
            m_hosts.append(own.toString().toLower());
        }
    }
}

bool AccessPolicy::isGoodHost(const QString &authority) const
{
    if (m_hosts.contains(anything))
        return true;
    if (m_hosts.contains(withoutPort(authority))) // most are: no need to look at them closer
        return true;
    const auto host = hostOf(authority);
    return host && (isLoopbackName(*host) || m_hosts.contains(*host));
}

bool AccessPolicy::isGoodOrigin(const QString &origin) const
{
    if (m_origins.contains(anything) || m_origins.contains(origin))
        return true;
    const QUrl url(origin, QUrl::StrictMode);
    return url.isValid() && isLoopbackName(url.host().toLower());
}

std::optional<Response> AccessPolicy::refusal(const Request &request) const
{
    const auto host = request.header("Host");
    if (host && !isGoodHost(QString::fromLatin1(*host))) {
        return plainText(
            403,
            QStringLiteral(
                "The host '%1' is not served here; it can be allowed in the server's settings.")
                .arg(QString::fromLatin1(*host)));
    }
    const auto origin = request.header("Origin");
    if (origin && !isGoodOrigin(QString::fromLatin1(*origin))) {
        return plainText(403,
                         QStringLiteral("Pages of '%1' may not connect here; the origin can be "
                                        "allowed in the server's settings.")
                             .arg(QString::fromLatin1(*origin)));
    }
    return std::nullopt;
}

} // namespace jackfield::net
