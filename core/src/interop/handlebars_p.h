// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QStringList>
#include <functional>
#include <optional>

namespace jackfield::interop {

/// What stands in `{{ ... }}` of a Handlebars template: `faker 'number.int' min=0`.
struct HandlebarsCall
{
    QString helper;
    QStringList arguments; ///< without quotes
    QHash<QString, QString> named;
};

/// A text with Handlebars expressions as a template of ours.
struct Converted
{
    QString text;
    QStringList lost; ///< expressions that now stand as the text that they are
};

/// What a call says, as a template of ours: an expression in braces, or plain text; nothing if there is no such thing.
using HandlebarsMeaning = std::function<std::optional<QString>(const HandlebarsCall &)>;

Converted fromHandlebars(const QString &text, const HandlebarsMeaning &meaning);

/// `{{ expression }}`
QString braced(const QString &expression);
/// `$.a.b[0]`, `a.b.0` as what stands behind `json.`; nothing for what selects more, or has odd keys.
std::optional<QString> keysOf(const QString &path);
/// A format of dates as Java and JavaScript write them, as one of Qt; nothing for what Qt cannot.
std::optional<QString> dateFormat(const QString &format);

} // namespace jackfield::interop
