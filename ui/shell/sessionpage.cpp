// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "sessionpage.h"

#include "sessionrules.h"

#include <jackfield/mock/recordedserver.h>
#include <jackfield/replay/replay.h>
#include <jackfield/session/pseudonyms.h>
#include <jackfield/session/sessionreader.h>
#include <ui/dialogs/exportpanel.h>
#include <ui/dialogs/redactpanel.h>
#include <ui/models/format.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/replaypanel.h>
#include <ui/views/styled.h>
#include <ui/views/trafficview.h>

#include <QDir>
#include <QPointer>
#include <QTabBar>
#include <QUrl>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
Result<WsHandler> handlerOf(const ReplayTarget &target, const Session &session)
{
    if (target.mockPath.isEmpty())
        return replay::asHandler(session);
    return MockFile::load(target.mockPath)
        .and_then([&](const MockFile &mock) { return recordedServer(mock, session); })
        .transform([](const MockServer &server) { return server.handler(); });
}

/// To a real server, with what the variables of that name say for secrets that the recording has not.
Result<Verdict> replayTo(const QString &server,
                         const Session &session,
                         const Matching &matching,
                         const WsClientFactory &clients,
                         const QMap<QString, QString> &variables)
{
    const ClientReplay how { .secrets = secretsNamed(session, variables) };
    return replay::againstClient(session, clients, server, {}, matching, how)
        .transform_error([&](const ConnectFailure &failure) {
            return Error { .code = Error::Code::Io, .message = failure.message, .where = server };
        });
}

Result<Replayed> replayOf(const QString &recording,
                          const ReplayTarget &target,
                          const WsClientFactory &clients,
                          const QMap<QString, QString> &variables)
{
    const auto session = Session::load(recording);
    if (!session)
        return std::unexpected(session.error());
    const auto matching = Matching::beside(recording);
    if (!matching)
        return std::unexpected(matching.error());
    const auto with = [&](const Verdict &verdict) {
        return Replayed { .verdict = verdict, .assertions = matching->assertions() };
    };
    if (!target.server.isEmpty())
        return replayTo(target.server, *session, *matching, clients, variables).transform(with);
    return handlerOf(target, *session).transform([&](const WsHandler &handler) {
        return with(replay::againstHandler(*session, handler, *matching));
    });
}

/// Where the first connection of a recording went, as far as a target can be chosen for it; empty if it is not told.
QString serverOf(const QString &recording)
{
    constexpr int far = 100; // events
    auto reader = SessionReader::open(recording, SessionReader::Damage::Skip);
    for (int i = 0; reader && i < far; ++i) {
        const auto event = reader->next();
        if (!event || !*event)
            break;
        if (!(*event)->handshake)
            continue;
        const QUrl url((*event)->handshake->url);
        const bool isThere = !url.host().isEmpty() && url.scheme().startsWith(u"ws");
        return isThere ? url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment
                                      | QUrl::RemoveUserInfo)
                             .toString()
                       : QString();
    }
    return {};
}
} // namespace

SessionPage::SessionPage(const PageContext &context, const TabState &state, QWidget *parent)
    : Page(context, state, Side::Client, parent)
    , m_words(tr("reading"))
    , m_summary(quietLabel({}, nullptr))
    , m_replay(new ReplayPanel(context.look))
    , m_rules(new SessionRules(context.look))
    , m_redact(new RedactPanel(context.look))
    , m_export(new ExportPanel(context.look, path(), context.exportTarget()))
{
    build(createTitleBar(), createPanel());
    view()->logPanel()->setStill();
    connect(m_export, &ExportPanel::targetChosen, this, context.exportTargetChosen);
    connect(m_replay, &ReplayPanel::replayRequested, this, &SessionPage::replay);
    connect(m_replay, &ReplayPanel::rowRequested, this, [this](qsizetype row) {
        view()->logPanel()->view()->showStoreRow(row);
    });
    connect(m_replay, &ReplayPanel::rowEntered, this, [this](qsizetype row) {
        view()->logPanel()->view()->showStoreRow(row);
        view()->logPanel()->view()->setFocus();
    });
    connect(m_replay, &ReplayPanel::targetChanged, this, &SessionPage::forgetVerdict);
    connect(&log(), &TrafficLog::loaded, this, &SessionPage::summarise);
    connectRules();
    connectRedaction();
    findTargets();
    chooseLastTarget();
    if (const auto started = log().load(path()); !started) {
        m_words = tr("cannot be read");
        tellError(started.error());
        return;
    }
    keepNotes();
}

QWidget *SessionPage::createTitleBar()
{
    const auto [bar, layout] = createBar(this);
    auto *name = plainLabel(m_context.workspace().relative(path()), bar);
    name->setToolTip(plainToolTip(path()));
    name->setFont(m_context.look.monospace());
    name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    name->setMinimumHeight(28);
    name->setAlignment(Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft));
    name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_summary->setObjectName(u"summary"_s);
    layout->addWidget(name, 1);
    layout->addWidget(m_summary);
    layout->addWidget(createCompareButton());
    return bar;
}

QWidget *SessionPage::createPanel()
{
    auto *panel = new QWidget(this);
    m_tabs = tabbedPanel(panel,
                         { { tr("Replay"), m_replay },
                           { tr("Rules"), m_rules },
                           { tr("Redact"), m_redact },
                           { tr("Export"), m_export } });
    m_tabs->setObjectName(u"sessionTabs"_s);
    m_tabs->parentWidget()->layout()->addWidget(m_rules->tools());
    m_rules->tools()->hide();
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_rules->tools()->setVisible(tab == RulesTab);
    });
    return panel;
}

