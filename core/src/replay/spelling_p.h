// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

namespace jackfield {

/// Whether the texts of two values are the same but where the values differ; where members are missing nobody can tell.
bool areSpelledAlike(const JsonValue &first, const JsonValue &second);

} // namespace jackfield
