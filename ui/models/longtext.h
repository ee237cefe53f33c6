// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sharedbytes.h"

#include <utility>
#include <vector>

namespace jackfield::ui {

/// A line of a piece of text. Lines that are longer than `longestLine` are cut.
struct TextLine
{
    quint32 start = 0; ///< its first byte in the piece
    quint16 cells = 0; ///< see cellsOf()
    bool isCut = false; ///< it goes on with the line before
    bool isInString = false; ///< of JSON: it begins within a string
};

/// A stretch of UTF-8, and where its lines are.
struct TextPiece
{
    SharedBytes bytes;
    std::vector<TextLine> lines;
};

/// Lines of a container of JSON, from that of its opening bracket to that of its closing one.
struct TextFold
{
    quint32 open = 0;
    quint32 close = 0; ///< 0: it is not known yet
    quint32 members = 0; ///< or elements
};

/// What comes next of a text.
struct TextBatch
{
    TextPiece piece;
    std::vector<TextFold> opened; ///< folds that open in it
    std::vector<std::pair<size_t, TextFold>>
        closed; ///< older ones that close in it, by their number
};

/// Where to cut a text that is cut before byte `end`: there or up to four bytes earlier, not behind the first byte of an escape,
/// nor within a character. What is no UTF-8 is cut anywhere. Precondition: 1 <= `end` <= `text.size()`.
qsizetype wholeEnd(QByteArrayView text, qsizetype end);

/// Finds the lines of a text that comes in pieces.
class LineCutter
{
public:
    static constexpr qsizetype longestLine = 4096; ///< bytes

    /// `isJson`: it is known of each line whether it begins within a string.
    explicit LineCutter(bool isJson)
        : m_isJson(isJson)
    { }

    /// `isLast`: nothing comes behind it.
    TextPiece cut(const SharedBytes &bytes, bool isLast);

private:
    qsizetype lineEnd(QByteArrayView text, qsizetype begin) const;

    const bool m_isJson;
    bool m_isWithin = false; ///< the last piece ended within a line
    bool m_isInString = false;
};

/// A text of any length as lines, made of pieces. Positions are lines, and bytes within them.
class LongText
{
public:
    struct Line
    {
        QByteArrayView text; ///< without a line feed
        int cells = 0;
        bool isCut = false;
        bool isInString = false;
    };
    struct Place
    {
        qsizetype line = 0;
        qsizetype byte = 0;

        auto operator<=>(const Place &) const = default;
    };

    void append(TextBatch batch);

    qsizetype lines() const { return m_lines; }
    /// Precondition: 0 <= line < lines().
    Line line(qsizetype line) const;
    int cells(qsizetype line) const;
    /// Behind the last character.
    Place end() const;
    /// What stands between two places, as it is.
    QByteArray between(Place from, Place to) const;
    bool hasCuts() const { return m_hasCuts; }
    /// Of its widest line.
    int mostCells() const { return m_mostCells; }

    /// By their first lines.
    const std::vector<TextFold> &folds() const { return m_folds; }
    /// The number of the fold that opens in a line and whose end is known; -1 if there is none.
    qsizetype foldAt(qsizetype line) const;
    /// The innermost fold that opens above the line and closes in it or below; -1 if there is none.
    qsizetype foldAround(qsizetype line) const;

    struct Part
    {
        std::shared_ptr<const TextPiece> piece;
        qsizetype firstLine = 0;
    };
    /// All that was appended; cheap to copy, and readable on any thread.
    const std::vector<Part> &parts() const { return m_parts; }

private:
    const Part &partOf(qsizetype line) const;

    std::vector<Part> m_parts;
    std::vector<TextFold> m_folds;
    qsizetype m_lines = 0;
    bool m_hasCuts = false;
    int m_mostCells = 0;
    mutable size_t m_lastPart = 0; ///< that was asked for
};

} // namespace jackfield::ui
