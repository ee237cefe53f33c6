// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hexview.h"

#include <ui/models/bytereadings.h>

class QBoxLayout;
class QComboBox;
class QGridLayout;
class QLabel;

namespace jackfield::ui {

/// Bytes, and beside or below them what those at the cursor are as numbers, a character and a time.
class HexPanel : public QWidget
{
    Q_OBJECT

public:
    explicit HexPanel(Look &look, QWidget *parent = nullptr);

    HexView *view() const { return m_view; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createReadings(Look &look);
    void addReading(QGridLayout *grid, ByteReading reading, int row, int column, int span = 1);
    void read();

    struct Cell
    {
        ByteReading reading;
        QLabel *label;
    };
    HexView *m_view;
    QLabel *m_place;
    QComboBox *m_order;
    QList<Cell> m_cells;
    QWidget *m_readings;
    QBoxLayout *m_layout;
};

} // namespace jackfield::ui
