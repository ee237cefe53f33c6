// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/headers.h>
#include <jackfield/support/error.h>

namespace jackfield::lens::detail {

/// Why a message that says to be of another media type than `expected` is not taken: Unsupported. One that says nothing
/// is of any type. Of the parameters only a charset matters, which must be UTF-8; for JSON every "+json" fits.
std::optional<Error> otherMediaType(const Headers &headers, QByteArrayView expected);

} // namespace jackfield::lens::detail
