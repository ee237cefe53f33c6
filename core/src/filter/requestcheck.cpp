// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/requestcheck.h>
#include <jackfield/http/credentials.h>

#include <QCryptographicHash>
#include <algorithm>

namespace jackfield {

namespace {
/// Whether they are the same, in a time that depends on neither.
bool isSecret(const QByteArray &given, const QByteArray &secret)
{
    const auto digest = [](const QByteArray &bytes) {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    };
    const QByteArray a = digest(given);
    const QByteArray b = digest(secret);
    uint difference = 0;
    for (qsizetype i = 0; i < b.size(); ++i)
        difference |= uint(quint8(a.at(i)) ^ quint8(b.at(i)));
    return difference == 0;
}

Response unauthorized(const QByteArray &challenge)
{
    return plainText(401, QStringLiteral("credentials are needed"))
        .header("WWW-Authenticate", challenge);
}

/// A quoted string (RFC 9110 section 5.6.4).
QByteArray quoted(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace('\\', "\\\\").replace('"', "\\\"");
    return '"' + bytes + '"';
}

/// The one Authorization header; empty if there is none, or several.
QByteArray authorization(const Request &request)
{
    const QList<QByteArray> values = request.headers().values("Authorization");
    return values.size() == 1 ? values.first() : QByteArray();
}

/// What stands behind "Bearer" (RFC 6750 section 2.1).
std::optional<QByteArray> bearerToken(const QByteArray &authorization)
{
    const qsizetype blank = authorization.indexOf(' ');
    if (blank < 0 || authorization.first(blank).compare("Bearer", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return authorization.sliced(blank).trimmed();
}

WsFilter beforeSockets(const RequestCheck::Check &check)
{
    return [check](const WsHandler &next) -> WsHandler {
        return [check, next](const Request &request) -> WsResponse {
            if (const auto refusal = check(request))
                return refuse(*refusal);
            return next ? next(request) : WsResponse(std::nullopt);
        };
    };
}

HttpFilter beforeHttp(const RequestCheck::Check &check)
{
    return [check](const HttpHandler &next) -> HttpHandler {
        return [check, next](const Request &request) {
            if (const auto refusal = check(request))
                return *refusal;
            return next ? next(request) : answer(next, request);
        };
    };
}
} // namespace

RequestCheck::RequestCheck(const Check &check)
    : PolyFilter(beforeHttp(check), beforeSockets(check))
    , m_check(check)
{ }

RequestCheck then(const RequestCheck &first, const RequestCheck &next)
{
    return RequestCheck([first, next](const Request &request) {
        const auto refusal = first.refusal(request);
        return refusal ? refusal : next.refusal(request);
    });
}

RequestCheck require(const RouteMatcher &condition, const Response &refusal)
{
    return RequestCheck([condition, refusal](const Request &request) {
        return condition.matches(request) ? std::nullopt : std::optional(refusal);
    });
}

RequestCheck originCheck(const QList<QByteArray> &allowed)
{
    RouteMatcher any = !match::header("Origin");
    for (const QByteArray &origin : allowed)
        any = any || match::origin(origin);
    return require(any, plainText(403, QStringLiteral("this origin may not connect")));
}

RequestCheck hostCheck(const QList<QString> &allowed)
{
    RouteMatcher any = !match::all();
    for (const QString &host : allowed)
        any = any || match::host(host);
    return require(any, plainText(403, QStringLiteral("this host is not served here")));
}

RequestCheck bearerAuth(const QByteArray &token)
{
    return bearerAuth([token](const QByteArray &given) { return isSecret(given, token); });
}

RequestCheck bearerAuth(const std::function<bool(const QByteArray &)> &isAllowed)
{
    return RequestCheck([isAllowed](const Request &request) -> std::optional<Response> {
        const auto token = bearerToken(authorization(request));
        if (!token)
            return unauthorized("Bearer");
        if (!isAllowed(*token))
            return unauthorized("Bearer error=\"invalid_token\"");
        return std::nullopt;
    });
}

RequestCheck basicAuth(const QString &user, const QString &password, const QString &realm)
{
    const auto isAllowed = [user, password](const QString &givenUser, const QString &given) {
        const bool isUser =
            isSecret(givenUser.toUtf8(), user.toUtf8()); // both are always looked at
        return isSecret(given.toUtf8(), password.toUtf8()) && isUser;
    };
    return basicAuth(isAllowed, realm);
}

RequestCheck basicAuth(const std::function<bool(const QString &, const QString &)> &isAllowed,
                       const QString &realm)
{
    const QByteArray challenge = "Basic realm=" + quoted(realm) + ", charset=\"UTF-8\"";
    return RequestCheck([isAllowed, challenge](const Request &request) -> std::optional<Response> {
        const auto given = parseBasicCredentials(authorization(request));
        if (!given || !isAllowed(given->user, given->password))
            return unauthorized(challenge);
        return std::nullopt;
    });
}

RequestCheck apiKeyAuth(const Lens<Request, QString> &key, const QString &secret)
{
    return apiKeyAuth(
        key, [secret](const QString &given) { return isSecret(given.toUtf8(), secret.toUtf8()); });
}

RequestCheck apiKeyAuth(const Lens<Request, QString> &key,
                        const std::function<bool(const QString &)> &isAllowed)
{
    return RequestCheck([key, isAllowed](const Request &request) -> std::optional<Response> {
        const auto given = key.tryGet(request);
        if (!given || !isAllowed(*given))
            return unauthorized("ApiKey");
        return std::nullopt;
    });
}

} // namespace jackfield
