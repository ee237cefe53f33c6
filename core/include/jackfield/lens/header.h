// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/place.h>

namespace jackfield::lens {

/// Header fields of a request, or of a response: `lens::header::required<int, Response>("Retry-After")`. Their octets are
/// read as UTF-8, or as Latin-1 where they are none. One value is one field: for a field that is a list see lens::csv.
struct header : ParameterLenses<header>
{
    static const Place<Request> &in(const Request *);
    static const Place<Response> &in(const Response *);
};

} // namespace jackfield::lens
