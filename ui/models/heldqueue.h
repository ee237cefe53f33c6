// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/filter/interceptor.h>

#include <QAbstractListModel>
#include <QSet>

namespace jackfield::ui {

/// What one side said and waits in a proxy, the first one first, and what was lost there.
class HeldQueue : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        WaitsRole, ///< bool: it waits for what is before it, and for nobody's decision
        LostRole, ///< bool: it cannot be delivered any more
    };

    explicit HeldQueue(Side from, QObject *parent = nullptr);

    /// Those of `all` that are of this side. Rows of messages that stay are the same ones.
    void take(const QList<Interceptor::Held> &all);
    /// Messages with these ids are edited.
    void setEdited(const QSet<quint64> &ids);
    const Interceptor::Held &at(int row) const { return m_held[row]; }
    /// -1: none.
    int rowOf(quint64 id) const;
    /// How many can still be delivered.
    int depth() const { return m_depth; }
    /// How long the first one waits; 0 without one.
    std::chrono::microseconds waited(std::chrono::microseconds now) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QString words(const Interceptor::Held &held) const;

    const Side m_from;
    QList<Interceptor::Held> m_held;
    QSet<quint64> m_edited;
    int m_depth = 0;
    bool m_hasConnections = false; ///< they are of more than one
};

} // namespace jackfield::ui
