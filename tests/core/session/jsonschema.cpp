// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonschema.h"

#include <jsoncons/json.hpp>
#include <jsoncons_ext/jsonschema/jsonschema.hpp>

bool obeys(const QByteArray &line, const QByteArray &schema)
{
    const auto compiled =
        jsoncons::jsonschema::make_json_schema(jsoncons::json::parse(schema.toStdString()));
    return compiled.is_valid(jsoncons::json::parse(line.toStdString()));
}
