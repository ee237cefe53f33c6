// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Which saved messages of a connection's tab answer by themselves.
#include "connectionpage.h"

#include <ui/models/format.h>
#include <ui/models/writtenbytes.h>
#include <ui/views/answerform.h>
#include <ui/views/composer.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/savedmessages.h>
#include <ui/views/trafficview.h>

#include <QFileInfo>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

void ConnectionPage::connectAnswers()
{
    SavedMessages *saved = m_composer->saved();
    MessageLogView *rows = view()->logPanel()->view();
    rows->setCanAnswer(true);
    log().markAnswers([replier = m_replier] { return replier->isAnswering(); });
    connect(rows, &MessageLogView::answerRequested, this, &ConnectionPage::answerLike);
    connect(saved, &SavedMessages::answerRequested, this, &ConnectionPage::askAnswer);
    connect(saved, &SavedMessages::resumeRequested, this, &ConnectionPage::resumeAnswers);
    connect(saved, &SavedMessages::changed, this, [this] {
        m_answersFile.clear();
        updateAnswers();
        tellAnswers();
    });
    connect(&m_link, &ClientLink::answersPaused, this, [this, saved] {
        saved->setPaused(true);
        view()->notice()->tell(tr("Answering is paused: there were more than %1 answers at once "
                                  "and %2 a second. Perhaps the other side answers the answers.")
                                   .arg(formattedCount(qint64(ReplyBudget::mostAtOnce)),
                                        formattedCount(qint64(ReplyBudget::perSecond))),
                               Notice::Tone::Warning,
                               { tr("Resume answering"), [this] { resumeAnswers(); } });
    });
    updateAnswers();
    tellAnswers();
}

void ConnectionPage::updateAnswers()
{
    m_replier->setMessages(m_composer->saved()->messages());
    m_replier->setVariables(m_context.variables());
}

void ConnectionPage::resumeAnswers()
{
    m_replier->resume();
    m_composer->saved()->setPaused(false);
}

/// Which of them cannot answer though they should; the others do.
void ConnectionPage::tellAnswers()
{
    QList<ConnectionFile::Message> messages = m_composer->saved()->messages();
    messages.removeIf([](const ConnectionFile::Message &message) {
        return notationOf(message.kind)
            && message.text.contains(u"{{"); // of values that are not known yet
    });
    const QList<Error> problems = SavedReplies::of(messages,
                                                   preparation()->shownVariables(),
                                                   QFileInfo(m_answersFile).fileName())
                                      .problems;
    QStringList lines;
    for (const Error &problem : problems) {
        lines.append(problem.where.isEmpty() ? problem.message
                                             : u"%1 (%2)"_s.arg(problem.message, problem.where));
    }
    if (!lines.isEmpty())
        view()->notice()->tell(lines.join(u'\n'), Notice::Tone::Warning);
}

/// What the message of that name answers; at first: messages like the one that is selected in the log.
void ConnectionPage::askAnswer(const QString &name)
{
    const QList<qsizetype> rows = view()->logPanel()->view()->selectedRows(1);
    AnswerForm *form = m_composer->answerForm();
    form->setVariables(preparation()->shownVariables());
    form->open(m_composer->saved()->messages(),
               name,
               rows.isEmpty() ? ReplyCondition()
                              : ReplyCondition::like(log().store(), rows.first()));
}

void ConnectionPage::answerLike(qsizetype storeRow)
{
    const QList<ConnectionFile::Message> messages = m_composer->saved()->messages();
    if (messages.isEmpty()) {
        view()->notice()->tell(tr("There is no saved message to answer with: write one below and "
                                  "save it under a name."),
                               Notice::Tone::Warning);
        return;
    }
    AnswerForm *form = m_composer->answerForm();
    form->setVariables(preparation()->shownVariables());
    form->openFor(messages, ReplyCondition::like(log().store(), storeRow));
}

} // namespace jackfield::ui
