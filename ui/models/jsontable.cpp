// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsontable.h"

#include "rowterms.h"

#include <jackfield/exporters/csvcell.h>

#include <QSet>
#include <algorithm>
#include <numeric>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int deepest = 4; ///< members
constexpr qsizetype mostArrays = 50;

/// Looks through objects of which there are not too many members in all.
class ArrayFinder
{
public:
    void look(const JsonValue &value, const QString &path, int depth)
    {
        if (value.isArray() && value.size() > 0 && m_found.size() < mostArrays) {
            m_found.append({ .path = path, .array = value, .isOfObjects = value.at(0).isObject() });
        }
        if (!value.isObject() || depth == deepest || value.size() > m_membersLeft)
            return;
        m_membersLeft -= value.size();
        for (const auto &[key, member] : value.members())
            look(member, memberPath(path, key), depth + 1);
    }

    QList<JsonArrayPlace> found() { return std::move(m_found); }

private:
    QList<JsonArrayPlace> m_found;
    qsizetype m_membersLeft = 10'000;
};

/// What a row is sorted by.
struct SortKey
{
    int kind = 3; ///< number, text, other, none
    double number = 0;
    qint64 integer = 0; ///< tells integers apart of which the double is the same
    QString text;

    static SortKey of(const std::optional<JsonValue> &value)
    {
        if (!value)
            return {};
        if (value->isNumber())
            return { .kind = 0,
                     .number = value->toDouble(),
                     .integer = value->toInteger().value_or(0),
                     .text = {} };
        if (value->isString())
            return { .kind = 1, .text = value->toString() };
        return { .kind = 2, .text = QString::fromUtf8(value->raw()) };
    }

    bool operator<(const SortKey &other) const
    {
        return std::tie(kind, number, integer, text)
            < std::tie(other.kind, other.number, other.integer, other.text);
    }
};

QByteArray cellText(const std::optional<JsonValue> &value, char separator)
{
    if (!value || value->isNull())
        return {};
    if (value->isNumber()) // a sign in front of it makes no formula of it
        return value->toJson();
    return csvCell(value->isString() ? value->toString().toUtf8() : value->toJson(), separator);
}
} // namespace

QString JsonTable::heading(qsizetype column) const
{
    if (hasOthers && column == 0)
        return u"value"_s;
    return keys.value(column - (hasOthers ? 1 : 0));
}

std::optional<JsonValue> JsonTable::at(qsizetype row, qsizetype column) const
{
    const JsonValue &element = rows[row];
    if (hasOthers && column == 0)
        return element.isObject() ? std::nullopt : std::optional(element);
    return element.value(keys[column - (hasOthers ? 1 : 0)]);
}

QList<JsonArrayPlace> arraysIn(const JsonValue &root)
{
    ArrayFinder finder;
    finder.look(root, u"$"_s, 0);
    return finder.found();
}

JsonTable tableOf(const JsonValue &array)
{
    JsonTable table { .rows = array.elements(), .keys = {} };
    QSet<QString> seen;
    for (const JsonValue &element : std::as_const(table.rows)) {
        table.hasOthers = table.hasOthers || !element.isObject();
        for (const QString &key : element.keys()) {
            if (seen.contains(key))
                continue;
            table.hasMoreKeys = seen.size() == JsonTable::mostColumns;
            if (table.hasMoreKeys)
                break;
            seen.insert(key);
            table.keys.append(key);
        }
    }
    return table;
}

QList<qsizetype> sorted(const JsonTable &table, qsizetype column, Qt::SortOrder order)
{
    std::vector<SortKey> keys;
    keys.reserve(size_t(table.rows.size()));
    for (qsizetype row = 0; row < table.rows.size(); ++row)
        keys.push_back(SortKey::of(table.at(row, column)));
    QList<qsizetype> rows(table.rows.size());
    std::iota(rows.begin(), rows.end(), 0);
    std::ranges::stable_sort(rows, [&](qsizetype a, qsizetype b) {
        const SortKey &left = keys[size_t(a)];
        const SortKey &right = keys[size_t(b)];
        if (left.kind == 3 || right.kind == 3)
            return left.kind < right.kind;
        return order == Qt::AscendingOrder ? left < right : right < left;
    });
    return rows;
}

QByteArray tableText(const JsonTable &table, const QList<qsizetype> &rows, char separator)
{
    QByteArray text;
    const QByteArray lineEnd = separator == ',' ? "\r\n"_ba : "\n"_ba;
    const auto write = [&](const auto &cellOf) {
        for (qsizetype column = 0; column < table.columns(); ++column) {
            if (column > 0)
                text += separator;
            text += cellOf(column);
        }
        text += lineEnd;
    };
    write([&](qsizetype column) { return csvCell(table.heading(column).toUtf8(), separator); });
    for (const qsizetype row : rows)
        write([&](qsizetype column) { return cellText(table.at(row, column), separator); });
    return text;
}

} // namespace jackfield::ui
