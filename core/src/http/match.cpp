// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/routematcher.h>

#include <algorithm>

namespace jackfield::match {

namespace {
QString shown(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes);
}

/// A parameter's name, without anything that would make it another condition's words.
QString inTables(QString name)
{
    return name.replace(QLatin1Char('%'), QStringLiteral("%25"))
        .replace(QLatin1Char('='), QStringLiteral("%3D"));
}

/// How exactly a media range names a type: 3 as it is, 2 "text/*", 1 "*/*", 0 not. Parameters are left aside.
int exactness(const QByteArray &range, const QByteArray &mediaType)
{
    if (range == mediaType)
        return 3;
    if (range == "*/*")
        return 1;
    return range.endsWith("/*") && mediaType.startsWith(range.chopped(1)) ? 2 : 0;
}

/// Whether the range that names the type most exactly wants it: with a q=0 it does not.
bool accepts(const QList<QByteArray> &items, const QByteArray &mediaType)
{
    int best = 0;
    bool isWanted = false;
    for (const QByteArray &item : items) {
        const QList<QByteArray> parts = item.toLower().split(';');
        const int exact = exactness(parts.first().trimmed(), mediaType);
        if (exact == 0 || exact < best)
            continue;
        const bool wants = std::ranges::none_of(parts.sliced(1), [](const QByteArray &parameter) {
            const QByteArray text = parameter.trimmed();
            return text.startsWith("q=") && text.sliced(2).toDouble() == 0;
        });
        isWanted = wants || (exact == best && isWanted); // "text/html;level=1;q=0, text/html"
        best = exact;
    }
    return isWanted;
}
} // namespace

RouteMatcher all()
{
    return {};
}

RouteMatcher where(const QString &description, RouteMatcher::Test test)
{
    return { description, std::move(test) };
}

RouteMatcher method(const Method &method)
{
    return RouteMatcher::describedBy(
        QStringLiteral("method ") + shown(method.name),
        [method](const Request &request) { return request.method() == method; });
}

RouteMatcher query(const QString &name)
{
    return RouteMatcher::describedBy(
        QStringLiteral("query ") + inTables(name),
        [name](const Request &request) { return !request.uri().queryValues(name).isEmpty(); });
}

RouteMatcher query(const QString &name, const QString &value)
{
    return RouteMatcher::describedBy(QStringLiteral("query %1=%2").arg(inTables(name), value),
                                     [name, value](const Request &request) {
                                         return request.uri().queryValues(name).contains(value);
                                     });
}

RouteMatcher query(const QString &name, const TextTest &test)
{
    return { QStringLiteral("query %1 as tested").arg(name), [name, test](const Request &request) {
                return std::ranges::any_of(request.uri().queryValues(name), test);
            } };
}

RouteMatcher header(const QByteArray &name)
{
    return RouteMatcher::describedBy(
        QStringLiteral("header ") + shown(name),
        [name](const Request &request) { return request.headers().contains(name); });
}

RouteMatcher header(const QByteArray &name, const QByteArray &value)
{
    return RouteMatcher::describedBy(QStringLiteral("header %1: %2").arg(shown(name), shown(value)),
                                     [name, value](const Request &request) {
                                         return request.headers().values(name).contains(value);
                                     });
}

RouteMatcher header(const QByteArray &name, const BytesTest &test)
{
    return { QStringLiteral("header %1 as tested").arg(shown(name)),
             [name, test](const Request &request) {
                 return std::ranges::any_of(request.headers().values(name), test);
             } };
}

RouteMatcher host(const QString &name)
{
    const bool isBelow = name.startsWith(QLatin1StringView("*."));
    const QString below = isBelow ? name.sliced(2) : name;
    const QString wanted =
        (isBelow ? QStringLiteral(".") : QString()) + hostOf(below).value_or(below.toLower());
    return RouteMatcher::describedBy(
        QStringLiteral("host ") + name, [wanted, isBelow](const Request &request) {
            const auto host = hostOf(shown(request.header("Host").value_or(QByteArray())));
            return host && (isBelow ? host->endsWith(wanted) : *host == wanted);
        });
}

RouteMatcher origin(const QByteArray &origin)
{
    return RouteMatcher::describedBy(
        QStringLiteral("origin ") + shown(origin), [origin](const Request &request) {
            const auto sent = request.header("Origin");
            return sent && sent->compare(origin, Qt::CaseInsensitive) == 0;
        });
}

RouteMatcher subprotocol(const QString &name)
{
    return RouteMatcher::describedBy(
        QStringLiteral("subprotocol ") + name,
        [name](const Request &request) { return request.offeredSubprotocols().contains(name); });
}

RouteMatcher accepts(const QByteArray &mediaType)
{
    const QByteArray wanted = mediaType.toLower();
    return RouteMatcher::describedBy(
        QStringLiteral("accepts ") + shown(mediaType), [wanted](const Request &request) {
            const QList<QByteArray> items = request.headers().listValues("Accept");
            return items.isEmpty() || accepts(items, wanted);
        });
}

RouteMatcher body(const BytesTest &test)
{
    return { QStringLiteral("body as tested"),
             [test](const Request &request) { return test(request.body()); } };
}

} // namespace jackfield::match
