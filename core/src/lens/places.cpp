// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "lens/mediatype_p.h"

#include <jackfield/http/uritemplate.h>
#include <jackfield/lens/cookie.h>
#include <jackfield/lens/form.h>
#include <jackfield/lens/header.h>
#include <jackfield/lens/path.h>
#include <jackfield/lens/query.h>

#include <QStringDecoder>
#include <QUrl>
#include <algorithm>

namespace jackfield::lens {

namespace {
constexpr QByteArrayView formType("application/x-www-form-urlencoded");

QString textOfOctets(const QByteArray &octets)
{
    QStringDecoder decode(QStringDecoder::Utf8,
                          QStringDecoder::Flag::Stateless
                              | QStringDecoder::Flag::ConvertInitialBom);
    QString text = decode(octets);
    return decode.hasError() ? QString::fromLatin1(octets) : text;
}

QList<std::optional<QString>> written(const QStringList &values)
{
    return { values.begin(), values.end() };
}

template<typename Message>
Result<QStringList> readHeader(const Message &message, const QString &name)
{
    QStringList values;
    for (const QByteArray &octets : message.headers().values(name.toUtf8()))
        values.append(textOfOctets(octets));
    return values;
}

/// The values stand where the first of that name stood, or at the end.
template<typename Message>
Result<Message> writeHeader(const Message &message, const QString &name, const QStringList &values)
{
    const QByteArray key = name.toUtf8();
    if (!isToken(key))
        return failure(Error::Code::Invalid, QStringLiteral("is no name of a header"));
    Headers changed;
    bool isWritten = false;
    const auto writeOnce = [&] {
        for (const QString &value : isWritten ? QStringList() : values)
            changed.append(key, value.toUtf8());
        isWritten = true;
    };
    for (const auto &[field, value] : message.headers().fields()) {
        if (field.compare(key, Qt::CaseInsensitive) == 0)
            writeOnce();
        else
            changed.append(field, value);
    }
    writeOnce();
    const auto isBad = [](const QString &value) { return !isHeaderValue(value.toUtf8()); };
    if (std::ranges::any_of(values, isBad)) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("cannot hold a line break or NUL, as this value does"));
    }
    return message.withHeaders(changed);
}

template<typename Message>
const Place<Message> &headerPlace(int failureStatus)
{
    static const Place<Message> place { .name = QStringLiteral("header"),
                                        .read = readHeader<Message>,
                                        .write = writeHeader<Message>,
                                        .failureStatus = failureStatus };
    return place;
}

/// The name of one "a=b"; empty where there is none.
QByteArray cookieName(const QByteArray &pair)
{
    const qsizetype equals = pair.indexOf('=');
    return equals < 0 ? QByteArray() : pair.first(equals).trimmed();
}

/// RFC 6265 section 4.1.1, and what UTF-8 adds to it.
bool isCookieValue(QByteArrayView value)
{
    return std::ranges::none_of(value, [](char c) {
        return (quint8(c) <= ' ' || c == 0x7F) || c == '"' || c == ',' || c == ';' || c == '\\';
    });
}

Result<QStringList> readCookie(const Request &request, const QString &name)
{
    const QByteArray key = name.toUtf8();
    QStringList values;
    for (const QByteArray &field : request.headers().values("Cookie")) {
        for (const QByteArray &pair : field.split(';')) {
            if (cookieName(pair) == key)
                values.append(textOfOctets(pair.sliced(pair.indexOf('=') + 1).trimmed()));
        }
    }
    return values;
}

Result<Request> writeCookie(const Request &request, const QString &name, const QStringList &values)
{
    const QByteArray key = name.toUtf8();
    if (!isToken(key))
        return failure(Error::Code::Invalid, QStringLiteral("is no name of a cookie"));
    QByteArrayList pairs;
    for (const QByteArray &field : request.headers().values("Cookie")) {
        for (const QByteArray &pair : field.split(';')) {
            if (!pair.trimmed().isEmpty() && cookieName(pair) != key)
                pairs.append(pair.trimmed());
        }
    }
    for (const QString &value : values) {
        const QByteArray octets = value.toUtf8();
        if (!isCookieValue(octets)) {
            return failure(Error::Code::Invalid,
                           QStringLiteral("cannot hold a blank, quote, comma, semicolon, backslash "
                                          "or control character, as this value does"));
        }
        pairs.append(key + '=' + octets);
    }
    Headers headers = request.headers();
    if (pairs.isEmpty())
        headers.remove("Cookie");
    else
        headers.replace("Cookie", pairs.join("; "));
    return request.withHeaders(headers);
}

Result<QStringList> readForm(const Request &request, const QString &name)
{
    if (request.body().isEmpty())
        return QStringList();
    if (const auto refused = detail::otherMediaType(request.headers(), formType))
        return std::unexpected(*refused);
    QStringList values;
    for (const auto &[key, value] : formPairs(request.body())) {
        if (key == name && value && !value->isEmpty())
            values.append(*value);
    }
    return values;
}

