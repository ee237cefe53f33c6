// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "rateline.h"

#include <QPainter>
#include <algorithm>

namespace jackfield::ui {

namespace {
constexpr int points = 40;
constexpr int lineHeight = 16;
constexpr int step = 2;
} // namespace

RateLine::RateLine(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_values(points, 0)
{
    setFixedSize(points * step, lineHeight);
}

void RateLine::add(qint64 value)
{
    m_values.append(value);
    m_values.removeFirst();
    update();
}

void RateLine::clear()
{
    m_values.fill(0);
    update();
}

void RateLine::paintEvent(QPaintEvent *)
{
    const auto top = double(std::max<qint64>(1, std::ranges::max(m_values)));
    QPolygonF line;
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const double x = width() - double(m_values.size() - 1 - i) * step - 1;
        line.append({ x, lineHeight - 2 - double(m_values[i]) / top * (lineHeight - 4) });
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_look.theme().accent, 1.2));
    painter.drawPolyline(line);
}

} // namespace jackfield::ui
