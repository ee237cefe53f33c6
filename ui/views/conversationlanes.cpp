// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Where the lanes of a conversation stand, and what they are called.
#include "conversationpainter.h"

#include <ui/models/format.h>
#include <ui/models/messagelogmodel.h>
#include <ui/models/payloadtext.h>

#include <QPainter>
#include <QUrl>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int padding = 12;
constexpr double leastArrow = 112; ///< pixels: what is shorter has no room for words
} // namespace

double ConversationPainter::gutter() const
{
    const qsizetype most = std::max<qsizetype>(1000, m_log.store().size());
    return QFontMetricsF(m_canvas.font)
               .horizontalAdvance(u"00:00:00.000 #"_s + formattedCount(most))
        + 2 * padding;
}

SequenceLanes ConversationPainter::lanes() const
{
    return SequenceLanes::fitted(
        m_conversation.lanes().size(), gutter(), m_canvas.area.width() - gutter());
}

int ConversationPainter::width() const
{
    return int(lanes().end());
}

double ConversationPainter::clientX(quint32 connection) const
{
    const auto lane = std::max<qsizetype>(0, m_conversation.lanes().indexOf(connection));
    return std::round(lanes().client(lane)) - m_canvas.scrolled;
}

/// It is always seen, however many clients there are.
double ConversationPainter::serverX() const
{
    const double pinned = m_canvas.area.width() - SequenceLanes::margin;
    return std::round(std::min(lanes().server() - m_canvas.scrolled, pinned));
}

bool ConversationPainter::isBehindServer(quint32 connection) const
{
    return clientX(connection) > serverX() - leastArrow;
}

bool ConversationPainter::isBehindTimes(quint32 connection) const
{
    return clientX(connection) < gutter();
}

int ConversationPainter::scrolledTo(quint32 connection) const
{
    const double x = clientX(connection);
    const double most = serverX() - SequenceLanes::leastSpacing;
    if (x > most)
        return m_canvas.scrolled + int(x - most);
    const double least = gutter() + SequenceLanes::margin;
    return x < least ? m_canvas.scrolled - int(least - x) : m_canvas.scrolled;
}

QString ConversationPainter::nameOf(quint32 connection) const
{
    return m_conversation.lanes().size() < 2 ? tr("client") : tr("conn %1").arg(connection);
}

/// Its host, as far as the first handshake that is shown tells it.
QString ConversationPainter::serverName() const
{
    if (m_log.rowCount() == 0)
        return tr("server");
    const MessageStore &store = m_log.store();
    const qsizetype handshake = store.handshakeOf(m_log.storeRow(0));
    if (handshake < 0)
        return tr("server");
    const QUrl url(QString::fromUtf8(firstLine(store.payload(handshake))));
    if (url.host().isEmpty())
        return tr("server");
    const QString port = url.port() < 0 ? QString() : u":%1"_s.arg(url.port());
    return previewText(QString(url.host() + port).toUtf8(), 40);
}

QString ConversationPainter::headInWords() const
{
    QStringList names;
    for (const quint32 connection : m_conversation.lanes())
        names.append(nameOf(connection));
    names.append(serverName());
    return names.join(u", "_s);
}

void ConversationPainter::paintHead(QPainter &painter, const QRect &area) const
{
    const Theme &theme = m_look.theme();
    painter.fillRect(area, theme.window);
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.line);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setBold(true);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const auto head = [&](double x, const QString &name, double most) {
        const QString text = metrics.elidedText(name, Qt::ElideMiddle, most - 24);
        const double width = std::max(72.0, metrics.horizontalAdvance(text) + 24);
        const QRectF box(x - width / 2, area.top() + 6.5, width, area.height() - 14);
        painter.setPen(theme.line);
        painter.setBrush(theme.base);
        painter.drawRoundedRect(box, 6, 6);
        painter.setPen(theme.ink);
        painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, text);
    };
    painter.save();
    painter.setClipRect(QRectF(gutter(), area.top(), area.width(), area.height()));
    for (const quint32 connection : m_conversation.lanes()) {
        if (!isBehindServer(connection))
            head(clientX(connection), nameOf(connection), SequenceLanes::leastSpacing - 24);
    }
    painter.restore();
    head(serverX(), serverName(), 2 * SequenceLanes::margin - 8);
}

} // namespace jackfield::ui
