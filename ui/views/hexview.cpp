// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "hexview.h"

#include <ui/models/bytereadings.h>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int margin = 8;
constexpr int groupOf = 8; ///< bytes, before a wider gap
constexpr int gap = 2; ///< cells between the three parts
constexpr QByteArrayView hexDigits = "0123456789abcdef";

bool isPrintable(quint8 byte)
{
    return byte >= 0x20 && byte < 0x7f;
}
} // namespace

HexView::HexView(Look &look, QWidget *parent)
    : FindableView(parent)
    , m_look(look)
{
    setObjectName(u"hexView"_s);
    look.setMonospace(this);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("The payload's bytes"));
    viewport()->setCursor(Qt::IBeamCursor);
    connect(&m_search, &ByteSearch::finished, this, &HexView::showMatches);
    connect(&look, &Look::changed, viewport(), qOverload<>(&QWidget::update));
}

void HexView::setBytes(const SharedBytes &bytes)
{
    m_bytes = bytes;
    m_cursor = m_anchor = bytes.size() > 0 ? 0 : -1;
    verticalScrollBar()->setValue(0);
    layOut();
    m_search.start(m_bytes, ByteSearch::Wanted::from(m_wanted));
    viewport()->update();
    Q_EMIT cursorMoved(m_cursor);
}

void HexView::setCursor(qsizetype byte, bool selects)
{
    if (m_bytes.size() == 0)
        return;
    m_cursor = std::clamp<qsizetype>(byte, 0, m_bytes.size() - 1);
    if (!selects)
        m_anchor = m_cursor;
    const int row = int(m_cursor / m_columns);
    QScrollBar *bar = verticalScrollBar();
    if (row < bar->value())
        bar->setValue(row);
    else if (row >= bar->value() + pageRows())
        bar->setValue(row - pageRows() + 1);
    viewport()->update();
    Q_EMIT cursorMoved(m_cursor);
}

void HexView::selectAll()
{
    if (m_bytes.size() == 0)
        return;
    m_anchor = 0;
    m_cursor = m_bytes.size() - 1;
    viewport()->update();
    Q_EMIT cursorMoved(m_cursor);
}

QByteArrayView HexView::selected() const
{
    if (m_cursor < 0)
        return {};
    const auto [first, last] = std::minmax(m_anchor, m_cursor);
    return m_bytes.view.sliced(first, last - first + 1);
}

int HexView::pageRows() const
{
    return std::max(1, (viewport()->height() - margin) / fontMetrics().lineSpacing());
}

int HexView::offsetDigits() const
{
    int digits = 4;
    while (digits < 16 && (m_bytes.size() >> (4 * digits)) > 0)
        digits += 2;
    return digits;
}

int HexView::hexCell(int column) const
{
    return offsetDigits() + gap + column * 3 + column / groupOf;
}

int HexView::textCell(int column) const
{
    return hexCell(m_columns - 1) + 2 + gap + column;
}

int HexView::xOf(int cell) const
{
    // As wide as text is painted, which need not be whole pixels a character.
    return margin + int(std::lround(cell * QFontMetricsF(font()).horizontalAdvance(u'0')));
}

int HexView::widthOf(int columns) const
{
    const int cells = offsetDigits() + 2 * gap + columns * 4 + (columns - 1) / groupOf;
    return xOf(cells) + margin + verticalScrollBar()->sizeHint().width();
}

QRect HexView::cellRect(qsizetype byte, bool isText) const
{
    const int height = fontMetrics().lineSpacing();
    const int column = int(byte % m_columns);
    const int row = int(byte / m_columns) - verticalScrollBar()->value();
    const int x = xOf(isText ? textCell(column) : hexCell(column));
    return { x, margin + row * height, xOf(isText ? 1 : 2) - xOf(0), height };
}

qsizetype HexView::byteAt(QPoint position, bool *isText) const
{
    const qsizetype row = verticalScrollBar()->value()
        + std::max(0, position.y() - margin) / fontMetrics().lineSpacing();
    const bool inText = position.x() >= xOf(textCell(0)) - xOf(1) / 2;
    int column = m_columns - 1;
    // Half a cell before a byte is still its.
    while (column > 0 && position.x() < xOf(inText ? textCell(column) : hexCell(column)) - 2)
        --column;
    if (isText)
        *isText = inText;
    return std::clamp<qsizetype>(row * m_columns + column, 0, m_bytes.size() - 1);
}

void HexView::layOut()
{
    const qsizetype top = qsizetype(verticalScrollBar()->value()) * m_columns;
    m_columns = 32;
    while (m_columns > 4 && widthOf(m_columns) > width())
        m_columns /= 2;
    verticalScrollBar()->setPageStep(pageRows());
    verticalScrollBar()->setRange(0, int(std::max<qsizetype>(0, rows() - pageRows())));
    verticalScrollBar()->setValue(int(top / m_columns));
}

QString HexView::rowText(qsizetype row) const
{
    const QByteArrayView bytes = m_bytes.view.sliced(
        row * m_columns, std::min<qsizetype>(m_columns, m_bytes.size() - row * m_columns));
    QString text(textCell(0) + bytes.size(), u' ');
    const QString offset =
        u"%1"_s.arg(row * m_columns, offsetDigits(), 16, '0'_L1); // never shorter
    text.replace(0, offset.size(), offset);
    for (int column = 0; column < bytes.size(); ++column) {
        const auto byte = quint8(bytes[column]);
        text[hexCell(column)] = QLatin1Char(hexDigits[byte >> 4]);
        text[hexCell(column) + 1] = QLatin1Char(hexDigits[byte & 15]);
        text[textCell(column)] = isPrintable(byte) ? QChar(char16_t(byte)) : QChar(u'·');
    }
    return text;
}

