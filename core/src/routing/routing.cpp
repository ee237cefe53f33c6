// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "routetree_p.h"
#include "ws/asked_p.h"

#include <jackfield/routing/routing.h>
#include <jackfield/ws/then.h>

#include <QLoggingCategory>
#include <algorithm>
#include <span>

namespace jackfield {

namespace {
Q_LOGGING_CATEGORY(logRouting, "jackfield.routing")

/// What a table says when no row takes the request.
template<typename Handler>
typename Handler::result_type refusal(const Response &response)
{
    if constexpr (std::is_same_v<Handler, WsHandler>)
        return refuse(response);
    else
        return response;
}

Response otherMethods(const QList<Method> &allowed)
{
    QByteArrayList names;
    for (const Method &method : allowed) {
        if (!names.contains(method.name))
            names.append(method.name);
    }
    return plainText(405, QStringLiteral("method not allowed")).header("Allow", names.join(", "));
}

/// Why the policy refuses a path; empty if it does not.
QString objection(const RequestPath &path, const PathPolicy &policy)
{
    if (policy.dotSegments == PathPolicy::Choice::Refuse && path.hasDotSegment())
        return QStringLiteral("a path with dot segments is not served");
    if (policy.encodedSlashes == PathPolicy::Choice::Refuse && path.hasEncodedSlash())
        return QStringLiteral("a path with encoded slashes is not served");
    return {};
}

/// "/rooms/{room}  GET  query v=2"
template<typename Route>
QString nameOf(const Route &row)
{
    QString name = row.uriTemplate.text();
    if (row.method)
        name += QLatin1StringView("  ") + QString::fromLatin1(row.method->name);
    if (!row.matcher.isAll())
        name += QLatin1StringView("  ") + row.matcher.description();
    return name;
}

/// As the row's condition and handler see it, with the template and the values that the path has for it; nothing if the
/// template does not match after all.
template<typename Route>
std::optional<Request> asRouted(const Request &request, const Route &row, const RequestPath &path)
{
    return row.uriTemplate.match(path).transform([&](const UriTemplate::Values &values) {
        return request.withRoute({ row.uriTemplate.text(), values });
    });
}

/// A row is never reached if an earlier one takes everything that it takes.
template<typename Route>
QList<Error> unreachable(const QList<Route> &rows)
{
    QList<Error> found;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Route &row = rows.at(i);
        const auto hides = [&](const Route &earlier) {
            return earlier.problems.isEmpty() && (!earlier.method || earlier.method == row.method)
                && earlier.uriTemplate.covers(row.uriTemplate)
                && earlier.matcher.covers(row.matcher)
                && (!earlier.matcher.mayReadRoute() || earlier.uriTemplate == row.uriTemplate);
        };
        const std::span before(rows.constData(), size_t(i));
        const auto hiding = std::ranges::find_if(before, hides);
        if (row.problems.isEmpty() && hiding != before.end())
            found.append(
                { Error::Code::Invalid,
                  QStringLiteral("the route '%1' can never be reached: '%2' stands before it")
                      .arg(nameOf(row), nameOf(*hiding)),
                  row.uriTemplate.text() });
    }
    return found;
}

/// One row, or the rows of the table that `handler` is, below the prefix.
template<typename Handler>
QList<BasicRoute<Handler>> rows(const QString &uriTemplate, const Handler &handler)
{
    const auto prefix = UriTemplate::parse(uriTemplate);
    const auto *table = handler.template target<BasicRoutes<Handler>>();
    QList<BasicRoute<Handler>> below;
    if (table)
        below = table->routes();
    else
        below.append({ .uriTemplate = {}, .handler = handler });
    for (auto &row : below) {
        const auto joined = prefix ? row.uriTemplate.below(*prefix) : prefix;
        if (joined)
            row.uriTemplate = *joined;
        else
            row.problems.append(joined.error());
    }
    return below;
}

template<typename Handler>
QList<BasicRoute<Handler>> conditioned(const RouteMatcher &condition,
                                       QList<BasicRoute<Handler>> rows)
{
    for (auto &row : rows)
        row.matcher = condition && row.matcher;
    return rows;
}

template<typename Handler>
BasicRoutes<Handler> warned(const BasicRoutes<Handler> &table)
{
    for (const Error &problem : table.problems())
        qCWarning(logRouting).noquote() << problem.message;
    return table;
}

template<typename Handler, typename Filter>
BasicRoutes<Handler> filtered(const Filter &filter, const BasicRoutes<Handler> &table)
{
    auto rows = table.routes();
    for (auto &row : rows)
        row.handler = then(filter, row.handler);
    return BasicRoutes<Handler>({ rows }, table.policy());
}
} // namespace

template<typename Handler>
struct BasicRoutes<Handler>::Private
{
    QList<Route> rows;
    PathPolicy policy;
    QList<Error> problems = {};
    RouteTree tree = {};
};

template<typename Handler>
BasicRoutes<Handler>::BasicRoutes(const QList<QList<Route>> &groups, PathPolicy policy)
{
    Private made { .rows = {}, .policy = policy };
    for (const QList<Route> &group : groups)
        made.rows += group;
    if (made.rows.isEmpty())
        made.problems.append(
            { Error::Code::Missing, QStringLiteral("a routing table without a route"), {} });
    for (qsizetype i = 0; i < made.rows.size(); ++i) {
        made.problems += made.rows.at(i).problems;
        if (made.rows.at(i).problems.isEmpty())
            made.tree.add(made.rows.at(i).uriTemplate, i);
    }
    made.problems += unreachable(made.rows);
    d = std::make_shared<const Private>(std::move(made));
}

