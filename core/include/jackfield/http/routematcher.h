// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/request.h>

#include <functional>

namespace jackfield {

/// A condition on a request, with words for tables and explanations. Composes with `&&`, `||`, `!`. What throws does not
/// hold.
class RouteMatcher
{
public:
    using Test = std::function<bool(const Request &)>;

    /// Holds for every request.
    RouteMatcher() = default;
    /// Is like no other one, whatever its description.
    RouteMatcher(QString description, Test test);
    /// Is the same as every other one of this description.
    static RouteMatcher describedBy(QString description, Test test);

    bool matches(const Request &request) const;
    /// "query v=2 and not header Old"
    QString description() const;
    bool isAll() const { return m_parts.isEmpty(); }
    /// Whether it may look at the path's values, as conditions of your own and lenses may; those of match:: do not.
    bool mayReadRoute() const;
    /// Whether it surely holds whenever `other` does. False where that cannot be told.
    bool covers(const RouteMatcher &other) const;

    friend RouteMatcher operator&&(const RouteMatcher &a, const RouteMatcher &b);
    friend RouteMatcher operator||(const RouteMatcher &a, const RouteMatcher &b);
    friend RouteMatcher operator!(const RouteMatcher &a);

private:
    struct Part
    {
        QString description;
        Test test;
        quint64 id = 0; ///< two parts with the same one and the same description are one condition
    };
    QList<Part> m_parts; ///< all of them must hold
};

namespace match {
using TextTest = std::function<bool(const QString &)>;
using BytesTest = std::function<bool(const QByteArray &)>;

/// Every request.
RouteMatcher all();
/// A condition of your own.
RouteMatcher where(const QString &description, RouteMatcher::Test test);
RouteMatcher method(const Method &method);
/// The query parameter is there, with or without a value.
RouteMatcher query(const QString &name);
/// One of its values is `value`, or passes the test.
RouteMatcher query(const QString &name, const QString &value);
RouteMatcher query(const QString &name, const TextTest &test);
/// The header is there.
RouteMatcher header(const QByteArray &name);
/// One of its fields is `value`, or passes the test.
RouteMatcher header(const QByteArray &name, const QByteArray &value);
RouteMatcher header(const QByteArray &name, const BytesTest &test);
/// The request is for this host, whatever its port is: a name without regard to case, an address ("[::1]"), or with "*." in
/// front every name below it.
RouteMatcher host(const QString &name);
/// The web page that asks is of this origin: "https://example.com".
RouteMatcher origin(const QByteArray &origin);
/// The client offers the subprotocol.
RouteMatcher subprotocol(const QString &name);
/// The client takes this media type (RFC 9110 section 12.5.1): "application/json". Without an Accept header it takes any.
RouteMatcher accepts(const QByteArray &mediaType);
/// The body of an HTTP request passes the test.
RouteMatcher body(const BytesTest &test);
} // namespace match

} // namespace jackfield
