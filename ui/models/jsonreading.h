// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "latestresult.h"
#include "sharedbytes.h"

#include <jackfield/json/jsonvalue.h>

#include <QObject>
#include <optional>

namespace jackfield::ui {

/// Reads a payload as JSON: a short one at once, a long one on a thread of the pool.
class JsonReading : public QObject
{
    Q_OBJECT

public:
    /// Bytes that are read at once.
    static constexpr qsizetype shortText = 256 << 10;

    explicit JsonReading(QObject *parent = nullptr);

    /// Another payload; nothing is told of the one before any more.
    void start(const SharedBytes &bytes);
    void stop() { m_result.cancel(); }
    /// What was read; nothing: it is no JSON.
    const std::optional<JsonValue> &value() const { return m_value; }

Q_SIGNALS:
    void finished();

private:
    std::optional<JsonValue> m_value;
    LatestResult<std::optional<JsonValue>> m_result;
};

} // namespace jackfield::ui
