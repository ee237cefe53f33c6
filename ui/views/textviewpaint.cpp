// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How a TextView lays out and paints what is seen.
#include "textview.h"
#include "textviewmetrics.h"

#include <ui/models/format.h>

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

const TextView::Shown &TextView::shown(qsizetype line)
{
    if (Shown *there = m_shown.object(line))
        return *there;
    const LongText::Line source = text().line(line);
    auto *made = new Shown { .line = displayed(source.text), .formats = {}, .rows = {} };
    if (mode() == CodeMode::Json) {
        made->formats = m_highlighter.jsonLine(made->line.text, source.isInString);
    } else if (mode() == CodeMode::Xml) {
        for (; m_coloured <= line; ++m_coloured)
            m_formats.insert(m_coloured,
                             m_highlighter.nextLine(displayed(text().line(m_coloured).text).text));
        made->formats = m_formats.value(line);
    }
    m_shown.insert(line, made);
    return *made;
}

const QTextLayout &TextView::layoutOf(const Shown &shown, int row) const
{
    std::unique_ptr<QTextLayout> &layout = shown.rows[row];
    if (!layout)
        layout = laidOut(shown, row);
    return *layout;
}

std::unique_ptr<QTextLayout> TextView::laidOut(const Shown &shown, int row) const
{
    const qsizetype begin = shown.line.rowBegin(row, m_rows.columns());
    const qsizetype end = shown.line.rowBegin(row + 1, m_rows.columns());
    auto layout = std::make_unique<QTextLayout>(shown.line.text.sliced(begin, end - begin), font());
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    layout->setTextOption(option);
    layout->setCacheEnabled(true);
    LineHighlighter::Formats formats;
    for (QTextLayout::FormatRange range : shown.formats) {
        const int from = std::max(range.start, int(begin));
        const int to = std::min(range.start + range.length, int(end));
        range.start = from - int(begin);
        range.length = to - from;
        if (range.length > 0)
            formats.append(range);
    }
    layout->setFormats(formats);
    layout->beginLayout();
    layout->createLine();
    layout->endLayout();
    return layout;
}

QList<QTextLayout::FormatRange>
TextView::selectionIn(qsizetype line, const Shown &shown, int row) const
{
    const auto [from, to] = std::minmax(m_anchor, m_cursor);
    if (from == to || line < from.line || line > to.line)
        return {};
    const qsizetype begin = shown.line.rowBegin(row, m_rows.columns());
    const qsizetype end = shown.line.rowBegin(row + 1, m_rows.columns());
    const qsizetype first =
        std::max(begin, line == from.line ? shown.line.indexOf(from.byte) : begin);
    const qsizetype last = std::min(end, line == to.line ? shown.line.indexOf(to.byte) : end);
    if (first >= last)
        return {};
    QTextLayout::FormatRange range { .start = int(first - begin),
                                     .length = int(last - first),
                                     .format = {} };
    range.format.setBackground(m_look.theme().selected);
    return { range };
}

void TextView::paintGutter(QPainter &painter, RowLayout::Place place, int y)
{
    if (place.row > 0)
        return;
    const int height = fontMetrics().lineSpacing();
    if (text().line(place.line).isCut) {
        painter.setPen(m_look.theme().muted);
        painter.drawText(QRect(0, y, gutterWidth, height), Qt::AlignCenter, u"⋯"_s);
        return;
    }
    const qsizetype fold = text().foldAt(place.line);
    if (fold < 0)
        return;
    const QPointF centre(gutterWidth / 2.0, y + height / 2.0);
    constexpr double size = 3.5;
    QPolygonF triangle { { -size, -size / 2 }, { size, -size / 2 }, { 0, size / 2 + 1 } };
    if (m_rows.isFolded(fold))
        triangle = { { -size / 2, -size }, { size / 2 + 1, 0 }, { -size / 2, size } };
    QPainterPath path;
    path.addPolygon(triangle.translated(centre));
    painter.fillPath(path, m_look.theme().muted);
}

