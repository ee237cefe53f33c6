// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "page.h"

#include <ui/models/format.h>
#include <ui/models/ruledraft.h>
#include <ui/models/sessionexcerpt.h>
#include <ui/models/workspacefiles.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/styled.h>
#include <ui/views/trafficview.h>

#include <QFile>
#include <QFileInfo>
#include <QScrollArea>
#include <QThreadPool>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostSaved = 1'000'000; ///< rows
constexpr qint64 slowToRead = 32 << 20; ///< bytes

RecordingOptions recordingOptions(const PageContext &context, TabState::Kind kind, Side local)
{
    RecordingOptions options { .recorder = kind == TabState::Kind::Proxy ? u"proxy"_s
                                   : local == Side::Client               ? u"client"_s
                                                                         : u"server"_s,
                               .clock = context.services.clock };
    options.redaction.known = context.knownSecrets;
    return options;
}
} // namespace

Page::Page(const PageContext &context, const TabState &state, Side local, QWidget *parent)
    : Tab(context, state, parent)
    , m_mailbox(this)
    , m_log(local, recordingOptions(context, state.kind, local))
{ }

Page::~Page() = default;

void Page::build(QWidget *bar, QWidget *panel)
{
    m_view = new TrafficView(m_context.look, m_log, bar, panel, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scrolling(m_view, this));
    m_view->logPanel()->setMarking(m_state.isMarking);
    m_view->logPanel()->setFilter(m_state.filter);
    m_view->logPanel()->setColumns(m_state.columns);
    m_view->logPanel()->view()->setWidths(m_state.widths);
    m_view->logPanel()->view()->setHiddenColumns(m_state.hiddenColumns);
    QList<ColourRule> rules;
    for (const QString &text : std::as_const(m_state.colours)) {
        if (const auto rule = ColourRule::fromText(text))
            rules.append(*rule);
    }
    m_view->logPanel()->setColours(rules);
    m_view->logPanel()->setFolding(m_state.isFolding);
    m_view->logPanel()->setConversation(m_state.isConversation);
    if (!m_state.splits.isEmpty())
        m_view->restoreSplits(m_state.splits);
    connect(m_view, &TrafficView::splitMoved, this, &Page::edited);
    connect(m_view->logPanel(), &LogPanel::settingsChanged, this, &Page::edited);
    connect(m_view->logPanel()->view(), &MessageLogView::composeRequested, this, &Page::compose);
    connect(
        m_view->logPanel()->view(), &MessageLogView::compareRequested, this, &Tab::payloadNeeded);
    connect(m_view->logPanel()->view(), &MessageLogView::payloadRequested, this, [this] {
        Q_EMIT payloadNeeded();
        m_view->focusPayload();
    });
    connect(
        m_view->logPanel()->view(), &MessageLogView::excerptRequested, this, &Page::saveSelection);
    connect(m_view->logPanel()->view(), &MessageLogView::ruleRequested, this, &Page::makeRule);
    connect(&m_log.model()->spill(), &LogSpill::failed, this, [this](const QString &problem) {
        m_view->notice()->tell(problem, Notice::Tone::Warning);
    });
    connect(&m_log, &TrafficLog::recordingChanged, this, &Page::changed);
    connect(&m_log, &TrafficLog::recordingLost, this, &Page::tellLostRecording);
    connect(&m_log, &TrafficLog::keepingFailed, this, [this](const QString &problem) {
        m_view->notice()->tell(tr("New messages will be gone after a restart: %1").arg(problem),
                               Notice::Tone::Warning);
    });
    connect(&m_log, &TrafficLog::loaded, this, [this](const QString &problem) {
        if (!problem.isEmpty())
            m_view->notice()->tell(problem, Notice::Tone::Warning);
    });
}

void Page::keepLog()
{
    const QString path =
        m_context.services.stateFolder + u"/traffic/"_s + m_state.id + u".session.jsonl"_s;
    if (const auto kept = m_log.keepIn(path); !kept)
        tellError(kept.error());
    keepNotes();
}

void Page::keepNotes()
{
    const auto kept = m_log.model()->notes().keepIn(NotesFile::pathFor(m_log.path()));
    if (!kept)
        tellError(kept.error());
}

Notice *Page::notice() const
{
    return m_view->notice();
}

void Page::find(bool isMarking)
{
    m_view->logPanel()->focusFilter(isMarking);
}

void Page::findNext(bool isForward)
{
    MessageLogView *rows = m_view->logPanel()->view();
    if (rows->isConversation() && !m_view->logPanel()->isMarking())
        rows->showUnanswered(isForward);
    else
        rows->showMarked(isForward);
}

