// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/models/logentry.h>

#include <QList>

/// Messages that are all the same.
inline QList<jackfield::ui::LogEntry> entries(int count)
{
    return QList<jackfield::ui::LogEntry>(
        count, jackfield::ui::LogEntry { .connection = 1, .payload = "{\"a\":1}" });
}
