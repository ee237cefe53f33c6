// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What a mock's tab does with the definition: where it is written, what is wrong with it, and what its scripts say.
#include "mockdefinition.h"
#include "mockpage.h"

#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QDir>
#include <QFileInfo>
#include <QTabBar>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

void MockPage::showDefinition()
{
    if (kind() == TabState::Kind::Echo) {
        m_definition->show(MockDefinition::echo());
        return;
    }
    m_definition->open(path(), m_state, *view()->notice());
    connect(m_definition->file(), &FileEditing::edited, this, &Page::edited);
    connect(m_definition, &MockDefinition::checked, this, &MockPage::updateState);
}

void MockPage::moveTo(const QString &path)
{
    Page::moveTo(path);
    if (kind() != TabState::Kind::Mock)
        return;
    m_definition->moveTo(path);
    read();
}

TabState MockPage::state() const
{
    TabState state = Page::state();
    if (m_definition->file())
        m_definition->file()->addTo(&state);
    return state;
}

void MockPage::saveToWorkspace()
{
    if (m_definition->file())
        m_definition->file()->save();
}

void MockPage::leave()
{
    if (m_definition->file())
        m_definition->file()->leave();
}

/// Its definition is what is written here.
void MockPage::focusComposer()
{
    Q_EMIT panelNeeded();
    m_panels->setCurrentIndex(Definition);
    m_definition->setFocus();
}

void MockPage::goToLine(int line)
{
    Q_EMIT panelNeeded();
    m_definition->goToLine(line);
}

/// In the definition if that is what is written.
void MockPage::find(bool isMarking)
{
    m_definition->isWritten() ? m_definition->find() : Page::find(isMarking);
}

void MockPage::findNext(bool isForward)
{
    m_definition->isWritten() ? m_definition->findNext(isForward) : Page::findNext(isForward);
}

/// What is being written is broken now and then, and said below it; a notice is for who wants to start it, or reads.
void MockPage::tellBroken(const Error &error)
{
    m_isBroken = true;
    const bool isWanted = std::exchange(m_start, std::nullopt).has_value();
    const int line = lineOf(error, path());
    if (!isWanted && line > 0 && m_definition->isWritten())
        return;
    m_isTold = true;
    Notice::Remedy remedy;
    if (line > 0)
        remedy = { tr("Show the line"), [this, line] { goToLine(line); } };
    const QString file = QFileInfo(path()).fileName();
    const QString what = mistakeIn(error, path());
    view()->notice()->tell(line > 0 ? tr("%1, line %2: %3").arg(file).arg(line).arg(what) : what,
                           Notice::Tone::Failure,
                           remedy);
}

/// With the way to its line, if the workspace has the script.
void MockPage::tellException(const MockLog &exception)
{
    const QString script =
        QDir::cleanPath(QFileInfo(path()).absoluteDir().filePath(exception.source));
    const int line = exception.text.mid(exception.source.size() + 1).section(u':', 0, 0).toInt();
    Notice::Remedy remedy;
    if (line > 0 && m_context.workspace().groupOf(script) == WorkspaceGroup::Scripts)
        remedy = { tr("Show the line"),
                   [this, script, line] { Q_EMIT placeRequested(script, line); } };
    view()->notice()->tell(exception.text, Notice::Tone::Failure, remedy);
}

} // namespace jackfield::ui
