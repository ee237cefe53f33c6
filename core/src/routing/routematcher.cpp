// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/routing/routematcher.h>

namespace jackfield {

RouteMatcher operator&&(const RouteMatcher &a, const RouteMatcher &b)
{
    return { [a, b](const Request &request) { return a.matches(request) && b.matches(request); },
             QStringLiteral("(%1 and %2)").arg(a.description, b.description) };
}

RouteMatcher operator||(const RouteMatcher &a, const RouteMatcher &b)
{
    return { [a, b](const Request &request) { return a.matches(request) || b.matches(request); },
             QStringLiteral("(%1 or %2)").arg(a.description, b.description) };
}

RouteMatcher operator!(const RouteMatcher &a)
{
    return { [a](const Request &request) { return !a.matches(request); },
             QStringLiteral("not %1").arg(a.description) };
}

namespace match {

RouteMatcher all()
{
    return { [](const Request &) { return true; }, QStringLiteral("all") };
}

RouteMatcher method(const Method &method)
{
    return { [method](const Request &request) { return request.method() == method; },
             QString::fromLatin1(method.name) };
}

RouteMatcher query(const QString &name, const std::optional<QString> &value)
{
    const auto test = [name, value](const Request &request) {
        const QList<QString> found = request.uri().queryValues(name);
        return value ? found.contains(*value) : !found.isEmpty();
    };
    return { test,
             value ? QStringLiteral("query %1=%2").arg(name, *value)
                   : QStringLiteral("query %1").arg(name) };
}

RouteMatcher header(const QByteArray &name, const std::optional<QByteArray> &value)
{
    const auto test = [name, value](const Request &request) {
        return value ? request.headers().values(name).contains(*value)
                     : request.headers().contains(name);
    };
    const QString shown = QString::fromLatin1(name);
    return { test,
             value ? QStringLiteral("header %1: %2").arg(shown, QString::fromLatin1(*value))
                   : QStringLiteral("header %1").arg(shown) };
}

RouteMatcher subprotocol(const QString &name)
{
    return { [name](const Request &request) {
                return request.offeredSubprotocols().contains(name);
            },
             QStringLiteral("subprotocol %1").arg(name) };
}

} // namespace match

} // namespace jackfield
