// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonlength_p.h"
#include "jsonnumber_p.h"

#include <jackfield/json/embeddable.h>
#include <jackfield/json/jsonwriter.h>

#include <QUtf8StringView>

#include <cmath>

namespace jackfield {

bool isCommonNumber(QByteArrayView raw)
{
    if (raw.contains('.') || raw.contains('e') || raw.contains('E'))
        return std::isfinite(toDouble(raw));
    bool fits = false;
    raw.startsWith('-') ? void(raw.toLongLong(&fits)) : void(raw.toULongLong(&fits));
    return fits;
}

namespace json {

namespace {
constexpr int deepest = 64;
constexpr qsizetype longest = qsizetype(1) << 30; // what JsonValue::parse reads

bool isBrackets(const QByteArray &payload)
{
    return (payload.startsWith('{') && payload.endsWith('}'))
        || (payload.startsWith('[') && payload.endsWith(']'));
}
} // namespace

bool isEmbeddable(const QByteArray &payload)
{
    return isBrackets(payload) && payload.size() <= longest
        && QUtf8StringView(payload).isValidUtf8() && !hasInvisible(payload)
        && JsonChecker(payload, deepest, JsonChecker::Take::Common).length() == payload.size();
}

} // namespace json
} // namespace jackfield
