// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "rowlayout.h"

#include "displayline.h"

#include <algorithm>

namespace jackfield::ui {

namespace {
constexpr qsizetype linesOfMark = 256;
}

void RowLayout::setColumns(int columns)
{
    const int before = std::exchange(m_columns, columns);
    const bool isAllOnOneRow = std::min(before, columns) >= m_text.mostCells();
    if (before != columns && !isAllOnOneRow)
        layOut();
}

void RowLayout::layOut()
{
    m_marks.clear();
    m_end = {};
    m_steps = 0;
    grow();
}

void RowLayout::grow()
{
    for (; m_end.line < m_text.lines(); ++m_steps) {
        if (m_steps % linesOfMark == 0)
            m_marks.push_back(m_end);
        step(m_end);
    }
}

void RowLayout::reset()
{
    m_folded.clear();
    layOut();
}

int RowLayout::rowsOfLine(qsizetype line) const
{
    return jackfield::ui::rowsOf(m_text.cells(line), m_columns);
}

void RowLayout::step(Walk &walk) const
{
    walk.row += rowsOfLine(walk.line);
    const std::vector<TextFold> &folds = m_text.folds();
    if (walk.fold < folds.size() && folds[walk.fold].open == quint32(walk.line)) {
        if (isFolded(qsizetype(walk.fold))) {
            walk.line = folds[walk.fold].close + 1;
            const auto next = std::ranges::lower_bound(folds.begin() + qsizetype(walk.fold),
                                                       folds.end(),
                                                       quint32(walk.line),
                                                       {},
                                                       &TextFold::open);
            walk.fold = size_t(next - folds.begin());
            return;
        }
        ++walk.fold;
    }
    ++walk.line;
}

RowLayout::Place RowLayout::placeOf(qsizetype row) const
{
    const auto behind = std::ranges::upper_bound(m_marks, row, {}, &Walk::row);
    Walk walk = *std::prev(behind);
    while (true) {
        const Walk here = walk;
        step(walk);
        if (walk.row > row)
            return { .line = here.line, .row = int(row - here.row) };
    }
}

qsizetype RowLayout::rowOf(qsizetype line) const
{
    if (m_marks.empty())
        return 0;
    const auto behind = std::ranges::upper_bound(m_marks, line, {}, &Walk::line);
    Walk walk = *std::prev(behind);
    while (true) {
        const Walk here = walk;
        step(walk);
        if (walk.line > line || walk.line >= m_text.lines())
            return here.row;
    }
}

qsizetype RowLayout::lineBelow(qsizetype line) const
{
    const qsizetype fold = foldedAt(line);
    return (fold < 0 ? line : qsizetype(m_text.folds()[size_t(fold)].close)) + 1;
}

bool RowLayout::isFolded(qsizetype fold) const
{
    return fold >= 0 && size_t(fold) < m_folded.size() && m_folded[size_t(fold)];
}

void RowLayout::setFolded(qsizetype fold, bool isFolded)
{
    if (size_t(fold) >= m_folded.size())
        m_folded.resize(m_text.folds().size());
    m_folded[size_t(fold)] = isFolded;
    layOut();
}

void RowLayout::setAllFolded(bool isFolded)
{
    m_folded.assign(m_text.folds().size(), isFolded);
    for (size_t fold = 0; fold < m_folded.size(); ++fold) {
        const TextFold &one = m_text.folds()[fold];
        const bool isOutermost = one.open == 0;
        m_folded[fold] = isFolded && !isOutermost && one.close > one.open;
    }
    layOut();
}

qsizetype RowLayout::foldedAt(qsizetype line) const
{
    const qsizetype fold = m_text.foldAt(line);
    return isFolded(fold) ? fold : -1;
}

} // namespace jackfield::ui
