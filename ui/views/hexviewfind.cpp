// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How a HexView finds, and shows what it found.
#include "hexview.h"

#include <QPainter>
#include <algorithm>

namespace jackfield::ui {

namespace {
constexpr qsizetype longestTaken = 32; ///< bytes of a selection that are looked for
}

void HexView::find(const QString &wanted)
{
    m_wanted = wanted;
    m_isJumping = true;
    m_search.start(m_bytes, ByteSearch::Wanted::from(wanted));
}

/// As one types: the match at the selection's begin or behind it.
void HexView::showMatches()
{
    const auto &matches = m_search.matches();
    if (std::exchange(m_isJumping, false) && !matches.empty()) {
        const auto next = std::ranges::lower_bound(matches, std::min(m_anchor, m_cursor));
        selectMatch(next == matches.end() ? matches.front() : *next);
    }
    viewport()->update();
    Q_EMIT matchesChanged();
}

void HexView::findNext(bool isForward)
{
    const auto &matches = m_search.matches();
    if (matches.empty())
        return;
    const auto [first, last] = std::minmax(m_anchor, m_cursor);
    if (isForward) {
        const auto next = std::ranges::upper_bound(matches, first);
        selectMatch(next == matches.end() ? matches.front() : *next);
    } else {
        const auto behind = std::ranges::lower_bound(matches, first);
        selectMatch(behind == matches.begin() ? matches.back() : *std::prev(behind));
    }
    Q_EMIT matchesChanged();
}

void HexView::selectMatch(qsizetype begin)
{
    setCursor(begin + m_search.length() - 1);
    setCursor(begin); // both ends are seen
    m_anchor = begin + m_search.length() - 1;
    viewport()->update();
}

qsizetype HexView::currentMatch() const
{
    const auto &matches = m_search.matches();
    const auto [first, last] = std::minmax(m_anchor, m_cursor);
    const auto there = std::ranges::lower_bound(matches, first);
    const bool isSelected =
        there != matches.end() && *there == first && last - first + 1 == m_search.length();
    return isSelected ? there - matches.begin() : -1;
}

QString HexView::wantedFromSelection() const
{
    const QByteArrayView bytes = m_anchor == m_cursor ? QByteArrayView() : selected();
    return bytes.size() > longestTaken ? QString()
                                       : QString::fromLatin1(bytes.toByteArray().toHex(' '));
}

void HexView::paintMatches(QPainter &painter, qsizetype row) const
{
    const auto &matches = m_search.matches();
    const qsizetype begin = row * m_columns;
    const qsizetype end = std::min(begin + m_columns, m_bytes.size());
    auto match = std::ranges::lower_bound(matches, begin - m_search.length() + 1);
    for (; match != matches.end() && *match < end; ++match) {
        const qsizetype from = std::max(*match, begin);
        const qsizetype to = std::min(*match + m_search.length(), end) - 1;
        for (const bool isText : { false, true })
            painter.fillRect(cellRect(from, isText).united(cellRect(to, isText)),
                             m_look.theme().warningTint);
    }
}

} // namespace jackfield::ui
