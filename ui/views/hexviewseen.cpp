// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What tools that read the screen aloud get of a HexView.
#include "hexview.h"

#include <QScrollBar>
#include <algorithm>

namespace jackfield::ui {

SeenText HexView::seenText()
{
    SeenText seen;
    const qsizetype first = verticalScrollBar()->value();
    const qsizetype last = std::min(rows() - 1, first + pageRows() - 1);
    for (qsizetype row = first; row <= last; ++row) {
        const auto start = int(seen.text.size());
        seen.rows.append(start);
        seen.text += rowText(row) + u'\n';
        for (const auto &[byte, offset] :
             { std::pair(m_cursor, &seen.cursor), std::pair(m_anchor, &seen.anchor) }) {
            const int column = int(byte % m_columns);
            if (byte >= 0 && byte / m_columns == row)
                *offset = start + (m_isInText ? textCell(column) : hexCell(column));
        }
    }
    return seen;
}

QRect HexView::seenRect(int offset)
{
    const SeenText seen = seenText();
    if (seen.rows.isEmpty())
        return {};
    const int row = seen.rowAt(offset);
    QRect rect = cellRect((verticalScrollBar()->value() + row) * qsizetype(m_columns), true);
    const int cell = offset - seen.rows[row];
    rect.setLeft(xOf(cell));
    rect.setRight(xOf(cell + 1) - 1);
    return rect;
}

int HexView::seenOffset(QPoint position)
{
    const SeenText seen = seenText();
    const QRect top = cellRect(verticalScrollBar()->value() * qsizetype(m_columns), false);
    const qsizetype row = (position.y() - top.top()) / top.height();
    if (position.y() < top.top() || row >= seen.rows.size())
        return -1;
    const int begin = seen.rows[row];
    const auto end = seen.rows.value(row + 1, int(seen.text.size()));
    for (int cell = 0; begin + cell < end; ++cell) {
        if (position.x() >= xOf(cell) && position.x() < xOf(cell + 1))
            return begin + cell;
    }
    return -1;
}

void HexView::setSeenCursor(int offset, bool selects)
{
    if (m_bytes.size() > 0)
        setCursor(byteAt(seenRect(offset).center(), &m_isInText), selects);
}

} // namespace jackfield::ui
