// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How a TextView finds, and shows what it found.
#include "textview.h"

#include <algorithm>

namespace jackfield::ui {

void TextView::find(const QString &wanted)
{
    m_wanted = wanted;
    m_isJumping = true;
    m_search.start(text(), m_wanted);
}

/// As one types: the match at the selection's begin or behind it.
void TextView::showMatches()
{
    const auto &matches = m_search.matches();
    if (std::exchange(m_isJumping, false) && !matches.empty()) {
        const Place begin = std::min(m_anchor, m_cursor);
        const auto next = std::ranges::lower_bound(matches, begin, {}, &TextMatch::begin);
        select(next == matches.end() ? matches.front() : *next);
    }
    viewport()->update();
    Q_EMIT matchesChanged();
}

void TextView::findNext(bool isForward)
{
    const auto &matches = m_search.matches();
    if (matches.empty())
        return;
    const auto [from, to] = std::minmax(m_anchor, m_cursor);
    if (isForward) {
        const auto next = std::ranges::lower_bound(matches, to, {}, &TextMatch::begin);
        select(next == matches.end() ? matches.front() : *next);
    } else {
        const auto behind = std::ranges::lower_bound(matches, from, {}, &TextMatch::begin);
        select(behind == matches.begin() ? matches.back() : *std::prev(behind));
    }
    Q_EMIT matchesChanged();
}

qsizetype TextView::currentMatch() const
{
    const auto &matches = m_search.matches();
    const auto [from, to] = std::minmax(m_anchor, m_cursor);
    const auto there = std::ranges::lower_bound(matches, from, {}, &TextMatch::begin);
    const bool isSelected = there != matches.end() && there->begin == from && there->end == to;
    return isSelected ? there - matches.begin() : -1;
}

/// What it is folded into opens.
void TextView::select(const TextMatch &match)
{
    for (qsizetype line : { match.begin.line, match.end.line }) {
        qsizetype fold = text().foldAround(line);
        for (; fold >= 0; fold = text().foldAround(line)) {
            line = text().folds()[size_t(fold)].open;
            if (m_rows.isFolded(fold))
                setFolded(fold, false);
        }
    }
    setCursor(match.begin);
    setCursor(match.end, true);
}

QList<QTextLayout::FormatRange>
TextView::matchesIn(qsizetype line, const Shown &shown, int row) const
{
    QList<QTextLayout::FormatRange> ranges;
    const auto &matches = m_search.matches();
    const qsizetype begin = shown.line.rowBegin(row, m_rows.columns());
    const qsizetype end = shown.line.rowBegin(row + 1, m_rows.columns());
    auto match = std::ranges::lower_bound(matches, Place { line, 0 }, {}, &TextMatch::end);
    for (; match != matches.end() && match->begin.line <= line; ++match) {
        const qsizetype first =
            match->begin.line < line ? 0 : shown.line.indexOf(match->begin.byte);
        const qsizetype last = match->end.line > line ? end : shown.line.indexOf(match->end.byte);
        QTextLayout::FormatRange range { .start = int(std::max(first, begin) - begin),
                                         .length =
                                             int(std::min(last, end) - std::max(first, begin)),
                                         .format = {} };
        range.format.setBackground(m_look.theme().warningTint);
        range.format.setForeground(m_look.theme().warning);
        if (range.length > 0)
            ranges.append(range);
    }
    return ranges;
}

/// Of one line.
QString TextView::wantedFromSelection() const
{
    constexpr qsizetype longestTaken = 100; // characters
    const bool isShort = m_cursor != m_anchor && m_cursor.line == m_anchor.line;
    return isShort ? selectedText().left(longestTaken) : QString();
}

} // namespace jackfield::ui
