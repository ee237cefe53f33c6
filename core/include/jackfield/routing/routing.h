// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/uritemplate.h>
#include <jackfield/routing/routematcher.h>
#include <jackfield/ws/wsresponse.h>

#include <memory>

namespace jackfield {

/// One row of a routing table: a template, a condition, and what answers. `Handler` is WsHandler or HttpHandler.
template<typename Handler>
struct BasicRoute
{
    UriTemplate uriTemplate;
    RouteMatcher matcher = match::all();
    Handler handler;
    QList<Error> problems = {}; ///< what is wrong with the row; such a row never matches

    /// The same row, for requests that `matcher` takes too.
    BasicRoute when(const RouteMatcher &condition) const;
};

/// A routing table, itself a handler: the first row that matches answers, with the decoded path values attached to the
/// request. No match is 404; a path that matches only for other methods is 405.
template<typename Handler>
class BasicRoutes
{
public:
    using Route = BasicRoute<Handler>;
    using Answer = typename Handler::result_type;

    explicit BasicRoutes(QList<QList<Route>> groups);

    Answer operator()(const Request &request) const;

    const QList<Route> &routes() const { return *m_routes; }
    /// What is wrong with the table: broken templates, rows that can never be reached. `where` is the template.
    const QList<Error> &problems() const { return *m_problems; }
    /// The table, a row a line, in the order of matching.
    QString describe() const;
    /// For one request: every row, and why it matched or not.
    QString explain(const Request &request) const;

private:
    std::shared_ptr<const QList<Route>> m_routes;
    std::shared_ptr<const QList<Error>> m_problems;
};

using WsRoute = BasicRoute<WsHandler>;
using HttpRoute = BasicRoute<HttpHandler>;
using WsRoutes = BasicRoutes<WsHandler>;
using HttpRoutes = BasicRoutes<HttpHandler>;

extern template struct BasicRoute<WsHandler>;
extern template struct BasicRoute<HttpHandler>;
extern template class BasicRoutes<WsHandler>;
extern template class BasicRoutes<HttpHandler>;

/// Rows of a table: one for a handler, all of a table's own below a prefix.
QList<WsRoute> route(const QString &uriTemplate, WsHandler handler);
QList<HttpRoute> route(const QString &uriTemplate, const Method &method, HttpHandler handler);
/// Any callable that takes a Request and answers with a WsResponse or something that becomes one.
template<typename F>
    requires(std::invocable<const F &, const Request &>
             && std::convertible_to<std::invoke_result_t<const F &, const Request &>, WsResponse>
             && !std::same_as<F, WsHandler>)
QList<WsRoute> route(const QString &uriTemplate, const F &handler)
{
    return route(uriTemplate, WsHandler(handler));
}
/// The same for users who write templates as plain literals.
template<typename... Args>
auto route(const char *uriTemplate, Args &&...args)
{
    return route(QString::fromUtf8(uriTemplate), std::forward<Args>(args)...);
}

WsRoutes websockets(const QList<QList<WsRoute>> &routes);
HttpRoutes routes(const QList<QList<HttpRoute>> &routes);

/// The same table with `filter` before every row's handler: a group's filter runs only for its own requests.
WsRoutes then(const WsFilter &filter, const WsRoutes &routes);

} // namespace jackfield
