// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsontablemodel.h"

#include "format.h"
#include "payloadtext.h"

#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype shortArray = 256 << 10; ///< bytes that are read at once
constexpr qsizetype fewRows = 10'000; ///< that are sorted at once
constexpr qsizetype longestShown = 200; ///< characters

QString shown(const JsonValue &value)
{
    if (value.isString())
        return previewText(value.toString().left(longestShown + 1).toUtf8(), longestShown);
    const QByteArrayView raw = value.raw();
    return previewText(raw.first(std::min(raw.size(), 4 * longestShown)), longestShown);
}
} // namespace

JsonTableModel::JsonTableModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_reading(this)
    , m_sorting(this)
{ }

void JsonTableModel::setArray(const JsonValue &array)
{
    const auto show = [this](const JsonTable &table) {
        m_sorting.cancel();
        beginResetModel();
        m_table = table;
        m_order.clear();
        endResetModel();
    };
    show({});
    m_reading.compute(
        array.raw().size() <= shortArray, [array](const auto &) { return tableOf(array); }, show);
}

int JsonTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.rows.size());
}

int JsonTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_table.rows.isEmpty() ? 0 : int(m_table.columns()) + 1;
}

QVariant JsonTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::TextAlignmentRole))
        return {};
    const qsizetype row = element(index.row());
    const bool isNumbering = index.column() == 0;
    const auto value = isNumbering ? std::nullopt : m_table.at(row, index.column() - 1);
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = isNumbering || (value && value->isNumber());
        return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter
                   | Qt::AlignAbsolute);
    }
    if (isNumbering)
        return formattedCount(row);
    return value ? shown(*value) : QString();
}

QVariant JsonTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section > m_table.columns())
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isRight = section == 0
            || data(index(0, section), Qt::TextAlignmentRole).toInt() & int(Qt::AlignRight);
        return int((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter
                   | Qt::AlignAbsolute);
    }
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? u"#"_s : previewText(m_table.heading(section - 1).toUtf8(), longestShown);
}

/// What is selected stays selected, wherever it goes.
void JsonTableModel::setOrder(const Order &order)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QList<qsizetype> kept;
    for (const QModelIndex &index : before)
        kept.append(element(index.row()));
    m_order = order;
    QList<int> rowOf(before.isEmpty() ? 0 : rowCount());
    for (int row = 0; row < rowOf.size(); ++row)
        rowOf[element(row)] = row;
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rowOf[kept[i]], before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void JsonTableModel::sort(int column, Qt::SortOrder order)
{
    const auto show = [this](const Order &rows) { setOrder(rows); };
    const qsizetype wanted = column - 1;
    if (wanted >= m_table.columns())
        return;
    if (wanted < 0) {
        m_sorting.cancel();
        Order rows(order == Qt::DescendingOrder ? m_table.rows.size() : 0);
        for (qsizetype row = 0; row < rows.size(); ++row)
            rows[row] = rows.size() - 1 - row;
        show(rows);
        return;
    }
    m_sorting.compute(
        m_table.rows.size() <= fewRows,
        [table = m_table, wanted, order](const auto &) { return sorted(table, wanted, order); },
        show);
}

} // namespace jackfield::ui
