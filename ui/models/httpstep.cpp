// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "httpstep.h"

#include "connectionrequest.h"
#include "expander.h"
#include "jsonedit.h"
#include "payloadtext.h"
#include "problems.h"

#include <jackfield/http/credentials.h>
#include <jackfield/http/setcookie.h>
#include <jackfield/json/jsonpath.h>

#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int shownLength = 200; ///< of a body in a message

/// "POST https://example.org/login answered 401 Unauthorized: “who are you?”"
QString saidBy(const HttpStep &step, const Response &answer)
{
    const QString status = previewText(answer.reason(), shownLength);
    const QString body = previewText(answer.body().simplified(), shownLength);
    const QString words = Problems::tr("%1 answered %2 %3")
                              .arg(step.words())
                              .arg(answer.status())
                              .arg(status)
                              .trimmed();
    return body.isEmpty() ? words : QString(words + u": “"_s + body + u'”');
}

Result<QUrl> httpUrl(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool isHttp = url.scheme() == u"http" || url.scheme() == u"https";
    if (!url.isValid() || !isHttp || url.host().isEmpty()) {
        return failure(
            Error::Code::Invalid,
            Problems::tr("“%1” is no URL to ask before connecting: http:// or https://, please.")
                .arg(text),
            u"url"_s);
    }
    return url;
}

std::optional<Error> faultOf(const Headers &headers)
{
    for (const auto &[name, value] : headers.fields()) {
        if (!isToken(name) || !isHeaderValue(value))
            return Error { Error::Code::Invalid,
                           Problems::tr(
                               "“%1” cannot be a header of what is asked before connecting.")
                               .arg(QString::fromUtf8(name)),
                           u"headers"_s };
    }
    return std::nullopt;
}

Result<QString> valueAt(const QString &place, const Response &answer)
{
    const auto notThere = [&] {
        return failure(
            Error::Code::Missing, Problems::tr("there is nothing at %1").arg(place), place);
    };
    if (place.startsWith(u"header:")) {
        const auto value = answer.header(place.sliced(7).trimmed().toUtf8());
        return value ? Result<QString>(QString::fromUtf8(*value)) : notThere();
    }
    if (place.startsWith(u"cookie:")) {
        const QList<Cookie> cookies = cookiesSetBy(answer);
        const auto cookie =
            std::ranges::find(cookies, place.sliced(7).trimmed().toUtf8(), &Cookie::name);
        return cookie == cookies.end() ? notThere()
                                       : Result<QString>(QString::fromUtf8(cookie->value));
    }
    const auto path = JsonPath::compile(place);
    if (!path) {
        return failure(
            Error::Code::Invalid,
            Problems::tr("“%1” is no place in an answer: a JSONPath, header:NAME or cookie:NAME")
                .arg(place),
            place);
    }
    const auto body = JsonValue::parse(answer.body());
    if (!body)
        return failure(
            Error::Code::Invalid, Problems::tr("%1 wants JSON, and it is none").arg(place), place);
    const auto values = path->evaluate(*body);
    if (!values || values->isEmpty())
        return notThere();
    const JsonValue &first = values->constFirst();
    return first.isString() ? first.toString() : QString::fromUtf8(first.toJson());
}

QByteArray formOf(const QList<std::pair<QByteArray, QString>> &fields)
{
    QByteArrayList parts;
    for (const auto &[name, value] : fields) {
        if (!value.isEmpty())
            parts.append(name + '=' + QUrl::toPercentEncoding(value));
    }
    return parts.join('&');
}

/// Where a question goes and by which way; what is asked is added.
Result<HttpStep>
stepTo(const QString &url, const ConnectionFile &file, const QMap<QString, QString> &variables)
{
    const auto parsed = httpUrl(url);
    if (!parsed)
        return std::unexpected(parsed.error());
    return wayOf(file, variables).transform([&](const ClientConfig &way) {
        return HttpStep { .url = *parsed, .request = {}, .way = way };
    });
}
} // namespace

QString HttpStep::words() const
{
    return QString::fromUtf8(request.method().name) + u' '
        + url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
}

QByteArray HttpStep::key() const
{
    QByteArray key = request.method().name + ' ' + url.toEncoded() + '\n';
    for (const auto &[name, value] : request.headers().fields())
        key += name + ':' + value + '\n';
    return key + '\n' + request.body();
}

