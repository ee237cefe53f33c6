// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

namespace jackfield::ui {

/// An array as a table: a row for each element, a column for each key of objects, in the order in which they first appear.
struct JsonTable
{
    static constexpr qsizetype mostColumns = 500; ///< keys that came later are left out

    QList<JsonValue> rows;
    QStringList keys;
    bool hasOthers =
        false; ///< some elements are no objects: a column of their own, in front of the keys
    bool hasMoreKeys = false;

    qsizetype columns() const { return keys.size() + (hasOthers ? 1 : 0); }
    QString heading(qsizetype column) const;
    /// Nothing if the element has no such member.
    std::optional<JsonValue> at(qsizetype row, qsizetype column) const;
};

/// An array within a document.
struct JsonArrayPlace
{
    QString path; ///< JSONPath
    JsonValue array;
    bool isOfObjects = false; ///< its first element is one
};

/// Arrays that are not empty, the root or those below objects, in document order; at most 50, down to 4 members
/// deep, and among the first 10 000 members: this takes no time.
QList<JsonArrayPlace> arraysIn(const JsonValue &root);

JsonTable tableOf(const JsonValue &array);

/// The numbers of the rows as they are sorted by a column: numbers (integers of 64 bits exactly, others as doubles), then texts, then others, then those without; equal ones as they
/// stand. An order of Descending turns it round but for those without.
QList<qsizetype> sorted(const JsonTable &table, qsizetype column, Qt::SortOrder order);

/// Rows with a line of headings. Cells that are texts are made safe for spreadsheets, see csvCell(); numbers stay numbers.
QByteArray tableText(const JsonTable &table, const QList<qsizetype> &rows, char separator);

} // namespace jackfield::ui
