// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "rowterms.h"

#include "jsonedit.h"
#include "messagefilter.h"
#include "payloadpath.h"
#include "rowreading.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/session/membernames.h>

#include <QRegularExpression>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostTerms = 8; ///< of the payload
constexpr qsizetype longestValue = 40; ///< characters
constexpr qsizetype longestRead = 1 << 20; ///< bytes: a menu opens at once

std::optional<JsonValue> jsonOf(const MessageRows &rows, qsizetype row)
{
    const MessageRows::Record record = rows.at(row);
    if (record.size > longestRead)
        return std::nullopt;
    const auto decoded = decodedRow(rows, row);
    const auto value =
        JsonValue::parse(decoded ? decoded->payload.bytes : rows.payload(record).toByteArray());
    return value ? std::optional(*value) : std::nullopt;
}

/// How telling a member is: its place among the names for kinds, then strings, then others.
qsizetype rankOf(const JsonValue::Member &member)
{
    const qsizetype kind = kindMembers().indexOf(member.key);
    if (kind >= 0 && member.value.isString())
        return kind;
    return kindMembers().size() + (member.value.isString() ? 0 : 1);
}

QStringList payloadTerms(const JsonValue &value)
{
    QList<JsonValue::Member> members;
    for (const JsonValue::Member &member : value.members()) {
        const bool isShort = member.value.isString()
            ? member.value.toString().size() <= longestValue
            : member.value.raw().size() <= longestValue;
        if (!isContainer(member.value) && isShort)
            members.append(member);
    }
    std::ranges::stable_sort(members, {}, rankOf);
    QStringList terms;
    for (const JsonValue::Member &member : std::as_const(members)) {
        const QString path = memberPath(u"$"_s, member.key);
        const QString term = conditionOf(path, member.value.raw());
        if (!term.isEmpty() && terms.size() < mostTerms && MessageFilter::parse(term))
            terms.append(term);
    }
    return terms;
}

void collectPaths(const JsonValue &value, const QString &path, qsizetype most, QStringList &paths)
{
    if (paths.size() >= most)
        return;
    if (!isContainer(value)) {
        if (PayloadPath::compile(path))
            paths.append(path);
        return;
    }
    for (const JsonValue::Member &member : value.members())
        collectPaths(member.value, memberPath(path, member.key), most, paths);
    const QList<JsonValue> elements = value.elements();
    for (qsizetype i = 0; i < std::min(most, elements.size()); ++i)
        collectPaths(elements[i], elementPath(path, i), most, paths);
}
} // namespace

QString memberPath(const QString &path, const QString &name)
{
    // `length` is computed by some who read paths.
    static const QRegularExpression plain(u"^(?!length$)[A-Za-z_]\\w*$"_s);
    if (plain.match(name).hasMatch())
        return path + u'.' + name;
    static const QRegularExpression special(u"(['\\\\])"_s);
    return path + "['"_L1 + QString(name).replace(special, u"\\\\1"_s) + "']"_L1;
}

QString elementPath(const QString &path, qsizetype index)
{
    return path + u'[' + QString::number(index) + u']';
}

QString conditionOf(const QString &path, QByteArrayView raw)
{
    if (raw.startsWith('{') || raw.startsWith('['))
        return {};
    const QString text = textOfJson(raw);
    if (!std::ranges::all_of(text, [](QChar c) { return c.isPrint(); }))
        return {}; // nobody can type it
    if (!raw.startsWith('"'))
        return path + " = "_L1 + text;
    static const QRegularExpression special(u"([\"\\\\])"_s);
    return path + " = \""_L1 + QString(text).replace(special, u"\\\\1"_s) + u'"';
}

QStringList termsOf(const MessageRows &rows, qsizetype row, Side local)
{
    const MessageRows::Record record = rows.at(row);
    QStringList terms;
    if (const auto value = jsonOf(rows, row); value && record.isMessage())
        terms = payloadTerms(*value);
    terms.append("kind:"_L1 + nameOf(record.kind));
    terms.append(record.from() == local ? u"dir:out"_s : u"dir:in"_s);
    terms.append("conn:"_L1 + QString::number(record.connection));
    return terms;
}

std::optional<QString> kindTermOf(const MessageRows &rows, qsizetype row)
{
    const auto value = jsonOf(rows, row);
    if (!value)
        return std::nullopt;
    for (const QString &name : kindMembers()) {
        const auto kind = value->value(name);
        if (!kind || !kind->isString())
            continue;
        const QString term = conditionOf(memberPath(u"$"_s, name), kind->raw());
        return term.isEmpty() ? std::nullopt : std::optional(term);
    }
    return std::nullopt;
}

QStringList valuePaths(const MessageRows &rows, qsizetype row, qsizetype most)
{
    const auto value = jsonOf(rows, row);
    return value ? valuePaths(*value, most) : QStringList();
}

QStringList valuePaths(const JsonValue &value, qsizetype most)
{
    QStringList paths;
    if (isContainer(value))
        collectPaths(value, u"$"_s, most, paths);
    return paths;
}

} // namespace jackfield::ui
