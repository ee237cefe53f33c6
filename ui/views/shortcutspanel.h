// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QFrame>

class QAction;
class QGridLayout;

namespace jackfield::ui {

/// All keys of the window, and what they do.
class ShortcutsPanel : public QFrame
{
    Q_OBJECT

public:
    explicit ShortcutsPanel(const Look &look, QWidget *parent = nullptr);

    /// Those of `actions`, as they are now, and of the places that have keys of their own.
    void show(const QList<QAction *> &actions);

Q_SIGNALS:
    void closed();

private:
    QWidget *m_keys;
};

} // namespace jackfield::ui
