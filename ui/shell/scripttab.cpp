// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scripttab.h"

#include <ui/models/format.h>
#include <ui/models/scriptfiles.h>
#include <ui/views/codeeditor.h>
#include <ui/views/findbar.h>
#include <ui/views/notice.h>
#include <ui/views/problembar.h>
#include <ui/views/styled.h>

#include <QFile>
#include <QFileInfo>
#include <QMenu>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

ScriptTab::ScriptTab(const PageContext &context, const TabState &state, QWidget *parent)
    : Tab(context, state, parent)
    , m_notice(new Notice(context.look, this))
    , m_editor(new CodeEditor(context.look, this))
    , m_find(new FindBar(context.look, *m_editor, tr("Find in the script"), this))
    , m_name(plainLabel({}, this))
    , m_users(new QPushButton(this))
    , m_problem(new ProblemBar(*m_editor, tr("Mistake in the script"), this))
    , m_file(*m_editor, *m_notice)
    , m_words(tr("script"))
    , m_checked(this)
{
    m_editor->setObjectName(u"script"_s);
    m_editor->setAccessibleName(tr("The script"));
    m_editor->setMode(CodeMode::JavaScript);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createTitleBar());
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_notice);
    layout->addWidget(m_find);
    layout->addWidget(m_problem);
    m_checking.setSingleShot(true);
    m_checking.setInterval(std::chrono::milliseconds(300));
    connect(&m_checking, &QTimer::timeout, this, &ScriptTab::check);
    connect(&m_file, &FileEditing::changed, &m_checking, qOverload<>(&QTimer::start));
    connect(&m_file, &FileEditing::edited, this, &Tab::edited);
    moveTo(path());
    m_file.open(path(), m_state);
    check();
}

QWidget *ScriptTab::createTitleBar()
{
    const auto [bar, layout] = createBar(this);
    m_name->setFont(m_context.look.monospace());
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setMinimumHeight(28);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_users->setObjectName(u"scriptUsers"_s);
    m_users->setMenu(new QMenu(m_users));
    m_users->setToolTip(tr("Mocks of this workspace that use this script"));
    layout->addWidget(m_name, 1);
    layout->addWidget(m_users);
    return bar;
}

void ScriptTab::check()
{
    m_checked.compute(
        false,
        [text = m_file.bytes()](const auto &) { return checkScript(text); },
        [this](const Checked &checked) { showChecked(checked); });
}

void ScriptTab::showChecked(const Checked &checked)
{
    const QString text = m_editor->code();
    if (!checked) {
        m_words = tr("cannot be checked: %1").arg(checked.error().message);
        m_problem->tell(m_words);
    } else if (*checked) {
        const int line = std::min((*checked)->line, m_editor->blockCount());
        m_words = tr("line %1: %2").arg(line).arg((*checked)->text);
        m_problem->tell(m_words, ProblemBar::Tone::Mistake, line);
    } else if (m_problem->tellHidden()) {
        m_words = m_problem->text();
    } else {
        const qsizetype lines =
            text.count(u'\n') + (text.isEmpty() || text.endsWith(u'\n') ? 0 : 1);
        m_words = lines == 1 ? tr("1 line, no mistakes")
                             : tr("%1 lines, no mistakes").arg(formattedCount(lines));
        m_problem->tell(m_words);
    }
    Q_EMIT changed();
}

/// Anew each time that the tab is looked at: mocks and rules change, too.
void ScriptTab::showUsers()
{
    const QStringList users = usersOf(m_context.workspace(), path());
    QMenu *menu = m_users->menu();
    menu->clear();
    for (const QString &user : users) {
        const bool isMock = Workspace::groupOfName(user) == WorkspaceGroup::Mocks;
        menu->addAction(m_context.look.icon(isMock ? u"network-server"_s : u"media-record"_s),
                        QString(Workspace::titleOf(user)).replace(u'&', u"&&"_s),
                        this,
                        [this, user] { Q_EMIT openRequested(user); });
    }
    if (users.isEmpty())
        menu->addAction(m_context.look.icon(u"network-server"_s),
                        tr("Make a mock with it"),
                        this,
                        &ScriptTab::makeMock);
    m_users->setText(users.isEmpty() ? tr("Nothing uses it")
                         : users.size() == 1
                         ? tr("Used by “%1”").arg(Workspace::titleOf(users.first()))
                         : tr("Used by %1 files").arg(users.size()));
}

void ScriptTab::makeMock()
{
    const auto mock = m_context.workspace().reservePath(WorkspaceGroup::Mocks, title());
    if (!mock)
        return tellError(mock.error());
    QFile file(*mock);
    if (!file.open(QIODevice::WriteOnly) || file.write(mockOf(path(), *mock)) < 0) {
        m_notice->tell(tr("%1 cannot be written: %2").arg(*mock, file.errorString()));
        return;
    }
    file.close();
    Q_EMIT openRequested(*mock);
}

void ScriptTab::moveTo(const QString &path)
{
    Tab::moveTo(path);
    m_file.moveTo(path);
    m_name->setText(m_context.workspace().relative(path));
    m_name->setToolTip(plainToolTip(path));
    showUsers();
}

QString ScriptTab::title() const
{
    return Workspace::titleOf(path());
}

Health ScriptTab::health() const
{
    return m_editor->mistake() > 0 ? Health::Failed : Health::Idle;
}

QString ScriptTab::words() const
{
    return m_editor->mistake() > 0 ? tr("a mistake in line %1").arg(m_editor->mistake()) : m_words;
}

TabState ScriptTab::state() const
{
    TabState state = m_state;
    m_file.addTo(&state);
    return state;
}

void ScriptTab::focusAddress()
{
    m_editor->setFocus(Qt::ShortcutFocusReason);
}

void ScriptTab::goToLine(int line)
{
    m_editor->goToLine(line);
}

void ScriptTab::find(bool)
{
    m_find->open();
}

void ScriptTab::findNext(bool isForward)
{
    m_editor->findNext(isForward);
}

void ScriptTab::showEvent(QShowEvent *event)
{
    Tab::showEvent(event);
    showUsers();
}

} // namespace jackfield::ui
