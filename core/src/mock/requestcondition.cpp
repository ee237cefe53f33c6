// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "requestcondition_p.h"

#include <jackfield/http/request.h>
#include <jackfield/lens/cookie.h>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
using Wanted = std::optional<QString>;

/// One thing that a request has by names.
struct Named
{
    QLatin1StringView key;
    RouteMatcher (*matcher)(const QString &name, const Wanted &value);
};

RouteMatcher query(const QString &name, const Wanted &value)
{
    return value ? match::query(name, *value) : match::query(name);
}

RouteMatcher header(const QString &name, const Wanted &value)
{
    return value ? match::header(name.toLatin1(), value->toUtf8()) : match::header(name.toLatin1());
}

RouteMatcher cookie(const QString &name, const Wanted &value)
{
    const QString words = u"cookie "_s + name + (value ? u'=' + *value : QString());
    return RouteMatcher::describedBy(
        words, [lens = lens::cookie::optional<QString>(name), value](const Request &request) {
            const auto found = lens(request);
            return found && (!value || *found == *value);
        });
}

RouteMatcher pathValue(const QString &name, const Wanted &value)
{
    return match::where(u"path %1=%2"_s.arg(name, value.value_or(u"*"_s)),
                        [name, value](const Request &request) {
                            const auto &route = request.route();
                            const auto found = route ? route->value(name) : std::nullopt;
                            return found && (!value || *found == *value);
                        });
}

constexpr Named names[] = {
    { QLatin1StringView("query"), &query },
    { QLatin1StringView("header"), &header },
    { QLatin1StringView("cookie"), &cookie },
    { QLatin1StringView("path"), &pathValue },
};
} // namespace

RouteMatcher readRequestCondition(const Node &node, const std::optional<QStringList> &pathNames)
{
    const QString subprotocol = u"subprotocol"_s;
    RouteMatcher all = match::all();
    QStringList keys { subprotocol };
    for (const Named &named : names) {
        keys += named.key;
        const auto values = node.member(named.key);
        if (values && !values->value().isObject())
            values->expectKeys({});
        for (const QString &name : values ? values->value().keys() : QStringList()) {
            const Node value = values->required(name);
            if (named.key == "header"_L1 && !isToken(name.toUtf8()))
                value.fail(u"'%1' is not a header name"_s.arg(name));
            if (named.key == "path"_L1 && pathNames && !pathNames->contains(name))
                value.fail(u"the route's path has no {%1}"_s.arg(name));
            all = all
                && named.matcher(name,
                                 value.value().isNull() ? std::nullopt : Wanted(value.string()));
        }
    }
    if (const auto offered = node.member(subprotocol))
        all = all && match::subprotocol(offered->string());
    node.expectKeys(keys);
    return all;
}

} // namespace jackfield::mock
