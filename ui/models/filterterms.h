// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagerows.h"

#include <jackfield/support/error.h>

#include <functional>

namespace jackfield::ui {

/// A row that is looked at.
struct FilterRow
{
    const MessageRows &rows;
    qsizetype row;
    MessageRows::Record record;
    Side local; ///< the side whose view `dir:` takes

    QByteArrayView payload() const { return rows.payload(record); }
};

/// Whether a row passes one term of a filter. Usable on any thread.
using FilterTest = std::function<bool(const FilterRow &row)>;

/// What stands behind a path: `$.price > 100`.
struct PathCondition
{
    QString path;
    QString comparison; ///< = != < <= > >= ~, or nothing: it is enough that there is a value
    QString value;
    bool isQuoted = false; ///< the value: a text, whatever it looks like
};

/// `text` somewhere in the payload or in what it decodes to, ASCII letters without case.
FilterTest payloadContains(const QString &text);
/// Error: Invalid. A search that takes too long has found nothing.
Result<FilterTest> payloadMatches(const QString &expression, bool ignoresCase);
/// Errors: Invalid; those of JsonPath::compile.
Result<FilterTest> payloadHas(const PathCondition &condition);
/// `key:value` of `dir`, `kind`, `conn` and `is`. Error: Invalid.
Result<FilterTest> keyIs(const QString &key, const QString &value);
/// Between two local times of day, "10:00:01.5" and "10:02:00", the second exclusive; over midnight if it is earlier.
/// Error: Invalid.
Result<FilterTest> timeIs(const QString &from, const QString &to);
/// `size` behind `>` or `<`: bytes, or with k or m. Error: Invalid.
Result<FilterTest> sizeIs(QChar comparison, const QString &size);

} // namespace jackfield::ui
