// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

namespace jackfield {

/// A JSON Schema that all these values obey, as narrow as what they have in common: types, members that each object
/// has, formats. Objects with very many different names of members are taken for tables.
JsonValue schemaOf(const QList<JsonValue> &values);

} // namespace jackfield
