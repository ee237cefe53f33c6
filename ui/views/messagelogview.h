// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"
#include "uniformtable.h"

class QPushButton;

namespace jackfield::ui {

class MessageLogModel;

/// The log. It follows the end until the user looks elsewhere; then a button says how much came since, and it or the
/// End key leads back.
class MessageLogView : public UniformTable
{
    Q_OBJECT

public:
    explicit MessageLogView(Look &look, QWidget *parent = nullptr);

    void setLog(MessageLogModel *model);
    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    /// Never follows: the log is a file that is read from its start.
    void setStill();
    /// Selects a row of the store and brings it into view, unless the filter hides it.
    void showStoreRow(qsizetype row);

Q_SIGNALS:
    void followingChanged(bool following);
    /// A row of the store; -1: none.
    void currentRowChanged(qsizetype storeRow);
    /// Of the payload of the current row.
    void copyRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void createHeaders();
    void fitColumns();
    void fitNumbers();
    void rowsArrived(int count);
    void lookedElsewhere();
    void updatePill();

    Look &m_look;
    MessageLogModel *m_model = nullptr;
    QPushButton *m_pill;
    bool m_following = true;
    bool m_still = false;
    qint64 m_unseen = 0;
};

} // namespace jackfield::ui
