// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scriptoutput.h"

#include <ui/models/format.h>
#include <ui/models/payloadtext.h>

#include <QDateTime>
#include <QFileInfo>
#include <QScrollBar>
#include <mutex>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestText = 4096; ///< characters of one line that is said
} // namespace

/// What was said and is not shown yet.
struct ScriptOutput::Waiting
{
    std::mutex mutex;
    QList<Line> lines;
    qint64 dropped = 0;
};

ScriptOutput::ScriptOutput(Look &look, const Clock &clock, QWidget *parent)
    : CodeView(look, parent)
    , m_look(look)
    , m_clock(clock)
    , m_mailbox(this)
    , m_waiting(std::make_shared<Waiting>())
{
    setObjectName(u"scriptOutput"_s);
    setAccessibleName(tr("Output of the scripts"));
    setReadOnly(true);
    setMaximumBlockCount(mostLines);
    setPlaceholderText(tr("What scripts write with log(...) appears here, and their exceptions."));
}

std::function<void(const MockLog &)> ScriptOutput::sink()
{
    // The window is woken once for what has come until it looks.
    return [this, clock = m_clock, waiting = m_waiting, box = m_mailbox.address()](
               const MockLog &log) {
        const std::scoped_lock lock(waiting->mutex);
        const bool isFirst = waiting->lines.isEmpty();
        Line line { clock.now().toMSecsSinceEpoch() * 1000, log };
        line.log.text.truncate(longestText);
        waiting->lines.append(line);
        if (waiting->lines.size() > mostLines) {
            waiting->lines.removeFirst();
            ++waiting->dropped;
        }
        if (!isFirst)
            return;
        box.post([this, waiting] {
            std::unique_lock unlocked(waiting->mutex);
            const QList<Line> lines = std::exchange(waiting->lines, {});
            const qint64 dropped = std::exchange(waiting->dropped, 0);
            unlocked.unlock();
            take(lines, dropped);
        });
    };
}

void ScriptOutput::take(const QList<Line> &lines, qint64 dropped)
{
    const bool isAtEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    const Theme &theme = m_look.theme();
    if (dropped > 0)
        write(tr("%1 lines were left out").arg(formattedCount(dropped)), theme.muted);
    std::optional<MockLog> error;
    for (const auto &[time, log] : lines) {
        const QString text = visibleText(log.text.toUtf8());
        // Of an exception the script says itself in which file it was.
        const QString words =
            log.isError ? text : QString(QFileInfo(log.source).fileName() + u": "_s + text);
        write(formattedTime(time) + u"  "_s + words, log.isError ? theme.failure : QColor());
        if (log.isError)
            error = log;
    }
    if (isAtEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    Q_EMIT said(error);
}

void ScriptOutput::write(const QString &text, const QColor &ink)
{
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    QTextCharFormat format;
    if (ink.isValid()) // else that of the theme, whichever comes
        format.setForeground(ink);
    cursor.insertText(document()->isEmpty() ? text : QString(u'\n' + text), format);
}

} // namespace jackfield::ui
