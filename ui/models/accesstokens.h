// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "httpstep.h"

#include <jackfield/support/clock.h>

#include <QHash>
#include <mutex>

namespace jackfield::ui {

/// Access tokens that were given, until shortly before they end; in memory alone. Thread: any.
class AccessTokens
{
public:
    explicit AccessTokens(Clock clock);

    /// One that is still good for the same question (HttpStep::key); nothing if there is none.
    std::optional<QString> find(const QByteArray &key);
    /// Without a lifetime it is good until it is dropped.
    void keep(const QByteArray &key, const AccessToken &token);
    void drop(const QByteArray &key);

private:
    struct Kept
    {
        QString value;
        std::optional<std::chrono::microseconds> end;
    };

    const Clock m_clock;
    std::mutex m_mutex;
    QHash<QByteArray, Kept> m_tokens;
};

} // namespace jackfield::ui
