// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/place.h>

namespace jackfield::lens {

/// Query parameters, decoded by form rules: `lens::query::optional<int>("limit")`. `?x` and `?x=` are both "".
struct query : ParameterLenses<query>
{
    static const Place<Request> &in(const Request *);

    /// Whether the parameter is there; it is written as `?x`.
    static BiDiLens<Request, bool> flag(const ParameterName &name);
};

} // namespace jackfield::lens
