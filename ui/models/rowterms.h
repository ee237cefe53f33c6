// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagerows.h"

#include <jackfield/json/jsonvalue.h>

#include <QStringList>
#include <optional>

namespace jackfield::ui {

/// Terms of a filter that a row passes, the most telling first: what kind of message its payload says it is, its other
/// short values, then kind, direction and connection.
QStringList termsOf(const MessageRows &rows, qsizetype row, Side local);

/// The term that says what kind of message a row is: a member as `type` or `op` names it; nothing if none does.
std::optional<QString> kindTermOf(const MessageRows &rows, qsizetype row);

/// The JSONPaths of the first `most` strings, numbers, booleans and nulls in a payload, in document order; those that no
/// column can have are left out. A payload that is no JSON, and does not decode to any, has none.
QStringList valuePaths(const MessageRows &rows, qsizetype row, qsizetype most);
QStringList valuePaths(const JsonValue &value, qsizetype most);

/// The term of a filter that `path` names this value, as it is written; nothing for objects and arrays.
QString conditionOf(const QString &path, QByteArrayView raw);

/// The path of a member or an element of what `path` names.
QString memberPath(const QString &path, const QString &name);
QString elementPath(const QString &path, qsizetype index);

} // namespace jackfield::ui
