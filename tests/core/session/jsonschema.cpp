// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonschema.h"

#include <jsoncons/json.hpp>
#include <jsoncons_ext/jsonschema/jsonschema.hpp>

#include <fstream>

bool obeys(const QByteArray &json, const char *name)
{
    std::ifstream schema(std::string(JACKFIELD_SOURCE_DIR "/resources/schemas/") + name
                         + ".schema.json");
    const auto compiled = jsoncons::jsonschema::make_json_schema(jsoncons::json::parse(schema));
    return compiled.is_valid(jsoncons::json::parse(json.toStdString()));
}
