// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "findable.h"
#include "look.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace jackfield::ui {

/// Finds in what stands above it. It is hidden until it is asked for by Ctrl+F.
class FindBar : public QFrame
{
    Q_OBJECT

public:
    /// `view` outlives it.
    template<typename View>
    FindBar(Look &look, View &view, const QString &hint, QWidget *parent = nullptr)
        : FindBar(look, view, view, hint, parent)
    {
        connect(&view, &View::matchesChanged, this, &FindBar::sayCount);
        connect(&view, &View::findRequested, this, &FindBar::open);
    }

    /// Shows it, with what is selected, if that is short.
    void open();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    FindBar(Look &look, Findable &view, QWidget &widget, const QString &hint, QWidget *parent);

    void close();
    void sayCount();

    Findable &m_view;
    QWidget &m_widget; ///< the same
    QLineEdit *m_wanted;
    QLabel *m_count;
};

} // namespace jackfield::ui
