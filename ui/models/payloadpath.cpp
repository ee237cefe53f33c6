// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "payloadpath.h"

#include "rowreading.h"

#include <jackfield/json/jsonscan.h>

#include <algorithm>

namespace jackfield::ui {

Result<PayloadPath> PayloadPath::compile(const QString &text)
{
    const auto path = JsonPath::compile(text);
    if (!path)
        return std::unexpected(path.error());
    return PayloadPath(*path);
}

bool PayloadPath::any(QByteArrayView payload, const std::function<bool(QByteArrayView)> &test) const
{
    const auto first = std::ranges::find_if(
        payload, [](char c) { return !QByteArrayView(" \t\r\n").contains(c); });
    if (first == payload.end() || (*first != '{' && *first != '['))
        return false;
    if (m_place) {
        const auto found = findJson(payload, *m_place);
        return found && *found && test(**found);
    }
    const auto value = JsonValue::parse(payload.toByteArray());
    if (!value)
        return false;
    const auto selected = m_path.evaluate(*value);
    return selected
        && std::ranges::any_of(*selected, [&](const JsonValue &one) { return test(one.raw()); });
}

bool PayloadPath::any(const MessageRows &rows,
                      qsizetype row,
                      const std::function<bool(QByteArrayView)> &test) const
{
    const auto decoded = decodedRow(rows, row);
    return any(decoded ? QByteArrayView(decoded->payload.bytes) : rows.payload(row), test);
}

bool isJsonNumber(QByteArrayView raw)
{
    return !raw.isEmpty() && (raw[0] == '-' || (raw[0] >= '0' && raw[0] <= '9'));
}

QString textOfJson(QByteArrayView raw)
{
    if (!raw.startsWith('"'))
        return QString::fromUtf8(raw);
    if (!raw.contains('\\'))
        return QString::fromUtf8(raw.sliced(1).chopped(1));
    const auto value = JsonValue::parse(raw.toByteArray());
    return value ? value->toString() : QString::fromUtf8(raw);
}

} // namespace jackfield::ui
