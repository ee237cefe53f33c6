// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "linediff.h"

#include <QStringList>
#include <algorithm>
#include <vector>

namespace jackfield::ui {

namespace {
constexpr qsizetype mostCells = 4'000'000; ///< of the table of common lines

class Diff
{
public:
    Diff(const QString &before, const QString &after)
        : m_before(before.split(u'\n'))
        , m_after(after.split(u'\n'))
    { }

    QString written()
    {
        const auto [firstBefore, firstAfter] = std::ranges::mismatch(m_before, m_after);
        const qsizetype same = firstBefore - m_before.cbegin();
        qsizetype end = 0;
        while (end < std::min(m_before.size(), m_after.size()) - same
               && m_before[m_before.size() - 1 - end] == m_after[m_after.size() - 1 - end])
            ++end;
        for (qsizetype i = 0; i < same; ++i)
            add(u' ', m_before[i]);
        middle(m_before.sliced(same, m_before.size() - same - end),
               m_after.sliced(same, m_after.size() - same - end));
        for (qsizetype i = m_before.size() - end; i < m_before.size(); ++i)
            add(u' ', m_before[i]);
        return m_lines.join(u'\n');
    }

private:
    void add(QChar sign, const QString &line) { m_lines.append(sign + line); }

    /// By the table of longest common sequences.
    void middle(const QStringList &before, const QStringList &after)
    {
        const qsizetype rows = before.size();
        const qsizetype columns = after.size();
        std::vector<int> common(
            size_t(rows * columns <= mostCells ? (rows + 1) * (columns + 1) : 0));
        const auto at = [&](qsizetype i, qsizetype j) -> int & {
            return common[size_t(i * (columns + 1) + j)];
        };
        for (qsizetype i = rows - 1; i >= 0 && !common.empty(); --i) {
            for (qsizetype j = columns - 1; j >= 0; --j) {
                at(i, j) = before[i] == after[j] ? at(i + 1, j + 1) + 1
                                                 : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
        qsizetype i = 0;
        qsizetype j = 0;
        while (i < rows || j < columns) {
            if (i < rows && j < columns && before[i] == after[j] && !common.empty()) {
                add(u' ', before[i++]);
                ++j;
            } else if (j == columns
                       || (i < rows && (common.empty() || at(i + 1, j) >= at(i, j + 1)))) {
                add(u'-', before[i++]);
            } else {
                add(u'+', after[j++]);
            }
        }
    }

    const QStringList m_before;
    const QStringList m_after;
    QStringList m_lines;
};
} // namespace

QString lineDiff(const QString &before, const QString &after)
{
    return Diff(before, after).written();
}

} // namespace jackfield::ui
