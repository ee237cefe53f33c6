// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsondocument_p.h"
#include "jsonnumber_p.h"

#include <jackfield/json/embeddable.h>
#include <jackfield/json/jsonwriter.h>

#include <QUtf8StringView>

#include <cmath>

namespace jackfield::json {

namespace {
constexpr int deepest = 64;

bool isBrackets(const QByteArray &payload)
{
    return (payload.startsWith('{') && payload.endsWith('}'))
        || (payload.startsWith('[') && payload.endsWith(']'));
}

bool isCommonNumber(QByteArrayView raw)
{
    if (raw.contains('.') || raw.contains('e') || raw.contains('E'))
        return std::isfinite(toDouble(raw));
    bool fits = false;
    raw.startsWith('-') ? void(raw.toLongLong(&fits)) : void(raw.toULongLong(&fits));
    return fits;
}

bool isCommonString(const JsonDocument &document, const JsonNode &node)
{
    return !document.raw(node).contains("\\u") || document.characters(node).isValidUtf16();
}
} // namespace

bool isEmbeddable(const QByteArray &payload)
{
    if (!isBrackets(payload) || !QUtf8StringView(payload).isValidUtf8() || hasInvisible(payload))
        return false;
    const auto document = parseJson(payload, deepest);
    if (!document)
        return false;
    return std::ranges::all_of(document->nodes, [&](const JsonNode &node) {
        switch (JsonValue::Type(node.type)) {
        case JsonValue::Type::Number:
            return isCommonNumber(document->raw(node));
        case JsonValue::Type::String:
            return isCommonString(*document, node);
        default:
            return true;
        }
    });
}

} // namespace jackfield::json
