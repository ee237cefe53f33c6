// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/routing/routing.h>

namespace jackfield {

namespace {
/// What a table says when no row takes the request.
template<typename Handler>
typename Handler::result_type refusal(Response response)
{
    if constexpr (std::is_same_v<Handler, WsHandler>)
        return refuse(std::move(response));
    else
        return response;
}

Response plain(int status, const QByteArray &text)
{
    return Response(status).header("Content-Type", "text/plain; charset=utf-8").body(text + '\n');
}

/// A row is never reached if an earlier one takes the same or every path without a condition.
template<typename Route>
QList<Error> unreachable(const QList<Route> &routes)
{
    QList<Error> found;
    for (qsizetype i = 0; i < routes.size(); ++i) {
        const Route &row = routes.at(i);
        for (const Route &earlier : routes.first(i)) {
            const bool takesAll = earlier.matcher.description == match::all().description
                || earlier.matcher.description == row.matcher.description;
            const bool samePath = earlier.uriTemplate == row.uriTemplate
                || (row.uriTemplate.isLiteral()
                    && earlier.uriTemplate.match(row.uriTemplate.text()).has_value());
            if (!takesAll || !samePath || !earlier.problems.isEmpty())
                continue;
            found.append(
                { Error::Code::Invalid,
                  QStringLiteral("the route '%1' can never be reached: '%2' stands before it")
                      .arg(row.uriTemplate.text(), earlier.uriTemplate.text()),
                  row.uriTemplate.text() });
            break;
        }
    }
    return found;
}

/// One row, or the rows of the table that `handler` is, below the prefix.
template<typename Handler>
QList<BasicRoute<Handler>> rows(const QString &uriTemplate, const Handler &handler)
{
    auto prefix = UriTemplate::parse(uriTemplate);
    const auto *table = handler.template target<BasicRoutes<Handler>>();
    if (!prefix || !table) {
        BasicRoute<Handler> row { .uriTemplate = prefix.value_or(UriTemplate()),
                                  .handler = handler };
        if (!prefix)
            row.problems.append(prefix.error());
        return { row };
    }
    QList<BasicRoute<Handler>> below = table->routes();
    for (auto &row : below) {
        if (auto joined = row.uriTemplate.below(*prefix))
            row.uriTemplate = *joined;
        else
            row.problems.append(joined.error());
    }
    return below;
}
} // namespace

template<typename Handler>
BasicRoute<Handler> BasicRoute<Handler>::when(const RouteMatcher &condition) const
{
    BasicRoute copy = *this;
    copy.matcher =
        matcher.description == match::all().description ? condition : matcher && condition;
    return copy;
}

template<typename Handler>
BasicRoutes<Handler>::BasicRoutes(QList<QList<Route>> groups)
{
    QList<Route> flat;
    QList<Error> problems;
    for (const QList<Route> &group : std::as_const(groups))
        flat += group;
    for (const Route &row : std::as_const(flat))
        problems += row.problems;
    problems += unreachable(flat);
    if (flat.isEmpty())
        problems.append(
            { Error::Code::Missing, QStringLiteral("a routing table without a route"), {} });
    m_routes = std::make_shared<const QList<Route>>(std::move(flat));
    m_problems = std::make_shared<const QList<Error>>(std::move(problems));
}

template<typename Handler>
auto BasicRoutes<Handler>::operator()(const Request &request) const -> Answer
{
    const QString path = request.uri().path();
    bool pathMatched = false;
    for (const Route &row : *m_routes) {
        if (!row.problems.isEmpty())
            continue;
        const auto values = row.uriTemplate.match(path);
        if (!values)
            continue;
        if (row.matcher.matches(request))
            return row.handler(request.withRoute({ row.uriTemplate.text(), *values }));
        pathMatched = true;
    }
    if (pathMatched && std::is_same_v<Handler, HttpHandler>)
        return refusal<Handler>(plain(405, "method not allowed"));
    return refusal<Handler>(plain(404, "not found"));
}

template<typename Handler>
QString BasicRoutes<Handler>::describe() const
{
    QString text;
    for (const Route &row : *m_routes)
        text += QStringLiteral("%1  %2\n").arg(row.uriTemplate.text(), row.matcher.description);
    return text;
}

template<typename Handler>
QString BasicRoutes<Handler>::explain(const Request &request) const
{
    QString text;
    for (const Route &row : *m_routes) {
        const bool path = row.uriTemplate.match(request.uri().path()).has_value();
        const QString why = !path          ? QStringLiteral("the path does not match")
            : row.matcher.matches(request) ? QStringLiteral("matches")
                                           : QStringLiteral("not %1").arg(row.matcher.description);
        text += QStringLiteral("%1  %2\n").arg(row.uriTemplate.text(), why);
    }
    return text;
}

template struct BasicRoute<WsHandler>;
template struct BasicRoute<HttpHandler>;
template class BasicRoutes<WsHandler>;
template class BasicRoutes<HttpHandler>;

QList<WsRoute> route(const QString &uriTemplate, WsHandler handler)
{
    return rows<WsHandler>(uriTemplate, handler);
}

QList<HttpRoute> route(const QString &uriTemplate, const Method &method, HttpHandler handler)
{
    QList<HttpRoute> all = rows<HttpHandler>(uriTemplate, handler);
    for (HttpRoute &row : all)
        row = row.when(match::method(method));
    return all;
}

WsRoutes websockets(const QList<QList<WsRoute>> &routes)
{
    return WsRoutes(routes);
}

HttpRoutes routes(const QList<QList<HttpRoute>> &routes)
{
    return HttpRoutes(routes);
}

WsRoutes then(const WsFilter &filter, const WsRoutes &routes)
{
    QList<WsRoute> filtered = routes.routes();
    for (WsRoute &row : filtered)
        row.handler = filter(row.handler);
    return WsRoutes({ filtered });
}

} // namespace jackfield
