// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QTableView>

namespace jackfield::ui {

/// Assertions in words, each with what the last replay said of it: below the words of one that did not hold stands why.
class AssertionView : public QTableView
{
    Q_OBJECT

public:
    explicit AssertionView(Look &look, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

Q_SIGNALS:
    /// From the last one on.
    void removeRequested(const QList<int> &rows);
    void undoRequested();
    void redoRequested();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QList<int> chosen() const;
    void fit();

    Look &m_look;
};

} // namespace jackfield::ui
