// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "findableview.h"
#include "linehighlighter.h"

#include <ui/models/displayline.h>
#include <ui/models/rowlayout.h>
#include <ui/models/textreading.h>
#include <ui/models/textsearch.h>

#include <QCache>
#include <map>
#include <optional>

namespace jackfield::ui {

/// A payload of any length to read: wrapped, coloured, with parts of JSON that fold. Only what is seen is laid out and painted;
/// where lines are is found beside the window, so that the first ones are there at once.
class TextView : public FindableView
{
    Q_OBJECT

public:
    explicit TextView(Look &look, QWidget *parent = nullptr);

    /// What stands there while there is no text.
    void setPlaceholderText(const QString &text);
    const QString &placeholderText() const { return m_placeholder; }
    /// Another text. JSON is recognised, whatever `mode` says, unless it is a difference.
    void setBytes(const SharedBytes &bytes, TextReading::Form form, CodeMode mode);
    void clear();

    const TextReading &reading() const { return m_reading; }
    const RowLayout &rowLayout() const { return m_rows; }
    /// All characters as they are, as far as they are read, folded or not.
    QString toPlainText() const;
    /// The characters that are selected.
    QString selectedText() const;
    void selectAll();
    void copy() const;

    LongText::Place cursor() const { return m_cursor; }
    /// Moves there and shows it; `selects` takes along what is on the way.
    void setCursor(LongText::Place place, bool selects = false);

    /// Folds what begins in a line or, if that is folded or nothing does, what is around it.
    void fold(qsizetype line);
    void unfold(qsizetype line);
    void setAllFolded(bool isFolded);
    /// What stands in place of the lines that are folded into one: "… 12 members", and the closing bracket.
    std::pair<QString, QString> foldedText(qsizetype line) const;

    void find(const QString &wanted) override;
    void findNext(bool isForward) override;
    const std::vector<TextMatch> &matches() const { return m_search.matches(); }
    size_t matchCount() const override { return matches().size(); }
    size_t mostMatches() const override { return TextSearch::mostMatches; }
    qsizetype currentMatch() const override;
    QString wantedFromSelection() const override;

    SeenText seenText() override;
    QRect seenRect(int offset) override;
    int seenOffset(QPoint position) override;
    void setSeenCursor(int offset, bool selects) override;

Q_SIGNALS:
    /// There is another text, or all of it is read.
    void textChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    using Place = LongText::Place;
    /// A line as it is painted.
    struct Shown
    {
        DisplayLine line;
        LineHighlighter::Formats formats;
        mutable std::map<int, std::unique_ptr<QTextLayout>> rows; ///< those that were seen
    };
    const LongText &text() const { return m_reading.text(); }
    const Shown &shown(qsizetype line);
    CodeMode mode() const;
    int pageRows() const;

    void restart();
    void grow();
    /// Wraps anew; the line on top stays there.
    void layOut() override;
    void updateRange();
    void applyLook();

    /// A row of a line, laid out.
    const QTextLayout &layoutOf(const Shown &shown, int row) const;
    std::unique_ptr<QTextLayout> laidOut(const Shown &shown, int row) const;
    int rowAtY(int y) const;
    qsizetype lastSeenRow() const;
    /// The row of `seen` that a character is in, and its index in the line.
    std::pair<RowLayout::Place, qsizetype> seenPlace(const SeenText &seen, int offset);
    int yOfRow(qsizetype row) const;
    qsizetype rowOf(Place place);
    /// The nearest place to a cell of a row.
    Place placeInRow(qsizetype row, int cell);
    Place placeAt(QPoint position);
    void paintRow(QPainter &painter, qsizetype row);
    void paintGutter(QPainter &painter, RowLayout::Place place, int y);
    void paintFolded(QPainter &painter, qsizetype line, QPointF end);
    QList<QTextLayout::FormatRange> selectionIn(qsizetype line, const Shown &shown, int row) const;

    /// Where a key leads; nothing: it is no such key.
    std::optional<Place> placeByKey(const QKeyEvent &event);
    QList<QTextLayout::FormatRange> matchesIn(qsizetype line, const Shown &shown, int row) const;
    void showMatches();
    void select(const TextMatch &match);

    bool foldByKey(const QKeyEvent &event);
    Place besides(Place place, int step);
    void setFolded(qsizetype fold, bool isFolded);

    Look &m_look;
    TextReading m_reading;
    RowLayout m_rows;
    LineHighlighter m_highlighter;
    CodeMode m_mode = CodeMode::Plain;
    qsizetype m_coloured =
        0; ///< lines that the highlighter saw, of languages that need the ones before
    QCache<qsizetype, Shown> m_shown;
    QHash<qsizetype, LineHighlighter::Formats> m_formats; ///< of those languages
    QString m_placeholder;
    TextSearch m_search;
    QString m_wanted;
    bool m_isJumping = false; ///< the next match shall be selected when all are known
    Place m_cursor;
    Place m_anchor; ///< the other end of the selection
};

} // namespace jackfield::ui
