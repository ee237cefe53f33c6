// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "conversationpainter.h"

#include <ui/models/format.h>
#include <ui/models/messagelogmodel.h>
#include <ui/models/payloadtext.h>

#include <QPainter>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using Shape = SequenceStep::Shape;
using StepTone = SequenceStep::Tone;

namespace {
constexpr int padding = 12;
constexpr int markWidth = 4;
constexpr double arrowTip = 8;
constexpr double dimmed = 0.32; ///< opacity
constexpr double arrowPlace = 0.72; ///< of a row's height
constexpr int bracketSlots = 4; ///< that stand beside each other
constexpr double bracketStep = 8;
constexpr qsizetype longestWords = 120; ///< characters

QString visible(const QString &text)
{
    return previewText(text.toUtf8(), longestWords);
}

double arrowAt(const QRectF &cell)
{
    return std::round(cell.top() + cell.height() * arrowPlace) + 0.5;
}
} // namespace

ConversationPainter::ConversationPainter(const Look &look,
                                         const MessageLogModel &log,
                                         QObject *parent)
    : QObject(parent)
    , m_look(look)
    , m_log(log)
    , m_conversation(log)
    , m_steps(log, m_conversation)
{
    connect(&log, &QAbstractItemModel::modelReset, this, [this] { m_steps.forget(); });
}

QColor ConversationPainter::colourOf(const SequenceStep &step) const
{
    const Theme &theme = m_look.theme();
    if (step.tone == StepTone::Failure || step.isUnanswered)
        return theme.failure;
    if (step.tone == StepTone::Control)
        return theme.muted;
    return step.from == m_log.local() ? theme.outgoing : theme.incoming;
}

QColor ConversationPainter::background(int row, bool isSelected) const
{
    const Theme &theme = m_look.theme();
    const QModelIndex index = m_log.index(row, MessageLogModel::Preview);
    if (isSelected)
        return theme.selected;
    if (index.data(MessageLogModel::MarkedRole).toBool()
        || index.data(MessageLogModel::FindingRole).isValid())
        return theme.warningTint;
    if (const int colour = index.data(MessageLogModel::ColourRole).toInt(); colour > 0)
        return theme.rowTints[size_t(colour - 1)].tint;
    return theme.base;
}

void ConversationPainter::paint(
    QPainter &painter, int first, int last, int top, const std::function<bool(int)> &isSelected)
{
    m_conversation.take(first, last);
    painter.setFont(m_canvas.font);
    for (int row = first; row <= last; ++row) {
        const QRectF cell(0,
                          top + double(row - first) * m_canvas.rowHeight,
                          m_canvas.area.width(),
                          m_canvas.rowHeight);
        const SequenceStep step = m_steps.at(row);
        const QColor behind = background(row, isSelected(row));
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(cell, behind);
        const bool isLater = m_now && step.time > *m_now;
        painter.setOpacity(isLater ? dimmed : 1);
        const qint64 pause = m_steps.pauseBefore(row);
        paintLifelines(painter, row, cell, pause >= shortestSaidPause);
        paintStep(painter, step, cell, row);
        paintLabel(painter, step, cell, behind, row);
        painter.fillRect(QRectF(0, cell.top(), gutter(), cell.height()), behind);
        paintGutter(painter, row, cell, pause);
        painter.setOpacity(1);
        const bool isFirstLater =
            isLater && (row == 0 || m_log.store().at(m_log.storeRow(row - 1)).time <= *m_now);
        if (isFirstLater)
            painter.fillRect(QRectF(0, cell.top(), cell.width(), 1), m_look.theme().accent);
    }
    paintBrackets(painter, first, last, top);
}

void ConversationPainter::paintLifelines(QPainter &painter,
                                         int row,
                                         const QRectF &cell,
                                         bool isBroken) const
{
    const qsizetype stored = m_log.storeRow(row);
    const double middle = arrowAt(cell);
    const double broken = cell.top() + cell.height() * 0.4;
    const auto line = [&](double x, double from, double to) {
        QPen pen(m_look.theme().line, 1);
        if (isBroken && from < broken) {
            pen.setDashPattern({ 1, 4 });
            painter.setPen(pen);
            painter.drawLine(QPointF(x + 0.5, from), QPointF(x + 0.5, broken));
            pen.setStyle(Qt::SolidLine);
            from = broken;
        }
        painter.setPen(pen);
        painter.drawLine(QPointF(x + 0.5, from), QPointF(x + 0.5, to));
    };
    const double most = serverX();
    for (const quint32 connection : m_conversation.lanes()) {
        const double x = clientX(connection);
        const Conversation::Life life = m_conversation.lifeOf(connection);
        const bool isBefore = life.begin > stored;
        const bool isOver = life.end >= 0 && life.end < stored;
        if (x < gutter() || isBehindServer(connection) || isBefore || isOver)
            continue;
        line(x,
             life.begin == stored ? middle : cell.top(),
             life.end == stored ? middle : cell.bottom());
    }
    line(most, cell.top(), cell.bottom());
}

