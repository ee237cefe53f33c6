// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/matching.h>
#include <jackfield/replay/verdict.h>

#include <QAbstractTableModel>

namespace jackfield::ui {

/// The assertions of matching rules, in words, and what the last replay said of them. It holds what its owner gives it: edits
/// are asked for.
class AssertionTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Outcome, Name, What, Within, ColumnCount };
    enum Role {
        HeldRole =
            Qt::UserRole + 1, ///< whether it held in the last replay; nothing: it was not in one
        ReasonRole, ///< why not, as a text
        WordsRole, ///< all of it in words
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// What was said of assertions that are the same still holds.
    void setAssertions(const QList<Assertion> &assertions);
    const QList<Assertion> &assertions() const;
    /// Whether something can be edited: the text that they are of is right.
    void setEditable(bool on) { m_isEditable = on; }
    /// What became of `assertions` in a replay.
    void setVerdict(const QList<Assertion> &assertions, const Verdict &verdict);
    /// Nothing is known of any.
    void forgetVerdict();
    /// How many of those that are here did not hold.
    qsizetype failed() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant
    headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Asks for it.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    /// A member of the assertion in that row is wanted to be this; null: not there.
    void memberEdited(int row, const QString &member, const jackfield::JsonValue &value);

private:
    struct Found
    {
        std::optional<bool> held = {};
        QString reason = {};
    };

    QVariant text(int row, int column) const;
    QString spoken(int row) const;

    QList<Assertion> m_assertions;
    QList<Found> m_found; ///< of each
    bool m_isEditable = true;
};

/// The time of an answer or of what never comes, if the assertion is about one.
const Assertion::Time *withinOf(const Assertion &assertion);

} // namespace jackfield::ui
