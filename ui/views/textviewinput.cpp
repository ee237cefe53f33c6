// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What keys and the mouse do in a TextView.
#include "textview.h"
#include "textviewmetrics.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
bool isOfWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.';
}
} // namespace

/// The place before or behind.
TextView::Place TextView::besides(Place place, int step)
{
    const DisplayLine &line = shown(place.line).line;
    qsizetype index = line.indexOf(place.byte);
    // A character may be several of the line.
    while (index + step >= 0 && index + step < line.bytes.size()) {
        index += step;
        const bool isWhole = index == 0 || line.bytes[index] != line.bytes[index - 1];
        if (isWhole)
            return { place.line, line.bytes[index] };
    }
    if (step > 0) {
        const qsizetype below = m_rows.lineBelow(place.line);
        return below < text().lines() ? Place { below, 0 } : place;
    }
    const qsizetype row = m_rows.rowOf(place.line);
    if (row == 0)
        return place;
    const qsizetype above = m_rows.placeOf(row - 1).line;
    return { above, text().line(above).text.size() };
}

std::optional<TextView::Place> TextView::placeByKey(const QKeyEvent &event)
{
    if (text().lines() == 0)
        return std::nullopt;
    const bool isFar = event.modifiers() & Qt::ControlModifier;
    const DisplayLine &line = shown(m_cursor.line).line;
    const qsizetype index = line.indexOf(m_cursor.byte);
    const qsizetype row = rowOf(m_cursor);
    const int behind = line.cells.isEmpty() ? 0 : line.cells.last() + 1;
    const int cell = index < line.cells.size() ? line.cells[index] : behind;
    const auto toRow = [&](qsizetype wanted) {
        const int inRow = cell - int(row - m_rows.rowOf(m_cursor.line)) * m_rows.columns();
        return placeInRow(std::clamp<qsizetype>(wanted, 0, m_rows.rows() - 1), inRow);
    };
    switch (event.key()) {
    case Qt::Key_Left:
        return besides(m_cursor, -1);
    case Qt::Key_Right:
        return besides(m_cursor, 1);
    case Qt::Key_Up:
        return toRow(row - 1);
    case Qt::Key_Down:
        return toRow(row + 1);
    case Qt::Key_PageUp:
        return toRow(row - pageRows());
    case Qt::Key_PageDown:
        return toRow(row + pageRows());
    case Qt::Key_Home:
        return isFar ? Place() : Place { m_cursor.line, 0 };
    case Qt::Key_End:
        return isFar ? text().end()
                     : Place { m_cursor.line, text().line(m_cursor.line).text.size() };
    default:
        return std::nullopt;
    }
}

bool TextView::foldByKey(const QKeyEvent &event)
{
    if (event.modifiers() != (Qt::ControlModifier | Qt::ShiftModifier))
        return false;
    if (event.key() == Qt::Key_BracketLeft || event.key() == Qt::Key_BraceLeft)
        fold(m_cursor.line);
    else if (event.key() == Qt::Key_BracketRight || event.key() == Qt::Key_BraceRight)
        unfold(m_cursor.line);
    else
        return false;
    return true;
}

void TextView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (const auto place = placeByKey(*event))
        setCursor(*place, event->modifiers() & Qt::ShiftModifier);
    else if (!foldByKey(*event) && !findByKey(*event))
        QAbstractScrollArea::keyPressEvent(event);
}

void TextView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_rows.rows() == 0)
        return;
    const RowLayout::Place there = m_rows.placeOf(rowAtY(event->pos().y()));
    const qsizetype fold = text().foldAt(there.line);
    if (event->pos().x() < gutterWidth && fold >= 0 && there.row == 0)
        setFolded(fold, !m_rows.isFolded(fold));
    else
        setCursor(placeAt(event->pos()), event->modifiers() & Qt::ShiftModifier);
}

void TextView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        setCursor(placeAt(event->pos()), true);
    else
        viewport()->setCursor(event->pos().x() < gutterWidth ? Qt::ArrowCursor : Qt::IBeamCursor);
}

/// What is folded opens; elsewhere a word is selected.
void TextView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_rows.rows() == 0 || event->pos().x() < gutterWidth)
        return;
    const Place place = placeAt(event->pos());
    const DisplayLine &line = shown(place.line).line;
    qsizetype begin = line.indexOf(place.byte);
    qsizetype end = begin;
    if (end == line.text.size())
        return unfold(place.line);
    while (begin > 0 && isOfWord(line.text[begin - 1]))
        --begin;
    while (end < line.text.size() && isOfWord(line.text[end]))
        ++end;
    const qsizetype from = line.bytes[begin];
    const qsizetype to = line.bytes[end];
    setCursor({ place.line, from });
    setCursor({ place.line, to }, true);
}

void TextView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &name, const QKeySequence &key, auto function) {
        QAction *action = menu->addAction(name, this, function);
        action->setShortcut(key);
        return action;
    };
    add(tr("Copy"), QKeySequence::Copy, &TextView::copy)->setEnabled(m_anchor != m_cursor);
    add(tr("Select all"), QKeySequence::SelectAll, &TextView::selectAll);
    add(tr("Find…"), QKeySequence::Find, &TextView::findRequested);
    if (!text().folds().empty()) {
        menu->addSeparator();
        const qsizetype line = m_cursor.line;
        add(tr("Fold"), QKeySequence(u"Ctrl+Shift+["_s), [this, line] { fold(line); });
        add(tr("Unfold"), QKeySequence(u"Ctrl+Shift+]"_s), [this, line] { unfold(line); });
        add(tr("Fold all"), {}, [this] { setAllFolded(true); });
        add(tr("Unfold all"), {}, [this] { setAllFolded(false); });
    }
    menu->popup(event->reason() == QContextMenuEvent::Keyboard
                    ? viewport()->mapToGlobal(QPoint(gutterWidth, yOfRow(rowOf(m_cursor) + 1)))
                    : event->globalPos());
}

} // namespace jackfield::ui
