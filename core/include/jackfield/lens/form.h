// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/place.h>

namespace jackfield::lens {

/// Fields of a body that is a form (application/x-www-form-urlencoded; another Content-Type is Unsupported, 415). A field
/// that was left empty is absent, as browsers send every field of a form.
struct form : ParameterLenses<form>
{
    static const Place<Request> &in(const Request *);
};

} // namespace jackfield::lens
