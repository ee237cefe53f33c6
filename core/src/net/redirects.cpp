// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "openinghandshake_p.h"
#include "redirects_p.h"

#include <QNetworkCookie>

namespace jackfield::net {

namespace {
QString shown(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded);
}

bool isRedirect(int status)
{
    static const QList<int> statuses { 301, 302, 303, 307, 308 };
    return statuses.contains(status);
}

bool hasSameOrigin(const QUrl &a, const QUrl &b)
{
    return isSecure(a) == isSecure(b) && a.host() == b.host() && portOf(a) == portOf(b);
}

/// A web server writes http:// where it means a WebSocket.
QUrl asWebSocket(QUrl url)
{
    if (url.scheme() == QLatin1String("http"))
        url.setScheme(QStringLiteral("ws"));
    else if (url.scheme() == QLatin1String("https"))
        url.setScheme(QStringLiteral("wss"));
    return url;
}

/// As a cookie jar knows it.
QUrl asHttp(QUrl url)
{
    url.setScheme(isSecure(url) ? QStringLiteral("https") : QStringLiteral("http"));
    return url;
}
} // namespace

Redirects::Redirects(const QUrl &url, ClientConfig config)
    : m_config(std::move(config))
    , m_stops { { url, m_config.cookies } }
    , m_jar(std::make_unique<QNetworkCookieJar>())
{ }

ClientConfig Redirects::config() const
{
    ClientConfig config = m_config;
    config.cookies = cookiesFor(url());
    return config;
}

QList<Cookie> Redirects::cookiesFor(const QUrl &url) const
{
    QList<Cookie> cookies = m_config.cookies;
    for (const QNetworkCookie &cookie : m_jar->cookiesForUrl(asHttp(url))) {
        cookies.removeIf([&](const Cookie &own) { return own.name == cookie.name(); });
        cookies.append({ cookie.name(), cookie.value() });
    }
    return cookies;
}

bool Redirects::follows(const Response &response) const
{
    return m_config.followRedirects > 0 && isRedirect(response.status())
        && response.headers().contains("Location");
}

std::optional<ConnectFailure> Redirects::follow(const Response &response)
{
    const QUrl location = QUrl::fromEncoded(response.header("Location").value_or(QByteArray()));
    QUrl next = asWebSocket(url().resolved(location));
    next.setFragment({});
    const bool stays = hasSameOrigin(url(), next);
    next.setUserInfo(stays ? url().userInfo(QUrl::FullyEncoded) : QString(), QUrl::StrictMode);
    m_jar->setCookiesFromUrl(
        QNetworkCookie::parseCookies(response.headers().values("Set-Cookie").join('\n')),
        asHttp(url()));
    const auto reason = location.isValid() ? objection(next) : location.errorString();
    if (reason) {
        ConnectFailure failure = refusedBy(response);
        failure.message += QStringLiteral(" It was not followed: %1.").arg(*reason);
        return failure;
    }
    if (!stays)
        leaveOrigin();
    m_answers.append(response);
    m_stops.append({ next, cookiesFor(next) });
    return std::nullopt;
}

std::optional<QString> Redirects::objection(const QUrl &next) const
{
    if (next.scheme() != QLatin1String("ws") && next.scheme() != QLatin1String("wss"))
        return QStringLiteral("%1 is no WebSocket URL").arg(shown(next));
    if (next.host().isEmpty())
        return QStringLiteral("it names no host");
    if (isSecure(url()) && !isSecure(next) && !m_config.followToPlain)
        return QStringLiteral("%1 is without TLS").arg(shown(next));
    const QList<Cookie> cookies = hasSameOrigin(url(), next) ? cookiesFor(next) : QList<Cookie>();
    for (const Stop &stop : m_stops) {
        if (shown(asWebSocket(stop.url)) == shown(next) && stop.cookies == cookies)
            return QStringLiteral("%1 was asked before, so it is a loop").arg(shown(next));
    }
    if (m_answers.size() >= m_config.followRedirects)
        return QStringLiteral("that would be more than the %1 that are allowed")
            .arg(m_config.followRedirects);
    return std::nullopt;
}

void Redirects::leaveOrigin()
{
    m_jar = std::make_unique<QNetworkCookieJar>();
    m_config.cookies.clear();
    m_config.headers.remove("Authorization");
    m_config.headers.remove("Cookie");
    m_config.headers.remove("Host");
}

QString Redirects::words() const
{
    if (m_answers.isEmpty())
        return {};
    QStringList urls;
    for (const Stop &stop : m_stops)
        urls.append(shown(stop.url));
    return QStringLiteral(" (redirected: %1)").arg(urls.join(QStringLiteral(" -> ")));
}

} // namespace jackfield::net
