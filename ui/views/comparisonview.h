// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"
#include "uniformtable.h"

namespace jackfield::ui {

class SessionComparison;

/// Two recordings side by side: what differs is amber, with its places between the two; what only one has leaves a gap in the other.
class ComparisonView : public UniformTable
{
    Q_OBJECT

public:
    ComparisonView(Look &look, SessionComparison &model, QWidget *parent = nullptr);

    /// Goes to the next row that differs, or the one before, round the end.
    void showDifference(bool isForward);

Q_SIGNALS:
    void currentRowChanged(int row);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    bool viewportEvent(QEvent *event) override;

private:
    void fit();

    SessionComparison &m_model;
};

} // namespace jackfield::ui
