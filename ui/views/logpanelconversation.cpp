// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The log as a conversation: the switch, the scrubber, the picture.
#include "conversationpainter.h"
#include "logpanel.h"
#include "logswitch.h"
#include "timelineview.h"

#include <jackfield/support/privatefile.h>
#include <ui/models/trafficlog.h>

#include <QFileDialog>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

bool LogPanel::isConversation() const
{
    return m_switch->isConversation();
}

void LogPanel::setConversation(bool on)
{
    m_switch->setConversation(on);
}

/// Whoever follows the log again is at its end.
void LogPanel::connectConversation()
{
    connect(m_switch, &LogSwitch::changed, this, [this](bool isConversation) {
        m_view->setConversation(isConversation);
        m_timeline->setScrubbing(isConversation);
        m_view->showTime({});
        Q_EMIT settingsChanged();
    });
    connect(m_timeline, &TimelineView::scrubbed, m_view, &MessageLogView::showTime);
    connect(m_view, &MessageLogView::followingChanged, this, [this](bool isFollowing) {
        if (!isFollowing)
            return;
        m_timeline->clearScrub();
        m_view->showTime({});
    });
    connect(m_log.model(), &QAbstractItemModel::modelReset, this, [this] {
        if (m_log.store().size() > 0)
            return;
        m_timeline->clearScrub();
        m_view->showTime({});
    });
}

void LogPanel::savePicture()
{
    auto *dialog = new QFileDialog(this, tr("Save as SVG"));
    dialog->setObjectName(u"pictureDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Pictures (*.svg)"));
    dialog->setDefaultSuffix(u"svg"_s);
    dialog->selectFile(u"conversation.svg"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &LogPanel::writePicture);
    dialog->open();
}

void LogPanel::writePicture(const QString &path)
{
    writeOnceKnown(path, m_log.store().size());
}

/// Once so many rows of the store were looked at.
void LogPanel::writeOnceKnown(const QString &path, qsizetype known)
{
    const Conversation &conversation = m_view->diagram().conversation();
    if (conversation.scanned() < std::min(known, m_log.store().size())) {
        connect(
            &conversation,
            &Conversation::grown,
            this,
            [this, path, known] { writeOnceKnown(path, known); },
            Qt::SingleShotConnection);
        return;
    }
    const MessageLogModel &model = *m_log.model();
    const ConversationSteps &steps = m_view->diagram().steps();
    QList<SequenceStep> chosen;
    const QList<qsizetype> rows = m_view->selectedRows();
    const bool isSelected = rows.size() > 1;
    const auto count = isSelected ? rows.size() : qsizetype(model.rowCount());
    const qsizetype most = std::min(count, mostSequenceSteps);
    for (qsizetype i = 0; i < most; ++i)
        chosen.append(steps.at(isSelected ? model.rowOf(rows[i]) : int(i)));
    const auto written = writePrivately(path, sequenceSvg(chosen, count - most));
    if (written)
        Q_EMIT pictureWritten(path);
    else
        Q_EMIT failed(written.error().message);
}

} // namespace jackfield::ui
