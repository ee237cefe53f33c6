// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>
#include <memory>

namespace jackfield::ui {

/// A table with rows of one height, of which there may be tens of millions. QTableView's header of rows keeps a record for
/// each and adds them all up whenever some come; this one has no such header and multiplies. Whole rows are selected.
class UniformTable : public QTableView
{
    Q_OBJECT

public:
    explicit UniformTable(int rowHeight, QWidget *parent = nullptr);
    ~UniformTable() override;

    void setModel(QAbstractItemModel *model) override;
    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    /// At least so many pixels; more if the font needs them.
    void setRowHeight(int least);
    /// Nothing: it would make the text of every row.
    void keyboardSearch(const QString &) override { }

protected:
    /// Pixels of what can be scrolled to the right, and of what stands on top where there is no header.
    virtual int contentWidth() const;
    virtual int headHeight() const { return 0; }
    int rowHeight() const { return m_rowHeight; }
    /// The row there; it may be none.
    int rowAtY(int y) const;
    int yOf(int row) const;

    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    /// No row is current by itself: the first arrow selects the first one, not the second.
    void focusInEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;

private:
    int rows() const { return model() ? model()->rowCount() : 0; }
    int pageRows() const { return std::max(1, viewport()->height() / m_rowHeight); }

    void fitRowHeight();
    qint64 pixelOffset() const;

    class NoRows;
    const std::unique_ptr<NoRows> m_noRows;
    int m_leastHeight;
    int m_rowHeight; ///< as the font needs
    int m_unit = 1; ///< pixels that the scroll bar counts as one
};

} // namespace jackfield::ui