std::pair<QString, QString> TextView::foldedText(qsizetype line) const
{
    const qsizetype number = m_rows.foldedAt(line);
    if (number < 0)
        return {};
    const TextFold &fold = text().folds()[size_t(number)];
    const bool isArray = text().line(line).text.endsWith('[');
    const QString count = formattedCount(fold.members);
    const QString words = fold.members == 1 ? (isArray ? tr("1 element") : tr("1 member"))
        : isArray                           ? tr("%1 elements").arg(count)
                                            : tr("%1 members").arg(count);
    const QByteArrayView closing = text().line(fold.close).text;
    return { u"… "_s + words, QString::fromLatin1(closing.trimmed()) };
}

/// What is folded away, in a box behind the opening bracket.
void TextView::paintFolded(QPainter &painter, qsizetype line, QPointF end)
{
    const auto [words, closing] = foldedText(line);
    if (words.isEmpty())
        return;
    const QFontMetricsF metrics(font());
    const QRectF box(
        end.x() + 4, end.y() + 1, metrics.horizontalAdvance(words) + 12, metrics.height() - 2);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_look.theme().raised);
    painter.drawRoundedRect(box, 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double base = end.y() + metrics.ascent();
    painter.setPen(m_look.theme().muted);
    painter.drawText(QPointF(box.left() + 6, base), words);
    painter.setPen(m_look.theme().ink);
    painter.drawText(QPointF(box.right() + 4, base), closing);
}

void TextView::paintRow(QPainter &painter, qsizetype row)
{
    const RowLayout::Place place = m_rows.placeOf(row);
    const Shown &line = shown(place.line);
    const int y = yOfRow(row);
    const int height = fontMetrics().lineSpacing();
    const bool isRemoved = line.line.text.startsWith(u'-');
    if (mode() == CodeMode::Diff && (isRemoved || line.line.text.startsWith(u'+'))) {
        painter.fillRect(QRect(0, y, viewport()->width(), height),
                         isRemoved ? m_look.theme().removed : m_look.theme().added);
    }
    paintGutter(painter, place, y);
    const QTextLayout &layout = layoutOf(line, place.row);
    painter.setPen(m_look.theme().ink);
    layout.draw(&painter,
                QPointF(gutterWidth, y),
                matchesIn(place.line, line, place.row) + selectionIn(place.line, line, place.row));
    const int rows = m_rows.rowsOfLine(place.line);
    if (place.row == rows - 1)
        paintFolded(
            painter, place.line, { gutterWidth + layout.lineAt(0).naturalTextWidth(), double(y) });
    const qsizetype begin = line.line.rowBegin(place.row, m_rows.columns());
    if (!hasFocus() || m_cursor.line != place.line || rowOf(m_cursor) != row)
        return;
    const double x = layout.lineAt(0).cursorToX(int(line.line.indexOf(m_cursor.byte) - begin));
    painter.fillRect(QRectF(gutterWidth + x, y, 1, height), m_look.theme().accent);
}

void TextView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setFont(font());
    painter.fillRect(viewport()->rect(), m_look.theme().base);
    const bool isEmpty = text().end() == Place();
    if (isEmpty && !m_placeholder.isEmpty()) {
        painter.setPen(m_look.theme().muted);
        painter.drawText(viewport()->rect().adjusted(gutterWidth, margin, -margin, -margin),
                         Qt::TextWordWrap,
                         m_placeholder);
        return;
    }
    const qsizetype first = verticalScrollBar()->value();
    const qsizetype last = std::min(m_rows.rows() - 1, first + pageRows() + 1);
    m_shown.setMaxCost(std::max<qsizetype>(256, 2 * (last - first)));
    for (qsizetype row = first; row <= last; ++row)
        paintRow(painter, row);
}

} // namespace jackfield::ui
