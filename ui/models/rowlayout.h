// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "longtext.h"

namespace jackfield::ui {

/// Which rows the lines of a text take that is wrapped at so many cells, and which are folded away. Every so many lines it keeps
/// where one begins, and counts from there.
class RowLayout
{
public:
    struct Place
    {
        qsizetype line = 0;
        int row = 0; ///< within the line
    };

    /// `text` outlives it.
    explicit RowLayout(const LongText &text)
        : m_text(text)
    { }

    int columns() const { return m_columns; }
    void setColumns(int columns);
    /// Lines were appended.
    void grow();
    /// Another text: nothing is folded.
    void reset();

    qsizetype rows() const { return m_end.row; }
    /// Precondition: 0 <= row < rows().
    Place placeOf(qsizetype row) const;
    /// The first row of a line, or of the one that it is folded into.
    qsizetype rowOf(qsizetype line) const;
    /// The line below one that is seen.
    qsizetype lineBelow(qsizetype line) const;
    int rowsOfLine(qsizetype line) const;

    bool isFolded(qsizetype fold) const;
    void setFolded(qsizetype fold, bool isFolded);
    /// All but the outermost, or none.
    void setAllFolded(bool isFolded);
    /// The fold that begins in a line and is folded; -1 if there is none.
    qsizetype foldedAt(qsizetype line) const;

private:
    struct Walk
    {
        qsizetype line = 0;
        qsizetype row = 0; ///< its first
        size_t fold = 0; ///< the first that does not open before
    };
    void layOut();
    void step(Walk &walk) const;

    const LongText &m_text;
    int m_columns = 80;
    std::vector<bool> m_folded; ///< by number; what is behind its end is not
    std::vector<Walk> m_marks;
    Walk m_end; ///< behind the last line
    qsizetype m_steps = 0; ///< to the end
};

} // namespace jackfield::ui
