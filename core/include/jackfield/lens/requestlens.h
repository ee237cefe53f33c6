// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/request.h>
#include <jackfield/lens/lens.h>
#include <jackfield/lens/textvalue.h>

namespace jackfield::lens::detail {

/// Where text stands in a request: what the lenses of path, query and header have in common.
struct Place
{
    QString name; ///< "path", "query", "header"
    std::function<std::optional<QString>(const Request &, const QString &)> find;
};

LensFailure missing(const LensMeta &meta);
LensFailure invalid(const LensMeta &meta, const QString &text);

template<typename T>
LensMeta meta(const Place &place, const QString &name, bool required)
{
    return {
        .place = place.name, .name = name, .type = TextValue<T>::type(), .required = required
    };
}

/// Present and well-formed, or nothing, or a failure: all lenses of a place are made from this.
template<typename T>
LensResult<std::optional<T>> read(const Place &place, const LensMeta &meta, const Request &request)
{
    const auto text = place.find(request, meta.name);
    if (!text)
        return std::optional<T>();
    auto value = TextValue<T>::parse(*text);
    if (!value)
        return std::unexpected(invalid(meta, *text));
    return value;
}

template<typename T>
Lens<Request, T> required(const Place &place, const QString &name)
{
    const LensMeta meta = detail::meta<T>(place, name, true);
    return { meta, [place, meta](const Request &request) -> LensResult<T> {
                auto value = read<T>(place, meta, request);
                if (!value)
                    return std::unexpected(value.error());
                if (!*value)
                    return std::unexpected(missing(meta));
                return **std::move(value);
            } };
}

template<typename T>
Lens<Request, std::optional<T>> optional(const Place &place, const QString &name)
{
    const LensMeta meta = detail::meta<T>(place, name, false);
    return { meta,
             [place, meta](const Request &request) { return read<T>(place, meta, request); } };
}

template<typename T>
Lens<Request, T> defaulted(const Place &place, const QString &name, const T &fallback)
{
    const LensMeta meta = detail::meta<T>(place, name, false);
    return { meta, [place, meta, fallback](const Request &request) -> LensResult<T> {
                return read<T>(place, meta, request).transform([&](const auto &value) {
                    return value.value_or(fallback);
                });
            } };
}

} // namespace jackfield::lens::detail