TabState Page::state() const
{
    TabState state = m_state;
    state.filter = m_view->logPanel()->filter();
    state.isMarking = m_view->logPanel()->isMarking();
    state.columns = m_view->logPanel()->columns();
    state.widths = m_view->logPanel()->view()->widths();
    state.hiddenColumns = m_view->logPanel()->view()->hiddenColumns();
    state.colours.clear();
    for (const ColourRule &rule : m_view->logPanel()->colours())
        state.colours.append(rule.toText());
    state.isFolding = m_view->logPanel()->isFolding();
    state.isConversation = m_view->logPanel()->isConversation();
    state.splits = m_view->splits();
    return state;
}

void Page::setRecording(bool on)
{
    if (!on) {
        m_log.stopRecording();
        if (m_log.isRecordingLost())
            tellLostRecording();
        return;
    }
    const QString path = m_context.workspace().freePath(WorkspaceGroup::Sessions, sessionName());
    m_view->notice()->retract(std::exchange(m_recordingProblem, {}));
    if (const auto started = m_log.startRecording(path); !started) {
        tellError(started.error());
        m_recordingProblem = m_view->notice()->text();
    }
}

/// Somebody deleted it, or put it elsewhere; what came is not lost.
void Page::tellLostRecording()
{
    const QString path = m_log.recordingPath();
    m_view->notice()->tell(
        m_log.isRecording()
            ? tr("%1, which is being recorded, was deleted or moved. All of it can be written "
                 "again, and goes on there.")
                  .arg(path)
            : tr("The recording is not on disk: %1 was deleted or moved. All of it can be written "
                 "again, until the next recording.")
                  .arg(path),
        Notice::Tone::Failure,
        { tr("Write it again"), [this] { saveLostRecording(); } });
}

/// Where it was, or under a name that is free there.
void Page::saveLostRecording()
{
    if (!m_log.isRecordingLost())
        return; // whoever took it put it back
    const QString path = m_context.workspace().freePath(WorkspaceGroup::Sessions,
                                                        Workspace::titleOf(m_log.recordingPath()));
    if (const auto saved = m_log.saveLostRecording(path); !saved) {
        m_view->notice()->tell(
            tr("The recording is still not on disk: %1").arg(saved.error().message),
            Notice::Tone::Failure,
            { tr("Try again"), [this] { saveLostRecording(); } });
    }
}

void Page::apply(const Settings &settings)
{
    m_log.model()->spill().setMemory(qint64(settings.logMemory) << 20);
    m_log.model()->setTimes(settings.times);
    m_view->apply(settings.panes);
}

/// What is spoken to, without the path of its URL, and when: "127.0.0.1-9101 2026-11-28 21.04".
void Page::makeRule(const QList<qsizetype> &rows)
{
    if (const auto made = ruleOf(m_log.store(), rows))
        Q_EMIT ruleRequested(made->path, made->rule);
    else
        m_view->notice()->tell(tr("No rule is made of messages of more than 1 MiB."),
                               Notice::Tone::Warning);
}

QString Page::sessionName() const
{
    const QString name = fileTitle(title().section(u'/', 0, 0));
    if (!canRecord())
        return name; // it has the time of the recording
    const QString now =
        m_context.services.clock.now().toLocalTime().toString(u"yyyy-MM-dd HH.mm"_s);
    return name.isEmpty() ? now : name + u' ' + now;
}

void Page::saveSelection()
{
    const QList<qsizetype> rows = m_view->logPanel()->view()->selectedWithFolded(mostSaved);
    if (rows.isEmpty() || m_log.path().isEmpty())
        return;
    if (const auto flushed = m_log.flush(); !flushed) {
        tellError(flushed.error());
        return;
    }
    if (QFileInfo(m_log.path()).size() > slowToRead) {
        m_view->notice()->tell(tr("Saving %1 rows…").arg(formattedCount(rows.size())),
                               Notice::Tone::Warning);
    }
    const auto target = m_context.workspace().reservePath(WorkspaceGroup::Sessions, sessionName());
    if (!target) {
        tellError(target.error());
        return;
    }
    const SessionExcerpt excerpt { .rows = m_log.store(),
                                   .chosen = { rows.begin(), rows.end() },
                                   .sourcePath = m_log.path() };
    QThreadPool::globalInstance()->start(
        [this, excerpt, path = *target, box = m_mailbox.address()] {
            const auto saved = excerpt.write(path);
            if (!saved)
                QFile::remove(path); // what it was reserved by
            box.post([this, path, saved] { tellSaved(path, saved); });
        });
}

void Page::tellSaved(const QString &path, const Result<qsizetype> &saved)
{
    if (!saved) {
        tellError(saved.error());
        return;
    }
    const QString most = *saved == mostSaved ? tr(" No more can be saved at once.") : QString();
    m_view->notice()->tell(tr("%1 rows were saved as the session “%2”.")
                                   .arg(formattedCount(*saved), Workspace::titleOf(path))
                               + most,
                           Notice::Tone::Warning,
                           { tr("Open it"), [this, path] { Q_EMIT openRequested(path); } });
}

} // namespace jackfield::ui
