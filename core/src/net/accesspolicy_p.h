// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/request.h>
#include <jackfield/http/response.h>
#include <jackfield/ws/serverconfig.h>

#include <QHostAddress>

namespace jackfield::net {

/// Who may ask: what keeps a web page that the user happens to look at away from a server on their machine.
/// Host must be a loopback name, the bound address or on the list; Origin, which browsers send, a loopback origin or
/// on the list. "*" on a list allows all.
class AccessPolicy
{
public:
    AccessPolicy() = default;
    /// `bound`: the address that is listened on. For "any" the machine's own addresses are good hosts too.
    AccessPolicy(const ServerConfig &config, const QHostAddress &bound);

    /// The 403, with the reason in words; nothing if the request may pass.
    std::optional<Response> refusal(const Request &request) const;

private:
    bool isGoodHost(const QString &host) const;
    bool isGoodOrigin(const QString &origin) const;

    QList<QString> m_hosts; ///< lower case, without port
    QList<QString> m_origins;
};

} // namespace jackfield::net
