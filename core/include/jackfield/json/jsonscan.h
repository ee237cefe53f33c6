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

} // namespace jackfield
