// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/lens/path.h>
#include <jackfield/lens/query.h>

namespace jackfield::lens {

namespace detail {

LensFailure missing(const LensMeta &meta)
{
    return { meta,
             { Error::Code::Missing,
               QStringLiteral("%1 '%2' is required").arg(meta.place, meta.name),
               meta.name } };
}

LensFailure invalid(const LensMeta &meta, const QString &text)
{
    return { meta,
             { Error::Code::Invalid,
               QStringLiteral("%1 '%2' must be %3, not '%4'")
                   .arg(meta.place, meta.name, meta.type, text.left(100)),
               meta.name } };
}

} // namespace detail

const detail::Place &path::detail::place()
{
    static const lens::detail::Place place {
        .name = QStringLiteral("path"),
        .find =
            [](const Request &request, const QString &name) {
                return request.route() ? request.route()->value(name) : std::nullopt;
            },
    };
    return place;
}

const detail::Place &query::detail::place()
{
    static const lens::detail::Place place {
        .name = QStringLiteral("query"),
        .find = [](const Request &request, const QString &name) -> std::optional<QString> {
            const QList<QString> values = request.uri().queryValues(name);
            return values.isEmpty() ? std::nullopt : std::optional(values.first());
        },
    };
    return place;
}

} // namespace jackfield::lens
