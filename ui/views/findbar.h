// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace jackfield::ui {

class FindableView;

/// Finds in the payload above it. It is hidden until it is asked for by Ctrl+F.
class FindBar : public QFrame
{
    Q_OBJECT

public:
    /// `view` outlives it.
    FindBar(Look &look, FindableView &view, QWidget *parent = nullptr);

    /// Shows it, with what is selected, if that is short.
    void open();
    void setPlaceholder(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void close();
    void sayCount();

    FindableView &m_view;
    QLineEdit *m_wanted;
    QLabel *m_count;
};

} // namespace jackfield::ui