void ConversationPainter::paintGutter(QPainter &painter,
                                      int row,
                                      const QRectF &cell,
                                      qint64 pause) const
{
    const Theme &theme = m_look.theme();
    const QModelIndex number = m_log.index(row, MessageLogModel::Number);
    const int colour = number.data(MessageLogModel::ColourRole).toInt();
    const QRectF margin(0, cell.top(), markWidth, cell.height());
    if (number.data(MessageLogModel::MarkedRole).toBool()
        || number.data(MessageLogModel::FindingRole).isValid())
        painter.fillRect(margin, theme.warning);
    else if (colour > 0)
        painter.fillRect(margin, theme.rowTints[size_t(colour - 1)].mark);
    else if (number.data(MessageLogModel::NoteRole).isValid())
        painter.fillRect(margin, theme.accent);
    const double height = cell.height() / 2;
    const QRectF words(0, cell.top() + height, gutter() - padding, height - 2);
    painter.setPen(theme.muted);
    painter.drawText(words,
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     m_log.index(row, MessageLogModel::Time).data().toString());
    painter.drawText(words.adjusted(padding, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     u'#' + number.data().toString());
    if (pause < shortestSaidPause)
        return;
    QFont font = m_canvas.font;
    font.setItalic(true);
    painter.setFont(font);
    painter.drawText(words.translated(0, 1 - height),
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(tr("%1 later").arg(formattedDuration(pause)),
                                                    Qt::ElideRight,
                                                    words.width()));
    painter.setFont(m_canvas.font);
}

void ConversationPainter::paintStep(QPainter &painter,
                                    const SequenceStep &step,
                                    const QRectF &cell,
                                    int) const
{
    const double y = arrowAt(cell);
    painter.setRenderHint(QPainter::Antialiasing);
    if (step.shape != Shape::Note)
        paintArrow(painter, step, y);
    const double x = clientX(step.connection) + 0.5;
    if (isBehindServer(step.connection) || isBehindTimes(step.connection))
        return;
    painter.setPen(QPen(colourOf(step), 2));
    painter.setBrush(colourOf(step));
    if (step.begins && !step.ends) {
        painter.drawEllipse(QPointF(x, y), 3, 3);
    } else if (step.ends) {
        painter.drawLine(QPointF(x - 4, y - 4), QPointF(x + 4, y + 4));
        painter.drawLine(QPointF(x - 4, y + 4), QPointF(x + 4, y - 4));
    }
}

void ConversationPainter::paintArrow(QPainter &painter, const SequenceStep &step, double y) const
{
    // A lane that is out of sight is beyond the edge that it is behind.
    const double server = serverX() + 0.5;
    const bool isTurned = isBehindServer(step.connection);
    const double client = isTurned ? server + SequenceLanes::margin - padding
                                   : std::max(clientX(step.connection), gutter()) + 0.5;
    const double way = isTurned ? -1 : 1;
    const QColor colour = colourOf(step);
    QPen pen(colour, 1.4);
    if (step.tone != StepTone::Message)
        pen.setDashPattern({ 4, 3 });
    painter.setPen(pen);
    painter.drawLine(QPointF(client + 2 * way, y), QPointF(server - 2 * way, y));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const auto tip = [&](double x, double to) {
        painter.drawPolygon(QPolygonF {
            QPointF(x, y), QPointF(x - to * arrowTip, y - 4), QPointF(x - to * arrowTip, y + 4) });
    };
    const bool isExchange = step.shape == Shape::Exchange;
    if (isExchange || step.from == Side::Client)
        tip(server - way, way);
    if (isExchange || step.from == Side::Server)
        tip(client + way, -way);
}

/// Above the arrow, in front of the lanes that it crosses.
void ConversationPainter::paintLabel(QPainter &painter,
                                     const SequenceStep &step,
                                     const QRectF &cell,
                                     const QColor &behind,
                                     int row) const
{
    const Theme &theme = m_look.theme();
    const QFontMetricsF metrics(m_canvas.font);
    const double y = arrowAt(cell);
    const bool isNote = step.shape == Shape::Note;
    const bool isFar = isBehindServer(step.connection);
    const bool isHidden = isFar || isBehindTimes(step.connection);
    QRectF room((isHidden ? gutter() : clientX(step.connection)) + padding,
                isNote ? y - metrics.height() / 2 : y - metrics.height() - 3,
                0,
                metrics.height());
    room.setRight(serverX() - padding);
    const auto say = [&](const QString &words, const QColor &colour, bool isRight) {
        const QString text = metrics.elidedText(words, Qt::ElideRight, room.width());
        const double width = metrics.horizontalAdvance(text);
        if (words.isEmpty() || width > room.width())
            return;
        QRectF place = room;
        isRight ? place.setLeft(place.right() - width - 1) : place.setWidth(width + 1);
        painter.fillRect(place.adjusted(-3, 0, 3, 0), behind);
        painter.setPen(colour);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
        isRight ? room.setRight(place.left() - padding) : room.setLeft(place.right() + padding);
    };
    const QColor quiet = step.tone == StepTone::Failure ? theme.failure : theme.muted;
    say(asideOf(step), step.isUnanswered ? theme.failure : theme.muted, true);
    const QModelIndex index = m_log.index(row, MessageLogModel::Preview);
    if (isFar)
        say(nameOf(step.connection) + u" ▸"_s, theme.muted, true);
    else if (isHidden)
        say(u"◂ "_s + nameOf(step.connection), theme.muted, false);
    if (isFar) // from the right to the left
        say(visible(step.detail), quiet, true);
    say(visible(step.title), step.tone == StepTone::Message ? theme.ink : colourOf(step), isFar);
    if (!isFar)
        say(visible(step.detail), quiet, false);
    say(visible(index.data(MessageLogModel::FindingRole).toString()), theme.warning, false);
    say(visible(index.data(MessageLogModel::NoteRole).toString()), theme.accent, false);
}

/// From each question that is seen to its answer, and from each answer to its question, left of their client.
void ConversationPainter::paintBrackets(QPainter &painter, int first, int last, int top) const
{
    struct Bracket
    {
        int from;
        int to;
        quint32 connection;
        bool isByOrder;
    };
    QList<Bracket> brackets;
    const auto add = [&](qsizetype question, qsizetype answer) {
        const auto reply = m_conversation.replyAt(answer);
        const int from = m_log.rowOf(question);
        const int to = m_log.rowOf(answer);
        if (reply && from >= 0 && to >= 0 && m_log.storeRow(from) == question
            && m_log.storeRow(to) == answer)
            brackets.append({ from, to, m_log.store().at(answer).connection, reply->isByOrder });
    };
    for (int row = first; row <= last; ++row) {
        const qsizetype stored = m_log.storeRow(row);
        if (const auto reply = m_conversation.replyAt(stored))
            add(reply->question, stored);
        else if (const qsizetype answer = m_conversation.answerOf(stored);
                 answer > m_log.storeRow(last))
            add(stored, answer);
    }
    std::ranges::stable_sort(brackets, {}, &Bracket::from);
    QHash<quint32, QList<int>> ends; // of each slot
    painter.setRenderHint(QPainter::Antialiasing, false);
    const auto y = [&](int row) {
        const int near = std::clamp(row, first - 1, last + 1);
        return arrowAt(
            QRectF(0, top + double(near - first) * m_canvas.rowHeight, 1, m_canvas.rowHeight));
    };
    for (const Bracket &bracket : std::as_const(brackets)) {
        QList<int> &taken = ends[bracket.connection];
        int slot = 0;
        while (slot < taken.size() && slot < bracketSlots - 1 && taken[slot] >= bracket.from)
            ++slot;
        taken.resize(std::max<qsizetype>(taken.size(), slot + 1));
        taken[slot] = bracket.to;
        const double x = clientX(bracket.connection) - 6;
        const double out = x - 6 - slot * bracketStep;
        if (out < gutter())
            continue;
        const bool isLater = m_now && m_log.store().at(m_log.storeRow(bracket.to)).time > *m_now;
        QColor colour = m_look.theme().muted;
        colour.setAlphaF(isLater ? 0.2F : 0.65F);
        painter.setPen(QPen(colour, 1, bracket.isByOrder ? Qt::DotLine : Qt::SolidLine));
        painter.drawPolyline(QPolygonF { QPointF(x, y(bracket.from)),
                                         QPointF(out, y(bracket.from)),
                                         QPointF(out, y(bracket.to)),
                                         QPointF(x, y(bracket.to)) });
    }
}

} // namespace jackfield::ui
