// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace jackfield::ui {

/// A line as it is painted in a font of fixed width, a cell a character and two for wide ones: tabs as blanks, what cannot be
/// seen as a sign.
struct DisplayLine
{
    QString text;
    QList<int> bytes; ///< where the characters begin in the line; one more than `text` has
    QList<int> cells; ///< their first cells

    /// The index of the character that a byte belongs to.
    qsizetype indexOf(qsizetype byte) const;
    /// The first index in a row of so many cells; the text's size behind the last row.
    qsizetype rowBegin(int row, int columns) const;
};

/// `line`: UTF-8 without a line feed.
DisplayLine displayed(QByteArrayView line);
/// The cells before its last character, and one; 0 for an empty line.
int cellsOf(QByteArrayView line);
/// Rows of `columns` that a line of so many cells takes.
inline int rowsOf(int cells, int columns)
{
    return cells <= columns ? 1 : (cells + columns - 1) / columns;
}

} // namespace jackfield::ui
