// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonreading.h"

#include <QThreadPool>

namespace jackfield::ui {

namespace {
std::optional<JsonValue> parsed(const SharedBytes &bytes)
{
    const auto value = JsonValue::parse(bytes.view.toByteArray());
    return value ? std::optional(*value) : std::nullopt;
}
} // namespace

JsonReading::JsonReading(QObject *parent)
    : QObject(parent)
    , m_mailbox(this)
{ }

void JsonReading::start(const SharedBytes &bytes)
{
    const int number = ++m_number;
    if (bytes.size() <= shortText) {
        m_value = parsed(bytes);
        Q_EMIT finished();
        return;
    }
    m_value.reset();
    QThreadPool::globalInstance()->start([this, bytes, number, to = m_mailbox.address()] {
        to.post([this, value = parsed(bytes), number] {
            if (m_number != number)
                return;
            m_value = value;
            Q_EMIT finished();
        });
    });
}

} // namespace jackfield::ui
