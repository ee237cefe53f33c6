// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonreading.h"

namespace jackfield::ui {

JsonReading::JsonReading(QObject *parent)
    : QObject(parent)
    , m_result(this)
{ }

void JsonReading::start(const SharedBytes &bytes)
{
    m_value.reset();
    const auto parse = [bytes](const auto &) -> std::optional<JsonValue> {
        const auto value = JsonValue::parse(bytes.view.toByteArray());
        return value ? std::optional(*value) : std::nullopt;
    };
    m_result.compute(bytes.size() <= shortText, parse, [this](const auto &value) {
        m_value = value;
        Q_EMIT finished();
    });
}

} // namespace jackfield::ui
