// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/redaction.h>

/// These rules, and no others.
inline jackfield::Redaction withRules(const QStringList &rules)
{
    auto redaction = jackfield::Redaction::none();
    for (const QString &rule : rules) {
        if (const auto added = redaction.add(rule); !added)
            qFatal("%s", qPrintable(added.error().message));
    }
    return redaction;
}
