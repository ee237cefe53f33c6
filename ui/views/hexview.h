// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "findableview.h"
#include "look.h"

#include <ui/models/bytesearch.h>

namespace jackfield::ui {

/// Bytes in rows of as many as fit: where they are, in hex, and as characters. Nothing is made but the rows that are seen, so any
/// number of them is there at once. One byte has the cursor; Shift or the mouse selects.
class HexView : public FindableView
{
    Q_OBJECT

public:
    explicit HexView(Look &look, QWidget *parent = nullptr);

    /// The cursor is on the first one.
    void setBytes(const SharedBytes &bytes);
    const SharedBytes &bytes() const { return m_bytes; }

    /// -1 if there is no byte.
    qsizetype cursor() const { return m_cursor; }
    /// Moves to a byte and shows it; `selects` takes along what is on the way.
    void setCursor(qsizetype byte, bool selects = false);
    void selectAll();
    /// At least the byte at the cursor.
    QByteArrayView selected() const;
    /// Bytes of a row.
    int columns() const { return m_columns; }
    /// A row as it is painted: "0010  67 0a   g·".
    QString rowText(qsizetype row) const;
    /// Pixels that rows of `columns` bytes need.
    int widthOf(int columns) const;

    /// As ByteSearch::Wanted takes it.
    void find(const QString &wanted) override;
    void findNext(bool isForward) override;
    size_t matchCount() const override { return m_search.matches().size(); }
    size_t mostMatches() const override { return ByteSearch::mostMatches; }
    qsizetype currentMatch() const override;
    QString wantedFromSelection() const override;

    SeenText seenText() override;
    QRect seenRect(int offset) override;
    int seenOffset(QPoint position) override;
    void setSeenCursor(int offset, bool selects) override;

Q_SIGNALS:
    void cursorMoved(qsizetype byte);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    qsizetype rows() const { return (m_bytes.size() + m_columns - 1) / m_columns; }
    int pageRows() const;
    int offsetDigits() const;
    /// Character cells from the left edge of the text.
    int hexCell(int column) const;
    int textCell(int column) const;
    int xOf(int cell) const;
    QRect cellRect(qsizetype byte, bool isText) const;
    qsizetype byteAt(QPoint position, bool *isText = nullptr) const;
    /// What a key moves the cursor by; 0: it is no such key.
    qsizetype stepOf(const QKeyEvent &event) const;
    void layOut() override;
    void paintSelection(QPainter &painter, qsizetype row) const;
    void paintMatches(QPainter &painter, qsizetype row) const;
    void showMatches();
    void selectMatch(qsizetype begin);
    void paintRow(QPainter &painter, qsizetype row) const;
    void copy(QString (*write)(QByteArrayView)) const;

    Look &m_look;
    SharedBytes m_bytes;
    ByteSearch m_search;
    QString m_wanted;
    bool m_isJumping = false; ///< the next match shall be selected when all are known
    qsizetype m_cursor = -1;
    qsizetype m_anchor = -1; ///< the other end of the selection
    int m_columns = 16;
    bool m_isInText = false; ///< the cursor was put among the characters
};

} // namespace jackfield::ui
