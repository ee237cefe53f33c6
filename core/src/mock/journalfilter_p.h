// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "condition_p.h"

#include <jackfield/mock/journal.h>

namespace jackfield {

/// Reads a filter that stands among other keys.
class JournalFilterReader
{
public:
    static QStringList keys();
    static JournalFilter read(const json::Node &node);
};

/// Whether `path` is a route's template, or the path that was asked for.
bool isAt(const QString &path, const QString &uriTemplate, const Request *request);

} // namespace jackfield
