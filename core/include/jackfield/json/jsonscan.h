// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonpointer.h>

#include <QByteArrayView>
#include <optional>

namespace jackfield {

/// What `pointer` names in one JSON value, as it is written there, without reading all of it: the same place that
/// JsonValue::at() finds, of duplicate members the last. Nothing if there is no such place. What does not lie on the way is
/// passed over: strings and brackets must end there, no more is checked.
/// Error: Invalid; `where` is "line:column".
Result<std::optional<QByteArrayView>> findJson(QByteArrayView text, const JsonPointer &pointer);

/// How many bytes the value at the front of `text` has, checked as strictly as JsonValue::parse does; nothing if none
/// stands there or if it nests deeper than `depth`. What follows it is not looked at. Precondition: valid UTF-8.
std::optional<qsizetype> jsonLength(QByteArrayView text, int depth);

} // namespace jackfield
