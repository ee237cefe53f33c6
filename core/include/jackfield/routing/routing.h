// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/routematcher.h>
#include <jackfield/http/uritemplate.h>
#include <jackfield/ws/websocket.h>

#include <memory>

namespace jackfield {

/// One row of a routing table: a template, a method, a condition, and what answers. `Handler` is WsHandler or HttpHandler.
template<typename Handler>
struct BasicRoute
{
    UriTemplate uriTemplate;
    std::optional<Method> method = {}; ///< without one: every method
    RouteMatcher matcher = {};
    Handler handler;
    QList<Error> problems = {}; ///< what is wrong with the row; such a row never matches
};

/// What a table makes of a path that could be taken for another one further on. Either is 400 if it is refused.
struct PathPolicy
{
    enum class Choice {
        Refuse,
        Keep, ///< the segment is matched, and given to handlers, as it is decoded
    };
    Choice dotSegments = Choice::Refuse; ///< `.` and `..`, encoded ones too: "/%2e%2e%2fetc"
    Choice encodedSlashes = Choice::Keep; ///< `%2F` stays inside its segment: "/a%2Fb" has one
};

/// A routing table, itself a handler: the first row that matches answers, with the decoded path values attached to the
/// request. No match is 404; a path that matches only with other methods is 405, with them in Allow; a path with a percent
/// sequence that is none is 400. What asking costs does not grow with the number of rows that begin differently.
/// A value, cheap to copy; usable on any thread if its handlers are.
template<typename Handler>
class BasicRoutes
{
public:
    using Route = BasicRoute<Handler>;
    using Answer = typename Handler::result_type;

    explicit BasicRoutes(const QList<QList<Route>> &groups, PathPolicy policy = {});

    Answer operator()(const Request &request) const;

    const QList<Route> &routes() const;
    const PathPolicy &policy() const;
    /// What is wrong with the table: broken templates, rows that can never be reached. `where` is the template.
    const QList<Error> &problems() const;
    /// The table, a row a line, in the order of matching; then its problems.
    QString describe() const;
    /// For one request: every row, and why it answers or not.
    QString explain(const Request &request) const;
    /// The same table with another policy. A table below a prefix has the policy of the whole.
    BasicRoutes withPolicy(PathPolicy policy) const;

private:
    struct Private;
    std::shared_ptr<const Private> d;
};

using WsRoute = BasicRoute<WsHandler>;
using HttpRoute = BasicRoute<HttpHandler>;
using WsRoutes = BasicRoutes<WsHandler>;
using HttpRoutes = BasicRoutes<HttpHandler>;

extern template class BasicRoutes<WsHandler>;
extern template class BasicRoutes<HttpHandler>;

/// Rows of a table: one for a handler, all of a table's own below a prefix.
QList<WsRoute> route(const QString &uriTemplate, WsHandler handler);
QList<HttpRoute> route(const QString &uriTemplate, HttpHandler handler);
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
/// The same for an answer to HTTP.
template<typename F>
    requires(std::invocable<const F &, const Request &>
             && std::convertible_to<std::invoke_result_t<const F &, const Request &>, Response>
             && !std::same_as<F, HttpHandler>)
QList<HttpRoute> route(const QString &uriTemplate, const F &handler)
{
    return route(uriTemplate, HttpHandler(handler));
}
/// The same for users who write templates as plain literals.
template<typename... Args>
auto route(const char *uriTemplate, Args &&...args)
{
    return route(QString::fromUtf8(uriTemplate), std::forward<Args>(args)...);
}

/// A row for every path; below a prefix, for the prefix itself. Last in a table it takes what is left.
QList<WsRoute> otherwise(WsHandler handler);
QList<HttpRoute> otherwise(HttpHandler handler);

/// The same rows, for requests that the condition holds for: `when(match::host("api.example.com"), route("/x", handler))`.
QList<WsRoute> when(const RouteMatcher &condition, QList<WsRoute> rows);
QList<HttpRoute> when(const RouteMatcher &condition, QList<HttpRoute> rows);

/// Tables. Their problems are warnings of the logging category "jackfield.routing", too.
WsRoutes websockets(const QList<QList<WsRoute>> &routes);
HttpRoutes routes(const QList<QList<HttpRoute>> &routes);

/// The same table with `filter` before every row's handler: a group's filter runs only for its own requests. To have it run
/// for all, put it before the table as a handler: `then(filter, WsHandler(table))`.
WsRoutes then(const WsFilter &filter, const WsRoutes &routes);
HttpRoutes then(const HttpFilter &filter, const HttpRoutes &routes);

} // namespace jackfield
