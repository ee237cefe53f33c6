// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

namespace jackfield {

/// The first document of a YAML text as JSON, by the core schema of YAML 1.2: aliases and merge keys filled in, plain
/// numbers as they were written where JSON takes them, dates as strings.
/// Errors: Invalid; Unsupported (deeper than JsonValue::defaultDepth, beyond a million values once aliases are filled in);
/// `where` is "line:column".
Result<JsonValue> parseYaml(const QByteArray &text);

} // namespace jackfield
