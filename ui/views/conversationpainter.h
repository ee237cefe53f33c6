// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/conversation.h>
#include <ui/models/conversationsteps.h>

#include <QObject>
#include <optional>

class QPainter;

namespace jackfield::ui {

class MessageLogModel;

/// Paints the rows of a log as a sequence diagram, and knows where its lanes stand. Only what is seen is painted, and nothing
/// of it is kept.
class ConversationPainter : public QObject
{
    Q_OBJECT

public:
    static constexpr int rowHeight = 40;
    static constexpr int headHeight = 40;

    /// Both outlive it.
    ConversationPainter(const Look &look, const MessageLogModel &log, QObject *parent = nullptr);

    Conversation &conversation() { return m_conversation; }
    const Conversation &conversation() const { return m_conversation; }
    const ConversationSteps &steps() const { return m_steps; }

    /// Where it is painted, of the widget that it is painted on.
    struct Canvas
    {
        QRect area; ///< what is seen
        QFont font; ///< of what came over the wire
        int scrolled = 0; ///< pixels to the right
        int rowHeight = ConversationPainter::rowHeight;
    };
    void setCanvas(const Canvas &canvas) { m_canvas = canvas; }
    /// Pixels of all lanes and of the times beside them.
    int width() const;

    /// How far to the right it has to be scrolled for the lane of a connection to be seen.
    int scrolledTo(quint32 connection) const;

    /// What came later is dimmed: microseconds since the epoch.
    void setNow(const std::optional<qint64> &now) { m_now = now; }

    /// These rows of the table, the first at `top`; `isSelected` is asked for each.
    void paint(QPainter &painter,
               int first,
               int last,
               int top,
               const std::function<bool(int)> &isSelected);
    void paintHead(QPainter &painter, const QRect &area) const;
    /// The names on top of the lanes, in one line.
    QString headInWords() const;

private:
    SequenceLanes lanes() const;
    double gutter() const;
    double clientX(quint32 connection) const;
    double serverX() const;
    /// Whether the lane of a connection stands behind the server's, or behind the times.
    bool isBehindServer(quint32 connection) const;
    bool isBehindTimes(quint32 connection) const;
    QString nameOf(quint32 connection) const;
    QString serverName() const;
    QColor colourOf(const SequenceStep &step) const;
    QColor background(int row, bool isSelected) const;
    void paintLifelines(QPainter &painter, int row, const QRectF &cell, bool isBroken) const;
    void paintGutter(QPainter &painter, int row, const QRectF &cell, qint64 pause) const;
    void paintStep(QPainter &painter, const SequenceStep &step, const QRectF &cell, int row) const;
    void paintArrow(QPainter &painter, const SequenceStep &step, double y) const;
    void paintLabel(QPainter &painter,
                    const SequenceStep &step,
                    const QRectF &cell,
                    const QColor &behind,
                    int row) const;
    void paintBrackets(QPainter &painter, int first, int last, int top) const;

    const Look &m_look;
    const MessageLogModel &m_log;
    Conversation m_conversation;
    ConversationSteps m_steps;
    Canvas m_canvas;
    std::optional<qint64> m_now;
};

} // namespace jackfield::ui
