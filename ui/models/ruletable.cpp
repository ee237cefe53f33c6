// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "ruletable.h"

#include "format.h"
#include "jsontext.h"
#include "payloadtext.h"
#include "replycondition.h"

#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestCell = 200; ///< characters

JsonPointer pointerOf(const QString &place)
{
    return JsonPointer::parse(place).value_or(JsonPointer());
}

/// The condition that stands at `place`, in words.
QString writtenAt(const JsonText &definition, const JsonPointer &place)
{
    const int found = definition.find(place);
    if (found < 0)
        return {};
    const JsonText::Value &value = definition.values()[found];
    const QString written = definition.text().sliced(value.begin, value.end - value.begin);
    const auto when = JsonValue::parse(written.toUtf8());
    return previewText((when ? ReplyCondition::of(*when).inWords() : written).toUtf8(),
                       longestCell);
}
} // namespace

void RuleTable::take(const QList<RouteUse> &routes, const QString &definition)
{
    const JsonText text(definition);
    QList<Row> rows;
    for (const RouteUse &route : routes) {
        rows.append(
            { .place = route.place,
              .what = previewText((route.path + u"  "_s + route.kind).toUtf8(), longestCell),
              .when = writtenAt(text, pointerOf(route.place).child(u"when"_s)),
              .used = route.connections });
        for (qsizetype i = 0; i < route.rules.size(); ++i) {
            const JsonPointer place =
                pointerOf(route.place).child(route.kind).child(u"rules"_s).child(i);
            rows.append({ .place = place.toString(),
                          .what = previewText(route.rules[i].rule.toUtf8(), longestCell),
                          .when = writtenAt(text, place.child(u"when"_s)),
                          .used = route.rules[i].answered,
                          .isRule = true });
        }
    }
    if (rows.size() == m_rows.size()) { // what is selected stays
        if (rows == m_rows)
            return;
        m_rows = rows;
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, Columns - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

JsonPointer RuleTable::placeOf(int row) const
{
    return row < 0 || row >= m_rows.size() ? JsonPointer() : pointerOf(m_rows[row].place);
}

int RuleTable::ruleCount() const
{
    return int(std::ranges::count(m_rows, true, &Row::isRule));
}

int RuleTable::usedCount() const
{
    return int(
        std::ranges::count_if(m_rows, [](const Row &row) { return row.isRule && row.used > 0; }));
}

QString RuleTable::wordsOf(const Row &row)
{
    if (row.used == 0)
        return tr("never");
    return tr("%1×").arg(formattedCount(row.used));
}

int RuleTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RuleTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant RuleTable::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[index.row()];
    const QString indent = row.isRule ? u"    "_s : QString();
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Use ? wordsOf(row)
            : index.column() == What ? QString(indent + row.what)
                                     : row.when;
    case Qt::AccessibleTextRole:
        return row.isRule ? tr("rule %1: %2").arg(row.what, wordsOf(row))
                          : tr("route %1: %2").arg(row.what, wordsOf(row));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Use ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant RuleTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Use ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    return section == Use ? tr("used") : section == What ? tr("route, rule") : tr("when");
}

} // namespace jackfield::ui
