// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "json/node_p.h"

#include <jackfield/mock/mockfile.h>

namespace jackfield::mock {

/// The file's `variables`, with those of the environment that is asked for, and those that are given, in their place.
QHash<QString, JsonValue> readVariables(const json::Node &root, const MockVariables &given);

} // namespace jackfield::mock
