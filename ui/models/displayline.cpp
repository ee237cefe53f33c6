// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "displayline.h"

#include "payloadtext.h"

#include <algorithm>
#include <array>

namespace jackfield::ui {

namespace {
constexpr int tabCells = 4;

/// Of East Asian Width, what is wide in all fonts (Unicode Standard Annex #11), and emoji.
constexpr std::array<std::pair<char32_t, char32_t>, 12> wide { { { 0x1100, 0x115f },
                                                                 { 0x2e80, 0x303e },
                                                                 { 0x3041, 0xa4cf },
                                                                 { 0xa960, 0xa97f },
                                                                 { 0xac00, 0xd7a3 },
                                                                 { 0xf900, 0xfaff },
                                                                 { 0xfe30, 0xfe6f },
                                                                 { 0xff00, 0xff60 },
                                                                 { 0xffe0, 0xffe6 },
                                                                 { 0x1f300, 0x1f64f },
                                                                 { 0x1f680, 0x1faff },
                                                                 { 0x20000, 0x3fffd } } };

int widthOf(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing)
        return 0;
    const bool isWide = std::ranges::any_of(
        wide, [c](const auto &range) { return c >= range.first && c <= range.second; });
    return isWide ? 2 : 1;
}

bool isSpelled(char32_t c)
{
    return c != '\t' && isHidden(c);
}

/// How many cells a character takes that stands at one.
int cellsAt(int cell, char32_t c)
{
    if (c >= 0x20 && c < 0x7f)
        return 1;
    if (c == '\t')
        return tabCells - cell % tabCells;
    return isHidden(c) ? int(visibleCharacter(c).size()) : widthOf(c);
}

bool isPlain(QByteArrayView line)
{
    return std::ranges::all_of(line, [](char c) { return c >= 0x20 && c < 0x7f; });
}

/// Appends a character as it is shown to a line.
class LineBuilder
{
public:
    void add(char32_t c, qsizetype byte)
    {
        const int cells = cellsAt(m_cell, c);
        const bool isOfSeveral = c == '\t' || isSpelled(c);
        const QString shown = c == '\t' ? QString(cells, u' ') : visibleCharacter(c);
        // A mark stands on the character before it.
        int cell = cells == 0 && m_cell > 0 ? m_line.cells.last() : m_cell;
        for (const QChar unit : shown) {
            m_line.text += unit;
            m_line.bytes.append(int(byte));
            m_line.cells.append(isOfSeveral ? cell++ : cell);
        }
        m_cell += cells;
    }

    DisplayLine built(qsizetype bytes)
    {
        m_line.bytes.append(int(bytes));
        return std::move(m_line);
    }

private:
    DisplayLine m_line;
    int m_cell = 0;
};
} // namespace

qsizetype DisplayLine::indexOf(qsizetype byte) const
{
    const auto found = std::ranges::lower_bound(bytes, int(byte));
    return std::min(text.size(), found - bytes.begin());
}

qsizetype DisplayLine::rowBegin(int row, int columns) const
{
    return std::ranges::lower_bound(cells, row * columns) - cells.begin();
}

DisplayLine displayed(QByteArrayView line)
{
    LineBuilder builder;
    for (qsizetype at = 0; at < line.size();) {
        const Utf8Character first = firstCharacter(line.sliced(at));
        builder.add(first.character, at);
        at += first.bytes;
    }
    return builder.built(line.size());
}

/// Without making the line.
int cellsOf(QByteArrayView line)
{
    if (isPlain(line))
        return int(line.size());
    int cell = 0;
    int last = 0; // cell of the last character
    for (qsizetype at = 0; at < line.size();) {
        const auto byte = quint8(line[at]);
        const Utf8Character first = byte >= 0x20 && byte < 0x7f ? Utf8Character { byte, 1 }
                                                                : firstCharacter(line.sliced(at));
        at += first.bytes;
        const int cells = cellsAt(cell, first.character);
        if (cells > 0)
            last = cell + (isSpelled(first.character) || first.character == '\t' ? cells - 1 : 0);
        cell += cells;
    }
    return last + 1;
}

} // namespace jackfield::ui
