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
const Place<Message> &headerPlace(bool isFromPeer)
{
    static const Place<Message> place { .name = QStringLiteral("header"),
                                        .read = readHeader<Message>,
                                        .write = writeHeader<Message>,
                                        .isFromPeer = isFromPeer };
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

/// Where the path stands in the target, without slashes at its ends: offset and length.
std::optional<std::pair<qsizetype, qsizetype>> findPath(const Uri &uri)
{
    const QByteArray &target = uri.target();
    const qsizetype fragment = target.indexOf('#');
    const QByteArrayView whole =
        QByteArrayView(target).first(fragment < 0 ? target.size() : fragment);
    const QByteArray pathAndQuery = uri.pathAndQuery();
    if (!whole.endsWith(pathAndQuery))
        return std::nullopt;
    qsizetype begin = whole.size() - pathAndQuery.size();
    qsizetype end = whole.indexOf('?', begin);
    end = end < 0 ? whole.size() : end;
    while (begin < end && whole[begin] == '/')
        ++begin;
    while (end > begin && whole[end - 1] == '/')
        --end;
    return std::pair(begin, end - begin);
}

/// The target with `text` for the segment of that number, or for it and all behind it.
std::optional<Uri>
withSegment(const Uri &uri, qsizetype number, bool isRest, const QByteArray &text)
{
    const auto path = findPath(uri);
    if (!path)
        return std::nullopt;
    QByteArray target = uri.target();
    QByteArrayList segments = target.sliced(path->first, path->second).split('/');
    if (number >= segments.size())
        return std::nullopt;
    segments[number] = text;
    if (isRest)
        segments.resize(number + 1);
    return Uri(target.replace(path->first, path->second, segments.join('/')));
}

/// The value of the route changed, and the segment in which it stands.
Result<Request> rerouted(const Request &request, const QString &name, const QString &value)
{
    RouteMatch route = *request.route();
    for (auto &[key, known] : route.values) {
        if (key == name)
            known = value;
    }
    QString templateText = route.uriTemplate;
    if (templateText.endsWith(QLatin1StringView("**")))
        templateText.chop(2);
    const auto uriTemplate = UriTemplate::parse(templateText);
    const auto &segments =
        uriTemplate ? uriTemplate->segments() : std::vector<UriTemplate::Segment>();
    const auto place = std::ranges::find_if(segments, [&](const UriTemplate::Segment &segment) {
        return segment.names.contains(name);
    });
    if (place == segments.end())
        return failure(Error::Code::Invalid, QStringLiteral("cannot be written into this path"));
    const auto text = UriTemplate::parse(u'/' + place->text).and_then([&](const UriTemplate &one) {
        return one.generate(route.values);
    });
    if (!text) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("cannot be written: ") + text.error().message);
    }
    const auto uri = withSegment(request.uri(),
                                 place - segments.begin(),
                                 place->kind == UriTemplate::Segment::Kind::Rest,
                                 text->sliced(1).toUtf8());
    if (!uri)
        return failure(Error::Code::Invalid, QStringLiteral("cannot be written into this path"));
    return request.withUri(*uri).withRoute(route);
}

/// The value in the place of `{name}` in the request's own path.
Result<Request> filledIn(const Request &request, const QString &name, const QString &value)
{
    QByteArray target = request.uri().target();
    const auto [begin, length] = findPlace(target, name.toUtf8());
    if (length == 0 || (begin > 0 && target.at(begin - 1) == '?')) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("cannot be written: %1 has no such place")
                           .arg(QString::fromUtf8(target)));
    }
    const QByteArray place = target.sliced(begin, length);
    const bool isRest = place.endsWith(":.*}") || place.endsWith(":.+}");
    target.replace(begin, length, QUrl::toPercentEncoding(value, isRest ? "/" : ""));
    return request.withUri(Uri(target));
}

Result<Request> writePath(const Request &request, const QString &name, const QStringList &values)
{
    const QString value = values.value(0);
    if (value.isEmpty())
        return failure(Error::Code::Invalid, QStringLiteral("cannot be empty in a path"));
    const bool isRouted = request.route() && request.route()->value(name);
    auto written = isRouted ? rerouted(request, name, value) : filledIn(request, name, value);
    const auto path = written ? RequestPath::of(written->uri()) : std::nullopt;
    if (path && path->hasDotSegment()) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("cannot be '.' or '..', which are no names in a path"));
    }
    return written;
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
    return headerPlace<Request>(true);
}

const Place<Response> &header::in(const Response *)
{
    return headerPlace<Response>(false);
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