Result<std::optional<HttpStep>> stepBefore(const ConnectionFile &file,
                                           const QMap<QString, QString> &variables)
{
    const ConnectionFile::Before &before = file.before;
    if (before.url.trimmed().isEmpty())
        return std::nullopt;
    Expander expand(variables);
    const QString text = expand(before.url);
    Headers headers = expand.headers(before.headers);
    const QByteArray body = expand(before.body).toUtf8();
    if (expand.error())
        return std::unexpected(*expand.error());
    if (!body.isEmpty() && !headers.contains("Content-Type"))
        headers.append("Content-Type",
                       JsonValue::parse(body) ? "application/json"
                                              : "application/x-www-form-urlencoded");
    auto step = stepTo(text, file, variables);
    if (!step)
        return std::unexpected(step.error());
    if (const auto fault = faultOf(headers))
        return std::unexpected(*fault);
    const Method method { before.method.isEmpty() ? QByteArray("POST")
                                                  : before.method.toUpper().toUtf8() };
    step->request = Request(method, {}).withHeaders(headers).withBody(body);
    step->take = before.take;
    return *std::move(step);
}

Result<std::optional<HttpStep>> tokenStep(const ConnectionFile &file,
                                          const QMap<QString, QString> &variables)
{
    const ConnectionFile::Auth &auth = file.auth;
    if (auth.kind != ConnectionFile::Auth::Kind::ClientCredentials)
        return std::nullopt;
    Expander expand(variables);
    const QString text = expand(auth.tokenUrl);
    const QString id = expand(auth.name);
    const QString secret = expand(auth.secret);
    QList<std::pair<QByteArray, QString>> fields { { "grant_type", u"client_credentials"_s },
                                                   { "scope", expand(auth.scope) },
                                                   { "audience", expand(auth.audience) } };
    if (expand.error())
        return std::unexpected(*expand.error());
    if (id.isEmpty())
        return failure(Error::Code::Invalid, Problems::tr("The client has no id."), u"auth"_s);
    Headers headers { { "Content-Type", "application/x-www-form-urlencoded" },
                      { "Accept", "application/json" } };
    if (auth.isInBody) {
        fields.append({ "client_id", id });
        fields.append({ "client_secret", secret });
    } else { // both are encoded first: RFC 6749 section 2.3.1
        const auto encoded = [](const QString &part) {
            return QString::fromLatin1(QUrl::toPercentEncoding(part));
        };
        headers.append("Authorization", printBasicCredentials({ encoded(id), encoded(secret) }));
    }
    auto step = stepTo(text, file, variables);
    if (!step)
        return std::unexpected(step.error());
    step->request = Request(Method::Post, {}).withHeaders(headers).withBody(formOf(fields));
    return *std::move(step);
}

Result<QMap<QString, QString>> takenFrom(const HttpStep &step, const Response &answer)
{
    if (answer.status() >= 400)
        return failure(Error::Code::Refused, saidBy(step, answer), u"status"_s);
    QMap<QString, QString> values;
    for (const ConnectionFile::Field &field : step.take) {
        if (field.name.isEmpty())
            continue;
        const auto value = valueAt(field.value.trimmed(), answer);
        if (!value) {
            return failure(value.error().code,
                           Problems::tr("No value for {{ %1 }}: %2. %3")
                               .arg(field.name, value.error().message, saidBy(step, answer)),
                           field.name);
        }
        values.insert(field.name, *value);
    }
    return values;
}

Result<AccessToken> tokenFrom(const HttpStep &step, const Response &answer)
{
    const QString name = u"access_token"_s;
    HttpStep asked = step;
    asked.take = { { name, u"$.access_token"_s } };
    const auto taken = takenFrom(asked, answer);
    if (!taken)
        return std::unexpected(taken.error());
    AccessToken token { .value = taken->value(name) };
    const auto body = JsonValue::parse(answer.body()); // which it is, now
    const JsonValue lifetime = member(*body, u"expires_in");
    const auto seconds = lifetime.isString() // as some servers write it
        ? std::optional<qint64>(lifetime.toString().toLongLong())
        : lifetime.toInteger();
    if (seconds && *seconds > 0)
        token.lifetime = std::chrono::seconds(*seconds);
    return token;
}

} // namespace jackfield::ui
