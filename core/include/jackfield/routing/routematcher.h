// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/request.h>

#include <functional>

namespace jackfield {

/// A condition on a request, with words for tables and explanations. Composes with `&&`, `||`, `!`.
struct RouteMatcher
{
    std::function<bool(const Request &)> matches;
    QString description;
};

RouteMatcher operator&&(const RouteMatcher &a, const RouteMatcher &b);
RouteMatcher operator||(const RouteMatcher &a, const RouteMatcher &b);
RouteMatcher operator!(const RouteMatcher &a);

namespace match {
/// Every request.
RouteMatcher all();
RouteMatcher method(const Method &method);
/// Some value of the query parameter is `value`; without one: the parameter is there.
RouteMatcher query(const QString &name, const std::optional<QString> &value = std::nullopt);
/// Some value of the header is `value`; without one: the header is there.
RouteMatcher header(const QByteArray &name, const std::optional<QByteArray> &value = std::nullopt);
/// The client offers the subprotocol.
RouteMatcher subprotocol(const QString &name);
} // namespace match

} // namespace jackfield
