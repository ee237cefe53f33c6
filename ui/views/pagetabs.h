// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QTabWidget>

class QMenu;
class QToolButton;

namespace jackfield::ui {

/// The tabs of the window, any number of them: titles stay legible, a button lists all. A middle click closes, a right one asks.
class PageTabs : public QTabWidget
{
    Q_OBJECT

public:
    /// `add` is shown behind the tabs.
    PageTabs(const Look &look, QAction *add, QWidget *parent = nullptr);

Q_SIGNALS:
    /// What can be done with the tab is asked for; it is the current one by then.
    void menuRequested(const QPoint &position);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fillList();

    QToolButton *m_list;
};

} // namespace jackfield::ui
