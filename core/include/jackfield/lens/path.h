// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/requestlens.h>

/// Lenses on the values of a route's template. A request that was not routed has none: Missing.
namespace jackfield::lens::path {

namespace detail {
const lens::detail::Place &place();
}

template<typename T>
Lens<Request, T> required(const QString &name)
{
    return lens::detail::required<T>(detail::place(), name);
}

template<typename T>
Lens<Request, T> required(const char *name)
{
    return required<T>(QString::fromUtf8(name));
}

} // namespace jackfield::lens::path
