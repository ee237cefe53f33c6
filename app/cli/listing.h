// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "terminal.h"

#include <QStringList>

namespace jackfield::cli {

/// The ids of a table whose rows have an id and a title, for a sentence: "har, csv".
template<typename Rows>
QString idsOf(const Rows &rows)
{
    QStringList ids;
    for (const auto &row : rows)
        ids += QString::fromLatin1(row.id);
    return ids.join(QLatin1String(", "));
}

/// The rows of such a table, a line each.
template<typename Rows>
void printRows(const Rows &rows)
{
    for (const auto &row : rows)
        printLine(QStringLiteral("%1  %2")
                      .arg(QString::fromLatin1(row.id), -12)
                      .arg(QString::fromUtf8(row.title)));
}

} // namespace jackfield::cli
