// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "textview.h"

#include "textviewmetrics.h"

#include <ui/models/payloadtext.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int fewestColumns = 10;
constexpr qsizetype linesSaid = 10; ///< to who cannot see them
constexpr qsizetype charactersSaid = 400;
} // namespace

TextView::TextView(Look &look, QWidget *parent)
    : FindableView(parent)
    , m_look(look)
    , m_rows(m_reading.text())
{
    look.setMonospace(this);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(true);
    connect(&m_reading, &TextReading::restarted, this, &TextView::restart);
    connect(&m_reading, &TextReading::grown, this, &TextView::grow);
    connect(&m_reading, &TextReading::finished, this, [this] {
        m_search.start(text(), m_wanted);
        Q_EMIT textChanged();
    });
    connect(&m_search, &TextSearch::finished, this, &TextView::showMatches);
    connect(&look, &Look::changed, this, &TextView::applyLook);
}

void TextView::setPlaceholderText(const QString &text)
{
    m_placeholder = text;
}

void TextView::setBytes(const SharedBytes &bytes, TextReading::Form form, CodeMode mode)
{
    m_mode = mode;
    m_reading.start(bytes, form);
}

void TextView::clear()
{
    setBytes({}, TextReading::Form::AsItIs, CodeMode::Plain);
}

CodeMode TextView::mode() const
{
    if (m_mode == CodeMode::Diff)
        return m_mode;
    return m_reading.isJson() ? CodeMode::Json : m_mode;
}

QString TextView::toPlainText() const
{
    return exactText(text().between({}, text().end()));
}

QString TextView::selectedText() const
{
    const auto [from, to] = std::minmax(m_anchor, m_cursor);
    return exactText(text().between(from, to));
}

void TextView::restart()
{
    m_cursor = m_anchor = {};
    m_search.start({}, {}); // until all of it is read
    m_rows.reset();
    verticalScrollBar()->setValue(0);
    updateRange();
    applyLook();
    const Place begin { std::min<qsizetype>(text().lines(), linesSaid), 0 };
    setAccessibleDescription(previewText(text().between({}, begin), charactersSaid));
    Q_EMIT textChanged();
}

void TextView::grow()
{
    const bool isSeen = m_rows.rows() <= verticalScrollBar()->value() + pageRows() + 1;
    m_rows.grow();
    updateRange();
    if (isSeen)
        viewport()->update();
}

void TextView::applyLook()
{
    m_shown.clear();
    m_formats.clear();
    m_coloured = 0;
    m_highlighter.setMode(m_look, mode());
    viewport()->update();
}

int TextView::pageRows() const
{
    return std::max(1, (viewport()->height() - margin) / fontMetrics().lineSpacing());
}

void TextView::updateRange()
{
    verticalScrollBar()->setPageStep(pageRows());
    const qsizetype most = std::max<qsizetype>(0, m_rows.rows() - pageRows());
    verticalScrollBar()->setRange(0, int(std::min<qsizetype>(most, 1 << 30)));
}

void TextView::layOut()
{
    const qsizetype top = verticalScrollBar()->value();
    const qsizetype line = top < m_rows.rows() ? m_rows.placeOf(top).line : 0;
    const double cell = QFontMetricsF(font()).horizontalAdvance(u'0');
    // A wide character may stand half behind the last cell.
    const int columns = int((viewport()->width() - gutterWidth - margin) / cell) - 1;
    m_rows.setColumns(std::max(fewestColumns, columns));
    m_shown.clear();
    updateRange();
    verticalScrollBar()->setValue(int(m_rows.rowOf(line)));
    viewport()->update();
}

int TextView::yOfRow(qsizetype row) const
{
    return margin + int(row - verticalScrollBar()->value()) * fontMetrics().lineSpacing();
}

int TextView::rowAtY(int y) const
{
    const int row = verticalScrollBar()->value() + (y - margin) / fontMetrics().lineSpacing();
    return int(std::clamp<qsizetype>(row, 0, std::max<qsizetype>(0, m_rows.rows() - 1)));
}

qsizetype TextView::rowOf(Place place)
{
    const qsizetype first = m_rows.rowOf(place.line);
    const DisplayLine &line = shown(place.line).line;
    const qsizetype index = line.indexOf(place.byte);
    const int cell = index < line.cells.size() ? line.cells[index] : 0;
    if (index >= line.cells.size()) // behind the last character
        return first + m_rows.rowsOfLine(place.line) - 1;
    return first + cell / m_rows.columns();
}

TextView::Place TextView::placeInRow(qsizetype row, int cell)
{
    const RowLayout::Place place = m_rows.placeOf(row);
    const DisplayLine &line = shown(place.line).line;
    const auto wanted = std::ranges::lower_bound(line.cells, place.row * m_rows.columns() + cell);
    const qsizetype end = line.rowBegin(place.row + 1, m_rows.columns());
    const qsizetype last = end < line.cells.size() ? end - 1 : end; // behind it is the next row
    return { place.line, line.bytes[std::min<qsizetype>(wanted - line.cells.begin(), last)] };
}

TextView::Place TextView::placeAt(QPoint position)
{
    if (m_rows.rows() == 0)
        return {};
    const RowLayout::Place place = m_rows.placeOf(rowAtY(position.y()));
    const Shown &line = shown(place.line);
    const int index = layoutOf(line, place.row).lineAt(0).xToCursor(position.x() - gutterWidth);
    return { place.line, line.line.bytes[line.line.rowBegin(place.row, m_rows.columns()) + index] };
}

void TextView::setCursor(Place place, bool selects)
{
    m_cursor = std::min(place, text().end());
    if (!selects)
        m_anchor = m_cursor;
    if (text().lines() > 0) {
        const int row = int(rowOf(m_cursor));
        QScrollBar *bar = verticalScrollBar();
        if (row < bar->value())
            bar->setValue(row);
        else if (row >= bar->value() + pageRows())
            bar->setValue(row - pageRows() + 1);
        setAccessibleDescription(shown(m_cursor.line).line.text);
    }
    viewport()->update();
}

void TextView::selectAll()
{
    m_anchor = {};
    m_cursor = text().end();
    viewport()->update();
}

void TextView::copy() const
{
    if (m_anchor != m_cursor)
        QGuiApplication::clipboard()->setText(selectedText());
}

void TextView::fold(qsizetype line)
{
    const qsizetype own = text().foldAt(line);
    const bool begins = own >= 0 && !m_rows.isFolded(own);
    const qsizetype fold = begins ? own : text().foldAround(line);
    if (fold >= 0)
        setFolded(fold, true);
}

void TextView::unfold(qsizetype line)
{
    const qsizetype fold = m_rows.foldedAt(line);
    if (fold >= 0)
        setFolded(fold, false);
}

void TextView::setFolded(qsizetype fold, bool isFolded)
{
    m_rows.setFolded(fold, isFolded);
    const TextFold &lines = text().folds()[size_t(fold)];
    updateRange();
    if (isFolded && m_cursor.line > lines.open && m_cursor.line <= lines.close)
        setCursor({ lines.open, 0 });
    viewport()->update();
}

void TextView::setAllFolded(bool isFolded)
{
    m_rows.setAllFolded(isFolded);
    updateRange();
    if (m_rows.rows() > 0) // a line that is seen
        setCursor({ m_rows.placeOf(m_rows.rowOf(m_cursor.line)).line, 0 });
    viewport()->update();
}

} // namespace jackfield::ui
