// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/place.h>

namespace jackfield::lens {

/// The decoded values of a route's template: `lens::path::required<QString>("name")`. A request that was not routed has
/// none: Missing. Written, a value takes the place of `{name}` in the request's path, or of the value that was routed.
struct path
{
    template<typename T>
    static BiDiLens<Request, T> required(const ParameterName &name)
    {
        return required(name, textFormat<T>());
    }
    template<typename T>
    static BiDiLens<Request, T> required(const ParameterName &name, const TextFormat<T> &format)
    {
        return lens::required(detail::single(in(nullptr), name, format));
    }

    static const Place<Request> &in(const Request *);
};

} // namespace jackfield::lens
