// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/clientconfig.h>

#include <QNetworkCookieJar>
#include <expected>

namespace jackfield::net {

/// Where the redirects of one opening handshake lead (RFC 9110 section 15.4), as far as its config allows.
/// Credentials stay with the origin they were given for: Authorization, cookies, the Host and the user of the URL do
/// not go to another scheme, host or port.
class Redirects
{
public:
    Redirects(const QUrl &url, ClientConfig config);

    /// Where to connect now, and with what: the cookies that redirects set are among its cookies.
    const QUrl &url() const { return m_stops.constLast().url; }
    ClientConfig config() const;
    /// Whether `response` is a redirect that is to be followed.
    bool follows(const Response &response) const;
    /// Goes there. Else why not: Http.
    std::optional<ConnectFailure> follow(const Response &response);
    const QList<Response> &answers() const { return m_answers; }
    /// The URLs so far as a sentence; empty before the first redirect.
    QString words() const;

private:
    /// With other cookies the same URL may answer otherwise: only both make a loop.
    struct Stop
    {
        QUrl url;
        QList<Cookie> cookies;
    };

    QList<Cookie> cookiesFor(const QUrl &url) const;
    std::optional<QString> objection(const QUrl &next) const;
    void leaveOrigin();

    ClientConfig m_config;
    QList<Stop> m_stops; ///< never empty
    QList<Response> m_answers;
    std::unique_ptr<QNetworkCookieJar> m_jar; ///< what redirects of this origin have set
};

} // namespace jackfield::net
