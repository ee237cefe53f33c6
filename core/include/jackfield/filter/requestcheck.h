// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/filter/polyfilter.h>
#include <jackfield/http/routematcher.h>
#include <jackfield/lens/lens.h>

namespace jackfield {

/// Looks at a request before its handler does, and may refuse it: for a socket before the handshake.
/// `then(bearerAuth("secret"), poly(http, ws))` guards both.
class RequestCheck : public PolyFilter
{
public:
    /// The refusal, or nothing. Thread: that of the handler.
    using Check = std::function<std::optional<Response>(const Request &)>;

    explicit RequestCheck(const Check &check);

    std::optional<Response> refusal(const Request &request) const { return m_check(request); }

private:
    Check m_check;
};

/// Both: `first` is asked first.
RequestCheck then(const RequestCheck &first, const RequestCheck &next);

/// Refuses with `refusal` what the condition does not hold for.
RequestCheck require(const RouteMatcher &condition, const Response &refusal);
/// 403 for a web page of another origin; "https://app.example". A request without Origin is no browser's and passes.
RequestCheck originCheck(const QList<QByteArray> &allowed);
/// 403 for a request that is for none of these hosts, as of match::host.
RequestCheck hostCheck(const QList<QString> &allowed);

// 401 with WWW-Authenticate (RFC 9110 section 11.6.1) for who has no credentials, or others. A fixed secret is compared in
// a time that does not tell how much of it was right.

/// "Authorization: Bearer TOKEN" (RFC 6750).
RequestCheck bearerAuth(const QByteArray &token);
RequestCheck bearerAuth(const std::function<bool(const QByteArray &token)> &isAllowed);
/// "Authorization: Basic ..." (RFC 7617), UTF-8.
RequestCheck basicAuth(const QString &user, const QString &password, const QString &realm = {});
RequestCheck
basicAuth(const std::function<bool(const QString &user, const QString &password)> &isAllowed,
          const QString &realm = {});
/// A key wherever the lens finds it: `apiKeyAuth(lens::query::required<QString>("key"), "secret")`. Web pages can send no
/// header of their own with an opening handshake, so theirs is in the query or the subprotocol.
RequestCheck apiKeyAuth(const Lens<Request, QString> &key, const QString &secret);
RequestCheck apiKeyAuth(const Lens<Request, QString> &key,
                        const std::function<bool(const QString &key)> &isAllowed);

} // namespace jackfield
