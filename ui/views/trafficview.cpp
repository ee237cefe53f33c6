// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "trafficview.h"

#include "logpanel.h"
#include "notice.h"
#include "payloadinspector.h"
#include "styled.h"

#include <ui/models/format.h>
#include <ui/models/trafficlog.h>

#include <QDataStream>
#include <QDesktopServices>
#include <QFileInfo>
#include <QSplitter>
#include <QUrl>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

TrafficView::TrafficView(Look &look, TrafficLog &log, QWidget *bar, QWidget *panel, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_logPanel(new LogPanel(look, log, this))
    , m_notice(new Notice(look, this))
    , m_panel(panel)
    , m_inspector(new PayloadInspector(look, *log.model(), this))
    , m_rows(new QSplitter(Qt::Vertical, this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
{
    for (QSplitter *splitter : { m_rows, m_columns }) {
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
        connect(splitter, &QSplitter::splitterMoved, this, &TrafficView::splitMoved);
    }
    m_columns->addWidget(panel);
    m_columns->addWidget(m_inspector);
    m_rows->addWidget(createLog());
    m_rows->addWidget(m_columns);
    m_rows->setSizes({ 400, 240 });
    m_columns->setSizes({ 460, 580 });
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_rows, 1);
    m_inspector->setSecrets(log.secrets());
    orderTabs({ bar, m_notice, m_logPanel, panel, m_inspector });
    const MessageLogView *rows = m_logPanel->view();
    connect(rows, &MessageLogView::currentRowChanged, m_inspector, &PayloadInspector::show);
    connect(rows, &MessageLogView::compareRequested, m_inspector, &PayloadInspector::compare);
    connect(rows, &MessageLogView::bookmarkRequested, this, &TrafficView::toggleBookmark);
    connect(log.model(), &QAbstractItemModel::modelReset, this, [this] {
        m_cleared += m_log.store().size() == 0 ? 1 : 0;
    });
    connect(m_logPanel, &LogPanel::pictureWritten, this, &TrafficView::tellPicture);
    connect(m_logPanel, &LogPanel::failed, this, [this](const QString &problem) {
        m_notice->tell(problem);
    });
    connect(m_inspector, &PayloadInspector::termRequested, m_logPanel, &LogPanel::addTerm);
    connect(m_inspector, &PayloadInspector::lensRequested, m_logPanel, &LogPanel::addColumn);
}

/// What is said takes its room from the end of the log: nothing else moves below the pointer.
QWidget *TrafficView::createLog()
{
    auto *log = new QWidget(this);
    auto *layout = new QVBoxLayout(log);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_logPanel, 1);
    layout->addWidget(m_notice);
    return log;
}

/// What was written there comes back by one click.
void TrafficView::toggleBookmark(qsizetype row)
{
    LogNotes &notes = m_log.model()->notes();
    const auto note = notes.at(row);
    const auto changed = note ? notes.remove(row) : notes.set(row, {});
    if (!changed) {
        m_notice->tell(changed.error().message);
    } else if (note && !note->isEmpty()) {
        m_notice->tell(tr("The note at #%1 was removed.").arg(formattedCount(row + 1)),
                       Notice::Tone::Warning,
                       { tr("Undo"), [this, row, text = *note, cleared = m_cleared] {
                            m_notice->dismiss();
                            if (cleared != m_cleared)
                                return; // the row is another one now
                            if (const auto kept = m_log.model()->notes().set(row, text); !kept)
                                m_notice->tell(kept.error().message);
                        } });
    }
}

void TrafficView::tellPicture(const QString &path)
{
    m_notice->tell(tr("The conversation is in %1.").arg(path),
                   Notice::Tone::Warning,
                   { tr("Open folder"), [path] {
                        QDesktopServices::openUrl(
                            QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
                    } });
}

void TrafficView::focusPayload()
{
    m_inspector->focusContent();
}

QByteArray TrafficView::splits() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << m_rows->saveState() << m_columns->saveState() << m_otherRows << m_otherColumns;
    return bytes;
}

void TrafficView::restoreSplits(const QByteArray &splits)
{
    QByteArray rows;
    QByteArray columns;
    QDataStream stream(splits);
    stream >> rows >> columns >> m_otherRows >> m_otherColumns;
    m_rows->restoreState(rows);
    m_columns->restoreState(columns);
    m_columns->insertWidget(areBeside() ? 0 : 1, m_inspector);
}

bool TrafficView::areBeside() const
{
    return m_rows->orientation() == Qt::Horizontal;
}

void TrafficView::apply(const Panes &panes)
{
    place(panes.areBeside);
    m_panel->setVisible(panes.panel);
    m_inspector->setVisible(panes.payload);
    m_columns->setVisible(panes.panel || panes.payload);
    m_logPanel->setTimeLineShown(panes.timeLine);
}

/// Below the log they stand side by side; right of it one above the other, the payload first. Each has splits of its own.
void TrafficView::place(bool areBeside)
{
    if (areBeside == this->areBeside())
        return;
    const QByteArray rows = std::exchange(m_otherRows, m_rows->saveState());
    const QByteArray columns = std::exchange(m_otherColumns, m_columns->saveState());
    m_rows->setOrientation(areBeside ? Qt::Horizontal : Qt::Vertical);
    m_columns->setOrientation(areBeside ? Qt::Vertical : Qt::Horizontal);
    m_columns->insertWidget(areBeside ? 0 : 1, m_inspector);
    if (!m_rows->restoreState(rows))
        m_rows->setSizes({ 620, 380 }); // the log has columns
    if (!m_columns->restoreState(columns))
        m_columns->setSizes({ 400, 300 });
}

} // namespace jackfield::ui
