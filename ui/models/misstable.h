// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mailbox.h"

#include <jackfield/mock/mockfile.h>
#include <jackfield/support/clock.h>

#include <QAbstractTableModel>

namespace jackfield::ui {

/// Messages that no rule of a mock answered, the newest of them last, each with the rule that came nearest.
class MissTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Path, Message, Why, Columns };

    static constexpr qsizetype most = 1000; ///< that are kept
    static constexpr qsizetype longestMessage = 1
        << 20; ///< bytes; of a longer one only its beginning is kept
    static constexpr qsizetype mostBytes = 16 << 20; ///< of all messages

    /// `clock`: that of the mock.
    explicit MissTable(const Clock &clock, QObject *parent = nullptr);

    /// Takes what was missed, on any thread, and may outlive this.
    std::function<void(const MockMiss &)> sink();
    void clear();
    /// All that came since clear(), also those that are not kept.
    qint64 total() const { return m_total; }
    const MockMiss &at(int row) const { return m_misses[row].miss; }
    /// "rule 2 (subscribe): $.type is \"b\", not \"a\""
    QString whyOf(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant
    headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void came();

private:
    struct Missed
    {
        qint64 time = 0; ///< microseconds since the epoch
        MockMiss miss;
    };
    struct Waiting;

    void take(const QList<Missed> &misses, qint64 total);
    void forgetOldest();
    QString text(const Missed &missed, int column) const;

    const Clock m_clock;
    const Mailbox m_mailbox;
    const std::shared_ptr<Waiting> m_waiting;
    QList<Missed> m_misses;
    qsizetype m_bytes = 0; ///< of their messages
    qint64 m_total = 0;
};

} // namespace jackfield::ui
