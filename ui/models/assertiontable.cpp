// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "assertiontable.h"

#include "assertionwords.h"
#include "format.h"
#include "payloadtext.h"

#include <QHash>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {
/// What a peer said is in it: nothing of that turns the text, or hides.
QString shown(const QString &text)
{
    return visibleText(text.toUtf8());
}

QByteArray keyOf(const Assertion &assertion)
{
    return assertion.toJson().toJson();
}

/// What came: what was expected stands in the same row. A script says it in its own words.
QString reasonOf(const Difference &difference)
{
    return difference.conn == 0 || difference.expected.isEmpty()
        ? difference.sentence()
        : AssertionTable::tr("got %1").arg(difference.actual);
}

/// "500", "500 ms", "2 s"; nothing: it is none.
std::optional<qint64> millisecondsIn(const QString &text)
{
    const QString trimmed = text.trimmed().toLower();
    const bool isSeconds = trimmed.endsWith(u's') && !trimmed.endsWith(u"ms"_s);
    QString digits = trimmed;
    while (!digits.isEmpty() && (digits.back().isLetter() || digits.back().isSpace()))
        digits.chop(1);
    bool isNumber = false;
    const double number = digits.toDouble(&isNumber) * (isSeconds ? 1000 : 1);
    constexpr double longest = 86'400'000;
    return isNumber && number >= 0 && number <= longest ? std::optional(qRound64(number))
                                                        : std::nullopt;
}
} // namespace

const Assertion::Time *withinOf(const Assertion &assertion)
{
    if (const auto *answered = std::get_if<Assertion::Answered>(&assertion.what))
        return &answered->within;
    const auto *never = std::get_if<Assertion::Never>(&assertion.what);
    return never ? &never->within : nullptr;
}

const QList<Assertion> &AssertionTable::assertions() const
{
    return m_assertions;
}

void AssertionTable::setAssertions(const QList<Assertion> &assertions)
{
    const auto isSame = [](const Assertion &one, const Assertion &other) {
        return keyOf(one) == keyOf(other);
    };
    if (std::ranges::equal(assertions, m_assertions, isSame))
        return;
    QMultiHash<QByteArray, Found> known;
    for (qsizetype i = 0; i < m_assertions.size(); ++i)
        known.insert(keyOf(m_assertions[i]), m_found[i]);
    beginResetModel();
    m_assertions = assertions;
    m_found.clear();
    for (const Assertion &assertion : assertions)
        m_found.append(known.take(keyOf(assertion)));
    endResetModel();
}

void AssertionTable::setVerdict(const QList<Assertion> &assertions, const Verdict &verdict)
{
    QMultiHash<QByteArray, Found> all;
    for (int i = 0; i < assertions.size(); ++i) {
        QStringList reasons;
        for (const Difference &difference : verdict.differences()) {
            if (difference.assertion == i)
                reasons.append(reasonOf(difference));
        }
        all.insert(keyOf(assertions[i]),
                   { .held = reasons.isEmpty(), .reason = reasons.join(u'\n') });
    }
    beginResetModel();
    for (qsizetype i = 0; i < m_assertions.size(); ++i)
        m_found[i] = all.take(keyOf(m_assertions[i]));
    endResetModel();
}

void AssertionTable::forgetVerdict()
{
    beginResetModel();
    m_found.fill({});
    endResetModel();
}

qsizetype AssertionTable::failed() const
{
    return std::ranges::count(m_found, std::optional(false), &Found::held);
}

int AssertionTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_assertions.size());
}

int AssertionTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AssertionTable::text(int row, int column) const
{
    const Assertion &assertion = m_assertions[row];
    const Found &found = m_found[row];
    switch (column) {
    case Outcome:
        return !found.held ? u"·"_s : *found.held ? u"✓"_s : u"✗"_s;
    case Name:
        return shown(assertion.name);
    case What:
        return shown(shortWords(assertion));
    case Within: {
        const Assertion::Time *within = withinOf(assertion);
        return within && *within ? tr("%1 ms").arg(formattedCount((*within)->count())) : QString();
    }
    default:
        return {};
    }
}

/// For tools that read the screen aloud.
QString AssertionTable::spoken(int row) const
{
    const Found &found = m_found[row];
    if (!found.held)
        return tr("not replayed");
    return *found.held ? tr("held") : tr("did not hold");
}

QVariant AssertionTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int row = index.row();
    const Found &found = m_found[row];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::EditRole:
        if (index.column() == Within) {
            const Assertion::Time *within = withinOf(m_assertions[row]);
            return within && *within ? QString::number((*within)->count()) : QString();
        }
        return index.column() == Name ? m_assertions[row].name : text(row, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Outcome ? QVariant(spoken(row)) : QVariant();
    case Qt::TextAlignmentRole:
        return int((index.column() == Within ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case WordsRole:
        return shown(m_assertions[row].inWords());
    case HeldRole:
        return found.held ? QVariant(*found.held) : QVariant();
    case ReasonRole:
        return shown(found.reason);
    default:
        return {};
    }
}

QVariant AssertionTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("name");
    case What:
        return tr("must hold");
    case Within:
        return tr("within");
    default:
        return QString();
    }
}

Qt::ItemFlags AssertionTable::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || !m_isEditable)
        return flags;
    const bool isTime = index.column() == Within && withinOf(m_assertions[index.row()]);
    return index.column() == Name || isTime ? flags | Qt::ItemIsEditable : flags;
}

bool AssertionTable::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const QString text = value.toString().trimmed();
    if (text == data(index, Qt::EditRole).toString())
        return false;
    if (index.column() == Name) {
        Q_EMIT memberEdited(
            index.row(), u"name"_s, text.isEmpty() ? JsonValue() : JsonValue::string(text));
        return true;
    }
    const auto time = millisecondsIn(text);
    if (!time && !text.isEmpty())
        return false;
    Q_EMIT memberEdited(index.row(), u"within"_s, time ? JsonValue::number(*time) : JsonValue());
    return true;
}

} // namespace jackfield::ui