template<typename Handler>
auto BasicRoutes<Handler>::operator()(const Request &request) const -> Answer
{
    const auto path = RequestPath::of(request.uri());
    if (!path)
        return refusal<Handler>(
            plainText(400, QStringLiteral("the path has a percent sequence that is none")));
    if (const QString why = objection(*path, d->policy); !why.isEmpty())
        return refusal<Handler>(plainText(400, why));
    QList<Method> allowed;
    for (const qsizetype index : d->tree.rowsFor(*path)) {
        const Route &row = d->rows.at(index);
        const auto routed = asRouted(request, row, *path);
        if (!routed || !row.matcher.matches(*routed))
            continue;
        if (!row.method || row.method == request.method())
            return asked(row.handler, *routed);
        allowed.append(*row.method);
    }
    if (!allowed.isEmpty())
        return refusal<Handler>(otherMethods(allowed));
    return refusal<Handler>(plainText(404, QStringLiteral("not found")));
}

template<typename Handler>
auto BasicRoutes<Handler>::routes() const -> const QList<Route> &
{
    return d->rows;
}

template<typename Handler>
const PathPolicy &BasicRoutes<Handler>::policy() const
{
    return d->policy;
}

template<typename Handler>
const QList<Error> &BasicRoutes<Handler>::problems() const
{
    return d->problems;
}

template<typename Handler>
QString BasicRoutes<Handler>::describe() const
{
    QString text;
    for (const Route &row : d->rows)
        text += nameOf(row) + QLatin1Char('\n');
    for (const Error &problem : d->problems)
        text += QStringLiteral("problem: %1\n").arg(problem.message);
    return text;
}

template<typename Handler>
QString BasicRoutes<Handler>::explain(const Request &request) const
{
    const auto path = RequestPath::of(request.uri());
    bool isAnswered = !path || !objection(*path, d->policy).isEmpty();
    QString text;
    if (!path)
        text = QStringLiteral("400: the path has a percent sequence that is none\n");
    else if (isAnswered)
        text = QStringLiteral("400: %1\n").arg(objection(*path, d->policy));
    const auto why = [&](const Route &row) {
        if (!row.problems.isEmpty())
            return row.problems.first().message;
        const auto routed = path ? asRouted(request, row, *path) : std::nullopt;
        if (!routed)
            return QStringLiteral("another path");
        if (!row.matcher.matches(*routed))
            return QStringLiteral("not %1").arg(row.matcher.description());
        if (row.method && row.method != request.method())
            return QStringLiteral("another method");
        return std::exchange(isAnswered, true) ? QStringLiteral("matches, but does not get to it")
                                               : QStringLiteral("answers");
    };
    for (const Route &row : d->rows)
        text += QStringLiteral("%1: %2\n").arg(nameOf(row), why(row));
    return text;
}

template<typename Handler>
BasicRoutes<Handler> BasicRoutes<Handler>::withPolicy(PathPolicy policy) const
{
    BasicRoutes copy = *this;
    auto changed = std::make_shared<Private>(*d);
    changed->policy = policy;
    copy.d = std::move(changed);
    return copy;
}

template class BasicRoutes<WsHandler>;
template class BasicRoutes<HttpHandler>;

QList<WsRoute> route(const QString &uriTemplate, WsHandler handler)
{
    return rows<WsHandler>(uriTemplate, handler);
}

QList<HttpRoute> route(const QString &uriTemplate, HttpHandler handler)
{
    return rows<HttpHandler>(uriTemplate, handler);
}

QList<HttpRoute> route(const QString &uriTemplate, const Method &method, HttpHandler handler)
{
    QList<HttpRoute> all = rows<HttpHandler>(uriTemplate, handler);
    for (HttpRoute &row : all) {
        if (!row.method || row.method == method)
            row.method = method;
        else
            row.problems.append({ Error::Code::Invalid,
                                  QStringLiteral("the route '%1' is for %2 in a table for %3")
                                      .arg(row.uriTemplate.text(),
                                           QString::fromLatin1(row.method->name),
                                           QString::fromLatin1(method.name)),
                                  row.uriTemplate.text() });
    }
    return all;
}

QList<WsRoute> otherwise(WsHandler handler)
{
    return { { .uriTemplate = UriTemplate::any(), .handler = std::move(handler) } };
}

QList<HttpRoute> otherwise(HttpHandler handler)
{
    return { { .uriTemplate = UriTemplate::any(), .handler = std::move(handler) } };
}

QList<WsRoute> when(const RouteMatcher &condition, QList<WsRoute> rows)
{
    return conditioned<WsHandler>(condition, std::move(rows));
}

QList<HttpRoute> when(const RouteMatcher &condition, QList<HttpRoute> rows)
{
    return conditioned<HttpHandler>(condition, std::move(rows));
}

WsRoutes websockets(const QList<QList<WsRoute>> &routes)
{
    return warned(WsRoutes(routes));
}

HttpRoutes routes(const QList<QList<HttpRoute>> &routes)
{
    return warned(HttpRoutes(routes));
}

WsRoutes then(const WsFilter &filter, const WsRoutes &routes)
{
    return filtered(filter, routes);
}

HttpRoutes then(const HttpFilter &filter, const HttpRoutes &routes)
{
    return filtered(filter, routes);
}

} // namespace jackfield