/// What says little is quiet: offsets, zeros, and the signs for what is no character.
void HexView::paintRow(QPainter &painter, qsizetype row) const
{
    const QString text = rowText(row);
    QString loud(text.size(), u' ');
    QString quiet = text;
    for (int column = 0; column < text.size() - textCell(0); ++column) {
        const char byte = m_bytes.view[row * m_columns + column];
        const auto raise = [&](int cell) { std::swap(loud[cell], quiet[cell]); };
        if (byte != 0) {
            raise(hexCell(column));
            raise(hexCell(column) + 1);
        }
        if (isPrintable(quint8(byte)))
            raise(textCell(column));
    }
    const int height = fontMetrics().lineSpacing();
    const int top = margin + int(row - verticalScrollBar()->value()) * height;
    const QPoint base(xOf(0), top + fontMetrics().ascent());
    painter.setPen(m_look.theme().muted);
    painter.drawText(base, quiet);
    painter.setPen(m_look.theme().ink);
    painter.drawText(base, loud);
}

void HexView::paintSelection(QPainter &painter, qsizetype row) const
{
    const auto [first, last] = std::minmax(m_anchor, m_cursor);
    const qsizetype from = std::max(first, row * m_columns);
    const qsizetype to = std::min({ last, (row + 1) * m_columns - 1, m_bytes.size() - 1 });
    if (m_cursor < 0 || from > to)
        return;
    for (const bool isText : { false, true })
        painter.fillRect(cellRect(from, isText).united(cellRect(to, isText)),
                         m_look.theme().selected);
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LeftToRight); // it begins with that of the application
    painter.fillRect(viewport()->rect(), m_look.theme().base);
    const qsizetype first = verticalScrollBar()->value();
    const qsizetype last = std::min(rows() - 1, first + pageRows());
    for (qsizetype row = first; row <= last; ++row) {
        paintMatches(painter, row);
        paintSelection(painter, row);
        paintRow(painter, row);
    }
    if (m_cursor < 0 || !hasFocus())
        return;
    painter.setPen(m_look.theme().accent);
    painter.drawRect(cellRect(m_cursor, m_isInText).adjusted(-1, 0, 0, -1));
}

qsizetype HexView::stepOf(const QKeyEvent &event) const
{
    const bool isFar = event.modifiers() & Qt::ControlModifier;
    const qsizetype column = m_cursor % m_columns;
    switch (event.key()) {
    case Qt::Key_Left:
        return -1;
    case Qt::Key_Right:
        return 1;
    case Qt::Key_Up:
        return -std::min<qsizetype>(m_columns, m_cursor - column);
    case Qt::Key_Down:
        return m_columns;
    case Qt::Key_PageUp:
        return -std::min(qsizetype(m_columns) * pageRows(), m_cursor - column);
    case Qt::Key_PageDown:
        return qsizetype(m_columns) * pageRows();
    case Qt::Key_Home:
        return isFar ? -m_cursor : -column;
    case Qt::Key_End:
        return isFar ? m_bytes.size() : m_columns - 1 - column;
    default:
        return 0;
    }
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    const QList<int> moves { Qt::Key_Left, Qt::Key_Right,  Qt::Key_Up,  Qt::Key_Down,
                             Qt::Key_Home, Qt::Key_PageUp, Qt::Key_End, Qt::Key_PageDown };
    if (findByKey(*event))
        return;
    if (event->matches(QKeySequence::Copy))
        copy(byteForms()[m_isInText ? 1 : 0].write);
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (m_cursor >= 0 && moves.contains(event->key()))
        setCursor(m_cursor + stepOf(*event), event->modifiers() & Qt::ShiftModifier);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_bytes.size() > 0)
        setCursor(byteAt(event->pos(), &m_isInText), event->modifiers() & Qt::ShiftModifier);
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if ((event->buttons() & Qt::LeftButton) && m_bytes.size() > 0)
        setCursor(byteAt(event->pos()), true);
}

void HexView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_cursor < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QIcon icon = m_look.icon(u"edit-copy"_s);
    for (const ByteForm &form : byteForms()) {
        menu->addAction(icon, QCoreApplication::translate("ByteForm", form.name), this, [=, this] {
            copy(form.write);
        });
    }
    menu->addSeparator();
    menu->addAction(m_look.icon(u"edit-find"_s),
                    tr("Find…"),
                    QKeySequence::Find,
                    this,
                    &HexView::findRequested);
    menu->addAction(tr("Select all"), QKeySequence::SelectAll, this, &HexView::selectAll);
    menu->popup(event->reason() == QContextMenuEvent::Keyboard
                    ? viewport()->mapToGlobal(cellRect(m_cursor, m_isInText).bottomLeft())
                    : event->globalPos());
}

void HexView::copy(QString (*write)(QByteArrayView)) const
{
    if (m_cursor >= 0)
        QGuiApplication::clipboard()->setText(write(selected()));
}

} // namespace jackfield::ui
