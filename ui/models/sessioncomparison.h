// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagelogmodel.h"

#include <jackfield/replay/comparison.h>

namespace jackfield::ui {

/// A row of two recordings side by side: a message of each, of one of them, or what is said of a connection.
struct ComparedRow
{
    ComparedMessage message;
    qsizetype left = -1; ///< in the log of both; -1: there is none
    qsizetype right = -1;

    bool isDifferent() const { return !message.differences.isEmpty(); }
};

/// Two recordings, compared; values that may cross threads.
struct ComparedSessions
{
    Verdict verdict;
    std::vector<ComparedRow> rows;
    QList<LogEntry> entries; ///< of both, the first recording's in front
    qsizetype firstOfRight = 0; ///< entry of the second one
    std::chrono::milliseconds took { 0 };

    /// Compares two files under the rules beside the first one, or under none. Errors: those of reading the three. Thread: any.
    static Result<ComparedSessions> of(const QString &left, const QString &right, bool isByRules);
};

/// Two recordings side by side as a table: what is of the first one, how it compares, what is of the second one.
class SessionComparison : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { LeftNumber, LeftTime, Left, Outcome, RightNumber, RightTime, Right, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< ComparedMessage::Kind
        ConnectionRole, ///< whether it is said of a connection, or of all of them
        FromRole, ///< Side
    };

    explicit SessionComparison(QObject *parent = nullptr);

    void take(const ComparedSessions &compared);
    const Verdict &verdict() const { return m_verdict; }
    /// The messages of both, for who shows their payloads.
    const MessageLogModel &log() const { return m_log; }
    /// How a row of that log is called: "left #3".
    QString nameOf(qsizetype logRow) const;
    /// Shows rows that differ, or all, and of them those with the text in a payload, letters without case.
    void show(bool isOnlyDifferent, const QString &text);
    /// Precondition: a row of this table.
    const ComparedRow &at(int row) const { return m_rows[m_shown[size_t(row)]]; }
    /// The next row that differs behind `row`, or before it, round the end; -1: there is none.
    int nextDifference(int row, bool isForward) const;
    /// Whether there is one between two parts of the table, from 0 to 1.
    bool differsBetween(double begin, double end) const;
    /// What is different in a row, in words, one a line.
    QString wordsOf(int row) const;
    qsizetype size() const { return qsizetype(m_rows.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant
    headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void choose();
    QString side(const ComparedRow &row, bool isLeft) const;
    QString outcome(const ComparedRow &row) const;
    QString number(int n, int conn) const;
    QString time(qsizetype logRow) const;
    QVariant text(const ComparedRow &row, int column) const;

    Verdict m_verdict;
    std::vector<ComparedRow> m_rows;
    std::vector<size_t> m_shown;
    std::vector<int> m_different; ///< of the table
    MessageLogModel m_log { Side::Client };
    qsizetype m_firstOfRight = 0;
    bool m_hasConnections = false;
    bool m_isOnlyDifferent = false;
    QString m_text;
};

} // namespace jackfield::ui