/// There may be other mocks by now.
void SessionPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    findTargets();
}

void SessionPage::findTargets()
{
    m_targets = { { .name = tr("the recording itself") } };
    for (const QString &mock : m_context.workspace().filesOf(WorkspaceGroup::Mocks))
        m_targets.append({ tr("mock %1").arg(Workspace::titleOf(mock)), mock });
    if (const QString server = serverOf(path()); !server.isEmpty())
        m_targets.append({ .name = tr("the server %1").arg(server), .server = server });
    QStringList names;
    for (const ReplayTarget &target : std::as_const(m_targets))
        names.append(target.name);
    m_replay->setTargets(names);
}

void SessionPage::chooseLastTarget()
{
    const auto last =
        std::ranges::find(m_targets, m_context.replayed(path()), &ReplayTarget::mockPath);
    if (last != m_targets.end())
        m_replay->setTarget(int(last - m_targets.begin()));
}

/// Beside the window: a session may be long, and a script of a mock may take its time.
void SessionPage::replay()
{
    Q_EMIT panelNeeded();
    m_rules->leaveText(); // the replay goes by what is in the file
    setFindings({});
    m_early.reset();
    m_replay->showRunning();
    m_target = m_targets.value(m_replay->target());
    m_context.keepReplayed(path(), m_target.mockPath);
    if (m_target.server.isEmpty())
        return replayWith({});
    m_context.readSecrets(m_context.secrets(), [page = QPointer(this)](const Secrets::Found &) {
        if (page)
            page->replayWith(page->m_context.variables());
    });
}

void SessionPage::replayWith(const QMap<QString, QString> &variables)
{
    m_replayed.compute(
        false,
        [recording = path(), target = m_target, clients = m_context.services.clients, variables](
            const auto &) { return replayOf(recording, target, clients, variables); },
        [this](const Result<Replayed> &replayed) {
            if (!replayed)
                m_replay->showProblem(replayed.error().message);
            else if (log().isLoading()) // its rows are not there yet
                m_early = *replayed;
            else
                show(*replayed);
        });
}

/// It was of another target.
void SessionPage::forgetVerdict()
{
    m_replayed.cancel();
    m_early.reset();
    setFindings({});
    m_replay->showNone();
    m_rules->forgetVerdict();
    m_passed.reset();
    m_words = tr("recorded session");
    Q_EMIT changed();
}

/// As Verdict::text() says it.
QString SessionPage::asRecorded(const Verdict &verdict)
{
    const int connections = verdict.connections();
    const int messages = verdict.messages();
    return tr("as recorded: %1, %2")
        .arg(connections == 1 ? tr("1 connection") : tr("%1 connections").arg(connections),
             messages == 1 ? tr("1 message") : tr("%1 messages").arg(messages));
}

void SessionPage::show(const Replayed &replayed)
{
    const Verdict &verdict = replayed.verdict;
    m_rules->showVerdict(replayed.assertions, verdict);
    const QList<ReplayFinding> findings = findingsOf(verdict, log().store());
    const QString summary = findings.size() == 1
        ? tr("1 difference in %1 compared messages").arg(verdict.messages())
        : tr("%1 differences in %2 compared messages").arg(findings.size()).arg(verdict.messages());
    setFindings(textsByRow(findings));
    const bool isItself = m_target.mockPath.isEmpty() && m_target.server.isEmpty();
    const QString hint =
        isItself ? tr(". It answered itself: choose a mock or the server to test one.") : QString();
    m_replay->showVerdict(
        verdict.passed(), verdict.passed() ? asRecorded(verdict) + hint : summary, findings);
    m_passed = verdict.passed();
    m_words = verdict.passed() ? tr("replay passed") : tr("replay failed");
    Q_EMIT changed();
}

void SessionPage::setFindings(const QMap<qsizetype, QString> &findings)
{
    m_findings = findings;
    log().model()->setFindings(findings);
}

QString SessionPage::detail() const
{
    if (!m_passed)
        return {};
    return *m_passed ? tr("passed") : tr("failed");
}

void SessionPage::showExport()
{
    Q_EMIT panelNeeded();
    m_tabs->setCurrentIndex(ExportTab);
}

void SessionPage::showMessage(int conn, int n)
{
    m_wanted = { .conn = conn, .n = n };
    if (n == 0 || log().isLoading())
        return;
    const auto rows = textAt({ m_wanted }, {}, log().store());
    view()->logPanel()->view()->showStoreRow(rows.isEmpty() ? -1 : rows.firstKey());
    m_wanted = {};
}

QString SessionPage::title() const
{
    return Workspace::titleOf(path());
}

Health SessionPage::health() const
{
    if (!m_passed)
        return Health::Idle;
    return *m_passed ? Health::Live : Health::Failed;
}

void SessionPage::summarise()
{
    const MessageStore &store = log().store();
    m_words = tr("recorded session");
    if (store.size() > 0) {
        const qint64 messages =
            store.volume(Side::Client).messages + store.volume(Side::Server).messages;
        const qint64 time = store.at(store.size() - 1).time - store.at(0).time;
        m_summary->setText(
            tr("%1 messages in %2")
                .arg(formattedCount(messages), leftToRight(formattedDuration(time))));
    }
    if (m_wanted.n > 0)
        showMessage(m_wanted.conn, m_wanted.n);
    if (const auto early = std::exchange(m_early, {}))
        show(*early);
    Q_EMIT changed();
}

} // namespace jackfield::ui
