// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QList>
#include <QWidget>

namespace jackfield::ui {

/// A small line of the last numbers, the newest on the right.
class RateLine : public QWidget
{
    Q_OBJECT

public:
    explicit RateLine(Look &look, QWidget *parent = nullptr);

    void add(qint64 value);
    void clear();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Look &m_look;
    QList<qint64> m_values;
};

} // namespace jackfield::ui
