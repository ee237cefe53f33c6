// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

#include <chrono>

namespace jackfield {

/// The point in time that a value names, in microseconds since the epoch: ISO 8601 with a zone, or a number of seconds,
/// milliseconds or microseconds since 1970, whichever lies between 2000 and 2100. Nothing if it names none.
std::optional<std::chrono::microseconds> momentNamedBy(const JsonValue &value);

/// The value as JSON, later by so much and written in the same way; nothing if it names no time.
std::optional<QByteArray> shifted(const JsonValue &value, std::chrono::microseconds by);

} // namespace jackfield
