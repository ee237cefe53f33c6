// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagelogdelegate.h"

#include <ui/models/messagelogmodel.h>
#include <ui/models/payloadtext.h>

#include <QPainter>
#include <QStyle>

namespace jackfield::ui {

using Tone = MessageLogModel::Tone;

namespace {
constexpr int markWidth = 4;
constexpr qsizetype longestTag = 120; ///< characters

/// What is searched for, and what is wrong.
bool isAmber(const QModelIndex &index)
{
    return index.data(MessageLogModel::MarkedRole).toBool()
        || index.data(MessageLogModel::FindingRole).isValid();
}
} // namespace

MessageLogDelegate::MessageLogDelegate(Look &look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
{ }

void MessageLogDelegate::paint(QPainter *painter,
                               const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const int tone = index.data(MessageLogModel::ToneRole).toInt();
    painter->fillRect(option.rect, background(option, index, tone));
    if (index.column() == MessageLogModel::Number)
        paintMargin(painter, option, index);
    painter->setPen(ink(index, tone));
    QFont font = option.font;
    if (index.column() == MessageLogModel::Direction) {
        font.setBold(true);
        font.setPointSizeF(font.pointSizeF() * 1.2);
    }
    painter->setFont(font);
    QRect cell = option.rect.adjusted(padding, 0, -padding, 0);
    if (index.column() == MessageLogModel::Preview) {
        const Theme &theme = m_look.theme();
        const auto say = [&](int role, const QColor &frame) {
            cell = paintTag(painter, option, cell, index.data(role).toString(), frame);
        };
        say(MessageLogModel::NoteRole, theme.accent);
        say(MessageLogModel::FindingRole, theme.warning);
        say(MessageLogModel::TouchRole, theme.warning);
        font.setStrikeOut(index.data(MessageLogModel::DroppedRole).toBool());
        painter->setFont(font);
    }
    const Qt::Alignment alignment = QStyle::visualAlignment(
        option.direction, Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->drawText(cell,
                      int(alignment) | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(text, Qt::ElideRight, cell.width()));
}

/// What is found, coloured or noted has a mark at its front, too, whatever is behind the row.
void MessageLogDelegate::paintMargin(QPainter *painter,
                                     const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const Theme &theme = m_look.theme();
    const QRect &cell = option.rect;
    const auto placed = [&](int x, int width) {
        return QStyle::visualRect(
            option.direction, cell, QRect(cell.left() + x, cell.top(), width, cell.height()));
    };
    const QRect margin = placed(0, markWidth);
    const int colour = index.data(MessageLogModel::ColourRole).toInt();
    if (isAmber(index))
        painter->fillRect(margin, theme.warning);
    else if (colour > 0)
        painter->fillRect(margin, theme.rowTints[size_t(colour - 1)].mark);
    if (!index.data(MessageLogModel::NoteRole).isValid())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.accent);
    const QRectF flag(placed(markWidth + 2, 6).left(), cell.center().y() - 4.5, 6, 9);
    painter->drawPolygon(QPolygonF { flag.topLeft(),
                                     flag.topRight(),
                                     flag.bottomRight(),
                                     flag.center() + QPointF(0, 2),
                                     flag.bottomLeft() });
    painter->restore();
}

/// At the end of a cell; what is left of the cell.
QRect MessageLogDelegate::paintTag(QPainter *painter,
                                   const QStyleOptionViewItem &option,
                                   const QRect &cell,
                                   const QString &words,
                                   const QColor &frame) const
{
    if (words.isEmpty())
        return cell;
    const Theme &theme = m_look.theme();
    const QString text = option.fontMetrics.elidedText(
        previewText(words.toUtf8(), longestTag), Qt::ElideRight, cell.width() / 2);
    const int width = option.fontMetrics.horizontalAdvance(text) + 2 * padding;
    const auto placed = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, cell, rect);
    };
    const QRect tag =
        placed({ cell.right() - width + 1, cell.top() + 2, width, cell.height() - 4 });
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(frame);
    painter->setBrush(theme.base);
    painter->drawRoundedRect(QRectF(tag).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter->setPen(theme.ink);
    painter->drawText(tag, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter->restore();
    return placed(cell.adjusted(0, 0, -width - padding, 0));
}

QColor MessageLogDelegate::background(const QStyleOptionViewItem &option,
                                      const QModelIndex &index,
                                      int tone) const
{
    const Theme &theme = m_look.theme();
    if (option.state & QStyle::State_Selected)
        return theme.selected;
    if (isAmber(index))
        return theme.warningTint;
    if (const int colour = index.data(MessageLogModel::ColourRole).toInt(); colour > 0)
        return theme.rowTints[size_t(colour - 1)].tint;
    switch (Tone(tone)) {
    case Tone::Incoming:
        return theme.incomingTint;
    case Tone::Outgoing:
        return theme.outgoingTint;
    case Tone::Failure:
        return theme.failureTint;
    case Tone::Touched:
        return theme.warningTint;
    default:
        return theme.base;
    }
}

QColor MessageLogDelegate::ink(const QModelIndex &index, int tone) const
{
    const Theme &theme = m_look.theme();
    const int column = index.column();
    if (column < MessageLogModel::Direction || column == MessageLogModel::Size)
        return theme.muted;
    if (Tone(tone) == Tone::Failure)
        return theme.failure;
    if (Tone(tone) == Tone::Control)
        return theme.muted;
    if (column == MessageLogModel::Direction)
        return Tone(tone) == Tone::Outgoing ? theme.outgoing : theme.incoming;
    return column == MessageLogModel::Kind ? theme.muted : theme.ink;
}

} // namespace jackfield::ui
