// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QScrollBar>
#include <functional>

namespace jackfield::ui {

/// A vertical scroll bar with a tick wherever there is something.
class MarkedScrollBar : public QScrollBar
{
    Q_OBJECT

public:
    /// `isMarked`: whether there is something between two parts of the whole, both from 0 to 1.
    MarkedScrollBar(const Look &look,
                    std::function<bool(double, double)> isMarked,
                    QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    const std::function<bool(double, double)> m_isMarked;
};

} // namespace jackfield::ui
