// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What tools that read the screen aloud get of a TextView.
#include "textview.h"
#include "textviewmetrics.h"

#include <QScrollBar>
#include <algorithm>

namespace jackfield::ui {

qsizetype TextView::lastSeenRow() const
{
    return std::min<qsizetype>(m_rows.rows() - 1, verticalScrollBar()->value() + pageRows() - 1);
}

SeenText TextView::seenText()
{
    SeenText seen;
    if (text().end() == Place()) {
        seen.text = m_placeholder;
        return seen;
    }
    for (qsizetype row = verticalScrollBar()->value(); row <= lastSeenRow(); ++row) {
        const RowLayout::Place place = m_rows.placeOf(row);
        const DisplayLine &line = shown(place.line).line;
        const qsizetype begin = line.rowBegin(place.row, m_rows.columns());
        const auto start = int(seen.text.size());
        seen.rows.append(start);
        seen.text += QStringView(line.text)
                         .first(line.rowBegin(place.row + 1, m_rows.columns()))
                         .sliced(begin);
        for (const auto &[end, offset] :
             { std::pair(m_cursor, &seen.cursor), std::pair(m_anchor, &seen.anchor) }) {
            if (end.line == place.line && rowOf(end) == row)
                *offset = start + int(line.indexOf(end.byte) - begin);
        }
        if (place.row < m_rows.rowsOfLine(place.line) - 1)
            continue;
        const auto [words, closing] = foldedText(place.line);
        seen.text += words + closing + u'\n';
    }
    return seen;
}

std::pair<RowLayout::Place, qsizetype> TextView::seenPlace(const SeenText &seen, int offset)
{
    const int row = seen.rowAt(offset);
    const RowLayout::Place place = m_rows.placeOf(verticalScrollBar()->value() + row);
    const DisplayLine &line = shown(place.line).line;
    const qsizetype begin = line.rowBegin(place.row, m_rows.columns());
    const qsizetype end = line.rowBegin(place.row + 1, m_rows.columns());
    return { place, std::clamp<qsizetype>(begin + offset - seen.rows[row], begin, end) };
}

QRect TextView::seenRect(int offset)
{
    const SeenText seen = seenText();
    if (seen.rows.isEmpty())
        return {};
    const auto [place, index] = seenPlace(seen, offset);
    const Shown &line = shown(place.line);
    const QTextLine laid = layoutOf(line, place.row).lineAt(0);
    const qsizetype begin = line.line.rowBegin(place.row, m_rows.columns());
    const int x = int(laid.cursorToX(int(index - begin)));
    const int width = std::max(1, int(laid.cursorToX(int(index - begin) + 1)) - x);
    const int y = yOfRow(verticalScrollBar()->value() + seen.rowAt(offset));
    return { gutterWidth + x, y, width, fontMetrics().lineSpacing() };
}

int TextView::seenOffset(QPoint position)
{
    const SeenText seen = seenText();
    const qsizetype row = (position.y() - margin) / fontMetrics().lineSpacing();
    if (position.y() < margin || row >= seen.rows.size())
        return -1;
    const RowLayout::Place place = m_rows.placeOf(verticalScrollBar()->value() + row);
    const QTextLine laid = layoutOf(shown(place.line), place.row).lineAt(0);
    const int x = position.x() - gutterWidth;
    if (x < 0 || x >= int(laid.naturalTextWidth()))
        return -1;
    return seen.rows[row] + laid.xToCursor(x, QTextLine::CursorOnCharacter);
}

void TextView::setSeenCursor(int offset, bool selects)
{
    const SeenText seen = seenText();
    if (seen.rows.isEmpty())
        return;
    const auto [place, index] = seenPlace(seen, offset);
    setCursor({ place.line, shown(place.line).line.bytes[index] }, selects);
}

} // namespace jackfield::ui
