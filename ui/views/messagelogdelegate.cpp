// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagelogdelegate.h"

#include <ui/models/messagelogmodel.h>

#include <QPainter>

namespace jackfield::ui {

using Tone = MessageLogModel::Tone;

namespace {
constexpr int markWidth = 4;
}

MessageLogDelegate::MessageLogDelegate(Look &look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
{ }

void MessageLogDelegate::paint(QPainter *painter,
                               const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const int tone = index.data(MessageLogModel::ToneRole).toInt();
    const bool isMarked = index.data(MessageLogModel::MarkedRole).toBool();
    const bool isSelected = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect,
                      isMarked && !isSelected ? m_look.theme().warningTint
                                              : background(option, tone));
    if (isMarked && index.column() == MessageLogModel::Number)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(markWidth, option.rect.height())),
                          m_look.theme().warning);
    painter->setPen(ink(index, tone));
    QFont font = option.font;
    if (index.column() == MessageLogModel::Direction) {
        font.setBold(true);
        font.setPointSizeF(font.pointSizeF() * 1.2);
    }
    painter->setFont(font);
    const QRect cell = option.rect.adjusted(padding, 0, -padding, 0);
    const int alignment = index.data(Qt::TextAlignmentRole).toInt();
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->drawText(cell,
                      alignment | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(text, Qt::ElideRight, cell.width()));
}

QColor MessageLogDelegate::background(const QStyleOptionViewItem &option, int tone) const
{
    const Theme &theme = m_look.theme();
    if (option.state & QStyle::State_Selected)
        return theme.selected;
    switch (Tone(tone)) {
    case Tone::Incoming:
        return theme.incomingTint;
    case Tone::Outgoing:
        return theme.outgoingTint;
    case Tone::Failure:
        return theme.failureTint;
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
