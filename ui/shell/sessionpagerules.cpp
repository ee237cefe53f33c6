// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What a session's tab does with the rules beside it: where they are written, and how messages become assertions.
#include "ruleswords.h"
#include "sessionpage.h"
#include "sessionrules.h"

#include <ui/models/replayfindings.h>
#include <ui/models/rowplaces.h>
#include <ui/models/scriptfiles.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QAction>
#include <QFile>
#include <QTabBar>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using replay::Suggestion;

namespace {
constexpr qsizetype mostAsserted = 100; ///< rows that one assertion is made of
} // namespace

void SessionPage::connectRules()
{
    m_rules->open(path(), m_state, *view()->notice());
    connect(m_rules, &SessionRules::edited, this, &Page::edited);
    connect(m_rules, &SessionRules::suggestionWanted, this, &SessionPage::suggest);
    connect(m_rules, &SessionRules::learningWanted, this, &SessionPage::learn);
    connect(m_rules, &SessionRules::newChecksWanted, this, &SessionPage::makeChecks);
    m_rules->offerScripts(
        [this] { return m_context.workspace().filesOf(WorkspaceGroup::Scripts); });
    connect(m_rules,
            &SessionRules::messagesMeant,
            this,
            [this](const QList<MessagePlace> &messages, const QString &text) {
                const QMap<qsizetype, QString> rows = textAt(messages, text, log().store());
                log().model()->setFindings(rows.isEmpty() ? m_findings : rows);
                view()->logPanel()->view()->showStoreRow(rows.isEmpty() ? -1 : rows.firstKey());
            });
    auto *learning = new QAction(tr("Learn rules from a second recording…"), this);
    connect(learning, &QAction::triggered, this, &SessionPage::learn);
    addAction(learning);
    QList<QAction *> actions;
    for (const auto &[what, text] : suggestions()) {
        auto *action = new QAction(text, this);
        connect(action, &QAction::triggered, this, [this, what] { suggest(what); });
        actions.append(action);
    }
    actions.first()->setIcon(m_context.look.icon(u"checkmark"_s));
    actions.first()->setShortcut(QKeySequence(u"Ctrl+Shift+A"_s));
    actions.first()->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addActions(actions);
    view()->logPanel()->view()->setAssertions(actions);
}

void SessionPage::moveTo(const QString &path)
{
    Page::moveTo(path);
    m_rules->moveTo(path);
}

TabState SessionPage::state() const
{
    TabState state = Page::state();
    if (m_rules->file())
        m_rules->file()->addTo(&state);
    return state;
}

void SessionPage::saveToWorkspace()
{
    if (m_rules->file())
        m_rules->file()->save();
}

void SessionPage::leave()
{
    m_rules->leaveText();
}

void SessionPage::find(bool isMarking)
{
    m_rules->isWritten() ? m_rules->find() : Page::find(isMarking);
}

void SessionPage::findNext(bool isForward)
{
    m_rules->isWritten() ? m_rules->findNext(isForward) : Page::findNext(isForward);
}

void SessionPage::showRules()
{
    Q_EMIT panelNeeded();
    m_tabs->setCurrentIndex(RulesTab);
}

void SessionPage::learn()
{
    showRules();
    m_rules->learn(m_context.workspace().filesOf(WorkspaceGroup::Sessions));
}

/// A script, and an assertion that it holds; to be gone on with.
void SessionPage::makeChecks()
{
    if (const auto rules = m_rules->rules(); !rules)
        return tellError(rules.error());
    const auto script =
        m_context.workspace().reservePath(WorkspaceGroup::Scripts, title() + u"-checks"_s);
    if (!script)
        return tellError(script.error());
    QFile file(*script);
    if (!file.open(QIODevice::WriteOnly) || file.write(newChecks()) < 0) {
        view()->notice()->tell(tr("%1 cannot be written: %2").arg(*script, file.errorString()));
        return;
    }
    file.close();
    m_rules->addChecks(*script);
    m_rules->leaveText(); // the script says who uses it
    Q_EMIT openRequested(*script);
}

/// Beside the window: what answers what is found by all of the recording.
void SessionPage::suggest(Suggestion what)
{
    QList<int> messages;
    QSet<int> connections;
    for (const qsizetype row : view()->logPanel()->view()->selectedRows(mostAsserted)) {
        if (!log().store().at(row).isMessage())
            continue;
        const auto place = placeOf(log().store(), row);
        messages.append(int(place->n));
        connections.insert(int(place->conn));
    }
    if (connections.size() != 1) {
        view()->notice()->tell(
            messages.isEmpty()
                ? tr("Select a message in the log first, or a question and its answer.")
                : tr("Assertions are about one connection each: select messages of one."),
            Notice::Tone::Warning);
        return;
    }
    view()->notice()->dismiss();
    m_suggested.compute(
        false,
        [what,
         messages,
         conn = *connections.begin(),
         recording = path(),
         rules = m_rules->rules().value_or(Matching())](const auto &) {
            return Session::load(recording).and_then([&](const Session &session) {
                return replay::suggested(what, session.eventsOf(conn), messages, rules);
            });
        },
        [this](const Result<Assertion> &assertion) {
            if (!assertion) {
                view()->notice()->tell(assertion.error().message, Notice::Tone::Warning);
                return;
            }
            showRules();
            m_rules->add(*assertion);
        });
}

} // namespace jackfield::ui
