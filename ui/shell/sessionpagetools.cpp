// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What a session's tab leads to: a comparison with another one, and what is taken out of it.
#include "sessionpage.h"

#include <ui/dialogs/redactpanel.h>
#include <ui/models/format.h>
#include <ui/models/notesfile.h>
#include <ui/models/scriptfiles.h>
#include <ui/models/sessionexcerpt.h>
#include <ui/models/workspacefiles.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QAction>
#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QTabBar>
#include <QToolButton>
#include <QUuid>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

QWidget *SessionPage::createCompareButton()
{
    m_compare = new QToolButton(this);
    m_compare->setObjectName(u"compareWith"_s);
    m_compare->setText(tr("Compare with"));
    m_compare->setIcon(m_context.look.icon(u"vcs-diff"_s));
    m_compare->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_compare->setPopupMode(QToolButton::InstantPopup);
    m_compare->setToolTip(tr("Shows this session and another one side by side"));
    auto *menu = new QMenu(m_compare);
    m_compare->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const QString &other : m_context.workspace().filesOf(WorkspaceGroup::Sessions)) {
            if (other == path())
                continue;
            const QString name = m_context.workspace().relative(other).section(u'/', 1);
            menu->addAction(QString(name).replace(u'&', u"&&"_s).remove(u".session.jsonl"_s),
                            this,
                            [this, other] { Q_EMIT comparisonRequested(path(), other); });
        }
        if (menu->isEmpty())
            menu->addAction(tr("There is no other session in the workspace"))->setEnabled(false);
    });
    auto *action = new QAction(m_compare->icon(), tr("Compare with another session…"), this);
    connect(action, &QAction::triggered, m_compare, &QToolButton::showMenu);
    addAction(action);
    return m_compare;
}

void SessionPage::connectRedaction()
{
    m_redact->setSession(path());
    connect(m_redact, &RedactPanel::eventRequested, this, [this](qint64 event) {
        view()->logPanel()->view()->showStoreRow(event - 1);
    });
    connect(m_redact, &RedactPanel::copyWanted, this, &SessionPage::writeCopy);
    connect(m_redact, &RedactPanel::replacementWanted, this, [this](const Redaction &rules) {
        replaceBy([source = path(), rules](const QString &target) {
            const QString notes = NotesFile::pathFor(source);
            if (QFileInfo::exists(notes))
                QFile::copy(notes, NotesFile::pathFor(target));
            return writeRedacted(source, rules, target);
        });
    });
    auto *redact = new QAction(tr("Redact the session…"), this);
    connect(redact, &QAction::triggered, this, &SessionPage::showRedaction);
    auto *remove =
        new QAction(m_context.look.icon(u"edit-delete"_s), tr("Remove these rows"), this);
    connect(remove, &QAction::triggered, this, &SessionPage::removeSelection);
    addActions({ redact, remove });
    view()->logPanel()->view()->setRemoval(remove);
}

void SessionPage::showRedaction()
{
    Q_EMIT panelNeeded();
    m_tabs->setCurrentIndex(RedactTab);
}

/// Beside this one, with its rules.
void SessionPage::writeCopy(const Redaction &rules)
{
    const auto target =
        m_context.workspace().reservePath(WorkspaceGroup::Sessions, tr("%1 redacted").arg(title()));
    if (!target) {
        tellError(target.error());
        return;
    }
    m_written.compute(
        false,
        [source = path(), rules, target = *target](const auto &) {
            return writeRedacted(source, rules, target);
        },
        [this, path = *target](const Result<void> &written) { tellCopied(path, written); });
}

void SessionPage::tellCopied(const QString &path, const Result<void> &written)
{
    if (!written) {
        QFile::remove(path); // what it was reserved by
        tellError(written.error());
        return;
    }
    const QString rules = Workspace::rulesOf(path);
    if (QFile::copy(Workspace::rulesOf(this->path()), rules)) {
        if (const auto kept = keepNames(Workspace::rulesOf(this->path()), rules); !kept)
            return tellError(kept.error());
    }
    view()->notice()->tell(
        tr("It was written without these secrets as “%1”.").arg(Workspace::titleOf(path)),
        Notice::Tone::Warning,
        { tr("Open it"), [this, path] { Q_EMIT openRequested(path); } });
}

QString SessionPage::besides() const
{
    return QFileInfo(path()).absolutePath() + u"/."_s + title() + u'-'
        + QUuid::createUuid().toString(QUuid::Id128).first(8) + u".session.jsonl"_s;
}

/// Beside the window; the window exchanges the files, so that what was there can be brought back.
void SessionPage::replaceBy(const std::function<Result<void>(const QString &target)> &write)
{
    view()->notice()->tell(tr("Writing the session anew…"), Notice::Tone::Warning);
    const QString target = besides();
    m_written.compute(
        false,
        [write, target](const auto &) { return write(target); },
        [this, target](const Result<void> &written) {
            view()->notice()->dismiss();
            if (written) {
                Q_EMIT replacementRequested(path(), target); // and this tab may be gone
                return;
            }
            QFile::remove(target);
            QFile::remove(NotesFile::pathFor(target));
            tellError(written.error());
        });
}

void SessionPage::removeSelection()
{
    const QList<qsizetype> rows =
        view()->logPanel()->view()->selectedWithFolded(log().store().size());
    if (rows.isEmpty() || log().isLoading())
        return;
    const SessionExcerpt excerpt { .rows = log().store(),
                                   .chosen = SessionExcerpt::without(log().store(), rows),
                                   .sourcePath = path(),
                                   .keepsOthers = true };
    if (excerpt.chosen.empty()) {
        view()->notice()->tell(
            tr("That would leave nothing: delete the session in the tree instead."),
            Notice::Tone::Warning);
        return;
    }
    replaceBy([excerpt](const QString &target) {
        return excerpt.write(target).transform([](qsizetype) { });
    });
}

} // namespace jackfield::ui
