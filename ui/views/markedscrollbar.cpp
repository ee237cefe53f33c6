// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "markedscrollbar.h"

#include <QPainter>

namespace jackfield::ui {

namespace {
constexpr int tickHeight = 2;
}

MarkedScrollBar::MarkedScrollBar(const Look &look,
                                 std::function<bool(double, double)> isMarked,
                                 QWidget *parent)
    : QScrollBar(Qt::Vertical, parent)
    , m_look(look)
    , m_isMarked(std::move(isMarked))
{ }

void MarkedScrollBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    QPainter painter(this);
    for (int y = 0; y < height(); y += tickHeight) {
        if (m_isMarked(double(y) / height(), double(y + tickHeight) / height()))
            painter.fillRect(width() / 3, y, width() / 3, tickHeight, m_look.theme().warning);
    }
}

} // namespace jackfield::ui
