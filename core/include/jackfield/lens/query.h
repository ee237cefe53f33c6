// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/requestlens.h>

/// Lenses on query parameters, decoded by form rules. Of several values the first counts. Present but malformed is
/// always Invalid, also for optional and defaulted ones.
namespace jackfield::lens::query {

namespace detail {
const lens::detail::Place &place();
}

template<typename T>
Lens<Request, T> required(const QString &name)
{
    return lens::detail::required<T>(detail::place(), name);
}

template<typename T>
Lens<Request, std::optional<T>> optional(const QString &name)
{
    return lens::detail::optional<T>(detail::place(), name);
}

template<typename T>
Lens<Request, T> defaulted(const QString &name, const T &fallback)
{
    return lens::detail::defaulted<T>(detail::place(), name, fallback);
}

template<typename T>
Lens<Request, T> required(const char *name)
{
    return required<T>(QString::fromUtf8(name));
}

template<typename T>
Lens<Request, std::optional<T>> optional(const char *name)
{
    return optional<T>(QString::fromUtf8(name));
}

template<typename T>
Lens<Request, T> defaulted(const char *name, const T &fallback)
{
    return defaulted<T>(QString::fromUtf8(name), fallback);
}

} // namespace jackfield::lens::query