Result<Request> writeForm(const Request &request, const QString &name, const QStringList &values)
{
    Headers headers = request.headers();
    const auto refused = detail::otherMediaType(headers, formType);
    if (refused && !request.body().isEmpty())
        return std::unexpected(*refused);
    if (refused || !headers.contains("Content-Type"))
        headers.replace("Content-Type", formType.toByteArray());
    return request.withHeaders(headers).withBody(
        withFormValues(request.body(), name, written(values)));
}

Result<QStringList> readPath(const Request &request, const QString &name)
{
    const auto &route = request.route();
    if (!route) {
        return failure(Error::Code::Missing,
                       QStringLiteral("is required, but the request was not routed"));
    }
    const auto value = route->value(name);
    if (!value) {
        return failure(
            Error::Code::Missing,
            QStringLiteral("is required, but %1 has no such place").arg(route->uriTemplate));
    }
    return QStringList(*value);
}

/// Where `{name}` or `{name:pattern}` stands in `text`: offset and length; length 0 if it does not.
std::pair<qsizetype, qsizetype> findPlace(QByteArrayView text, QByteArrayView name)
{
    for (qsizetype begin = text.indexOf('{'); begin >= 0; begin = text.indexOf('{', begin + 1)) {
        int depth = 0;
        qsizetype end = begin;
        do {
            depth += text[end] == '{' ? 1 : text[end] == '}' ? -1 : 0;
            ++end;
        } while (depth > 0 && end < text.size());
        const QByteArrayView inner = text.sliced(begin + 1, end - begin - 1);
        if (depth == 0 && inner.startsWith(name)
            && (inner[name.size()] == '}' || inner[name.size()] == ':'))
            return { begin, end - begin };
    }
    return { 0, 0 };
}

/// The value of the route changed, and the path that the template makes of it.
Result<Request> rerouted(const Request &request, const QString &name, const QString &value)
{
    RouteMatch route = *request.route();
    for (auto &[key, known] : route.values) {
        if (key == name)
            known = value;
    }
    const auto uriTemplate = UriTemplate::parse(route.uriTemplate);
    auto path = uriTemplate.and_then(
        [&](const UriTemplate &parsed) { return parsed.generate(route.values); });
    if (!path) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("cannot be written: ") + path.error().message);
    }
    const QByteArray whole = request.uri().pathAndQuery();
    const qsizetype question = whole.indexOf('?');
    return request
        .withUri(Uri(path->toUtf8() + (question < 0 ? QByteArray() : whole.sliced(question))))
        .withRoute(route);
}

Result<Request> writePath(const Request &request, const QString &name, const QStringList &values)
{
    const QString value = values.value(0);
    if (request.route() && request.route()->value(name))
        return rerouted(request, name, value);
    QByteArray target = request.uri().target();
    const qsizetype end = qMax(target.indexOf('?'), qsizetype(0));
    const auto [begin, length] =
        findPlace(end ? QByteArrayView(target).first(end) : QByteArrayView(target), name.toUtf8());
    if (length == 0) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("cannot be written: %1 has no such place")
                           .arg(QString::fromUtf8(target)));
    }
    const bool isRest =
        target.mid(begin, length).endsWith(":.*}") || target.mid(begin, length).endsWith(":.+}");
    target.replace(begin, length, QUrl::toPercentEncoding(value, isRest ? "/" : ""));
    return request.withUri(Uri(target));
}
} // namespace

const Place<Request> &path::in(const Request *)
{
    static const Place<Request> place { .name = QStringLiteral("path"),
                                        .read = readPath,
                                        .write = writePath };
    return place;
}

const Place<Request> &query::in(const Request *)
{
    static const Place<Request> place {
        .name = QStringLiteral("query"),
        .read = [](const Request &request, const QString &name) -> Result<QStringList> {
            return request.uri().queryValues(name);
        },
        .write = [](const Request &request,
                    const QString &name,
                    const QStringList &values) -> Result<Request> {
            return request.withUri(request.uri().withQueryValues(name, written(values)));
        },
    };
    return place;
}

BiDiLens<Request, bool> query::flag(const ParameterName &name)
{
    const LensMeta meta { .place = in(nullptr).name,
                          .name = name.text,
                          .type = QStringLiteral("flag"),
                          .required = false };
    return { meta,
             [name](const Request &request) -> LensResult<bool> {
                 return !request.uri().queryValues(name.text).isEmpty();
             },
             [name](bool isThere, const Request &request) {
                 const QList<std::optional<QString>> values(isThere ? 1 : 0, std::nullopt);
                 return request.withUri(request.uri().withQueryValues(name.text, values));
             } };
}

const Place<Request> &header::in(const Request *)
{
    return headerPlace<Request>(400);
}

const Place<Response> &header::in(const Response *)
{
    return headerPlace<Response>(500);
}

const Place<Request> &cookie::in(const Request *)
{
    static const Place<Request> place { .name = QStringLiteral("cookie"),
                                        .read = readCookie,
                                        .write = writeCookie };
    return place;
}

const Place<Request> &form::in(const Request *)
{
    static const Place<Request> place { .name = QStringLiteral("form"),
                                        .read = readForm,
                                        .write = writeForm };
    return place;
}

} // namespace jackfield::lens
