// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

#include <functional>

namespace jackfield::json {

/// One place where two values differ.
struct Difference
{
    JsonPointer pointer;
    std::optional<JsonValue> expected; ///< nothing: the place is only in the actual value
    std::optional<JsonValue> actual; ///< nothing: the place is missing
};

/// Where `actual` differs from `expected`, in the order of `expected`; what is only in `actual` comes after its
/// siblings. Empty exactly if the two are equal. Arrays are compared index by index.
QList<Difference> diff(const JsonValue &expected, const JsonValue &actual);
/// The same, one after the other, until `visit` returns false; whether it always returned true.
bool eachDifference(const JsonValue &expected,
                    const JsonValue &actual,
                    const std::function<bool(const Difference &)> &visit);

} // namespace jackfield::json
