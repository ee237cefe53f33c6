// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/place.h>

namespace jackfield::lens {

/// Cookies that a client sends (RFC 6265 section 5.4), as UTF-8; no quoting is added or taken away.
struct cookie : ParameterLenses<cookie>
{
    static const Place<Request> &in(const Request *);
};

} // namespace jackfield::lens
