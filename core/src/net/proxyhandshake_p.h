// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "httphead_p.h"

#include <jackfield/ws/clientconfig.h>

#include <QUrl>

namespace jackfield::net {

/// What a client says to a proxy until the way to the server is open: bytes in, bytes out. Ours instead of
/// QNetworkProxy's, which keeps neither the status nor the body of a refusal.
class ProxyHandshake
{
public:
    /// Url: a scheme other than http, socks5 and socks5h, no host, a name or password of more than 255 bytes.
    /// `host`: a name, or an address without brackets.
    static std::expected<ProxyHandshake, ConnectFailure>
    of(const QUrl &proxy, const QString &host, quint16 port);

    /// What is said first.
    QByteArray greeting();
    /// What is said next, and whether the way is open.
    struct Step
    {
        QByteArray reply;
        bool isOpen = false;
    };
    /// Takes what it understands from the start of `bytes`. `atEnd`: no more will come. Error: Proxy.
    std::expected<Step, ConnectFailure> take(QByteArray &bytes, bool atEnd);

private:
    enum class Stage { Connect, Method, Login, Reply }; ///< the answer that is waited for

    std::expected<Step, ConnectFailure> takeHttp(QByteArray &bytes, bool atEnd);
    std::expected<Step, ConnectFailure> takeSocks(QByteArray &bytes);
    std::expected<Step, ConnectFailure> takeReply(QByteArray &bytes);
    QByteArray socksRequest() const;
    ConnectFailure refused(const QString &reason, const Response &response = {}) const;
    ConnectFailure refusedByHttp(const Response &response) const;

    QUrl m_proxy;
    QString m_host;
    quint16 m_port = 0;
    QByteArray m_user;
    QByteArray m_password;
    Stage m_stage = Stage::Connect;
    std::optional<Head<Response>> m_head; ///< of a refusal, whose body is read
    Body m_body;
};

/// Whether names are resolved by the client: socks5.
bool resolvesHere(const QUrl &proxy);
quint16 proxyPort(const QUrl &proxy);

} // namespace jackfield::net
