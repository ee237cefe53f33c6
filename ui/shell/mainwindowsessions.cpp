// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What the window does with sessions besides showing each in its tab.
#include "mainwindow.h"
#include "sessionpage.h"
#include "teststab.h"

#include <ui/models/notesfile.h>
#include <ui/views/notice.h>
#include <ui/views/pagetabs.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostReplays = 500; ///< that are remembered

Result<void> rename(const QString &from, const QString &to)
{
    QFile file(from);
    if (file.rename(to))
        return {};
    return failure(Error::Code::Io,
                   MainWindow::tr("%1 cannot become %2: %3").arg(from, to, file.errorString()),
                   from);
}
/// Notes stand at the messages of their own file. One of both may have none.
void exchangeNotes(const QString &path, const QString &other)
{
    const QString mine = NotesFile::pathFor(path);
    const QString theirs = NotesFile::pathFor(other);
    const QString aside = mine + u".aside"_s;
    const bool isMine = QFile::rename(mine, aside);
    QFile::rename(theirs, mine);
    if (isMine)
        QFile::rename(aside, theirs);
}
} // namespace

void MainWindow::connectSessions(Tab *tab)
{
    connect(tab, &Tab::comparisonRequested, this, &MainWindow::compareSessions);
    connect(tab, &Tab::messageRequested, this, &MainWindow::showMessage);
    connect(tab,
            &Tab::replacementRequested,
            this,
            &MainWindow::replaceFile,
            Qt::QueuedConnection); // the tab is made anew
}

/// In the tab that shows these two already, or a new one.
void MainWindow::compareSessions(const QString &left, const QString &right)
{
    const QStringList files { left, right };
    for (Tab *tab : tabs()) {
        if (tab->kind() == TabState::Kind::Comparison && tab->state().files == files) {
            m_tabs->setCurrentWidget(tab);
            return;
        }
    }
    openTab({ .kind = TabState::Kind::Comparison, .isFolding = false, .files = files });
}

/// In the tab that has the results, or a new one.
void MainWindow::runTests()
{
    for (Tab *tab : tabs())
        tab->leave(); // what is typed counts
    const QList<Tab *> all = tabs();
    const auto there = std::ranges::find(all, TabState::Kind::Tests, &Tab::kind);
    Tab *tab = there == all.end() ? openTab({ .kind = TabState::Kind::Tests }) : *there;
    m_tabs->setCurrentWidget(tab);
    static_cast<TestsTab *>(tab)->run();
}

void MainWindow::showMessage(const QString &session, int conn, int n)
{
    if (!QFileInfo::exists(session)) {
        m_notice->tell(tr("%1 is no longer there.").arg(session));
        return;
    }
    if (auto *page = qobject_cast<SessionPage *>(openPath(session)))
        page->showMessage(conn, n);
}

/// Each has the other's name afterwards, or both have their own. Tabs of the first one show what is there then.
Result<void> MainWindow::exchange(const QString &path, const QString &other)
{
    if (const auto free = unlessRecorded(path); !free)
        return free;
    for (Tab *tab : tabsOf(path))
        tab->leave();
    const QString aside = path + u".aside"_s;
    if (const auto moved = rename(path, aside); !moved)
        return moved;
    if (const auto moved = rename(other, path); !moved) {
        QFile::rename(aside, path);
        return moved;
    }
    if (const auto moved = rename(aside, other); !moved) {
        QFile::rename(path, other);
        QFile::rename(aside, path);
        return moved;
    }
    exchangeNotes(path, other);
    for (Tab *tab : tabsOf(path)) {
        const TabState state = tab->state();
        closeTab(m_tabs->indexOf(tab));
        m_closed.removeIf([&](const TabState &one) { return one.id == state.id; });
        openTab(state);
    }
    return {};
}

void MainWindow::replaceFile(const QString &path, const QString &with)
{
    if (const auto exchanged = exchange(path, with); !exchanged) {
        QFile::remove(with);
        QFile::remove(NotesFile::pathFor(with));
        m_notice->tell(exchanged.error().message);
        return;
    }
    // Out of the workspace, where the deleted files are, too.
    const QString folder =
        m_services.stateFolder + u"/trash/"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString kept = folder + u'/' + QFileInfo(path).fileName();
    QDir().mkpath(folder);
    QFile::rename(NotesFile::pathFor(with), NotesFile::pathFor(kept));
    if (const auto moved = rename(with, kept); !moved) {
        m_notice->tell(tr("%1 was changed; what it was is in %2.").arg(path, with));
        return;
    }
    const auto step = [this, path, kept] { return exchange(path, kept); };
    m_history.push({ tr("change of “%1”").arg(Workspace::titleOf(path)), step, step });
    m_notice->tell(tr("“%1” was changed.").arg(Workspace::titleOf(path)),
                   Notice::Tone::Warning,
                   { tr("Undo"), [this] {
                        m_notice->dismiss();
                        m_history.undo();
                    } });
    m_deletion = m_notice->text();
}

QString MainWindow::replayedAgainst(const QString &session) const
{
    return m_replays.value(session);
}

void MainWindow::keepReplayed(const QString &session, const QString &mock)
{
    if (m_replays.size() > mostReplays)
        m_replays.clear();
    if (mock.isEmpty())
        m_replays.remove(session);
    else
        m_replays[session] = mock;
    m_saving.start();
}

} // namespace jackfield::ui
