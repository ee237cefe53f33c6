// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What MainWindow does with environments, their variables, and those of them that are secret.
#include "mainwindow.h"
#include "topbar.h"

#include <ui/views/environmentpanel.h>
#include <ui/views/notice.h>

#include <QAction>
#include <QApplication>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

void MainWindow::connectVariables()
{
    connect(m_actions.editVariables, &QAction::triggered, this, [this] {
        showVariables(m_environments->isHidden());
        if (m_environments->isVisible())
            m_environments->beginNew();
    });
    connect(m_environments, &EnvironmentPanel::edited, this, &MainWindow::saveVariables);
    connect(m_environments,
            &EnvironmentPanel::renamed,
            this,
            [this](const QString &before, const QString &after) {
                if (m_top->environment() == before || m_top->environment().isEmpty())
                    describe(after);
            });
    connect(m_environments,
            &EnvironmentPanel::removed,
            this,
            [this](const EnvironmentFile::Environment &removed, qsizetype place) {
                m_notice->tell(tr("The environment “%1” was deleted.").arg(removed.name),
                               Notice::Tone::Warning,
                               { tr("Undo"), [this, folder = m_environmentFolder, removed, place] {
                                    undoEnvironment(folder, removed, place);
                                } });
            });
    connect(m_environments, &EnvironmentPanel::closed, this, [this] { showVariables(false); });
    connect(m_top, &TopBar::environmentChanged, this, &MainWindow::variablesChanged);
    connect(&m_description, &FileWatch::changed, this, &MainWindow::descriptionChanged);
    connect(&m_model, &WorkspaceModel::presenceChanged, this, [this] {
        m_description.setFiles({ m_model.workspace().folder() + u"/workspace.json"_s });
        descriptionChanged();
    });
    connect(m_actions.reload, &QAction::triggered, this, &MainWindow::reload);
    connect(m_environments, &EnvironmentPanel::secretTyped, this, &MainWindow::keepSecret);
    connect(m_environments, &EnvironmentPanel::hidingRequested, this, &MainWindow::hideVariable);
    connect(m_environments, &EnvironmentPanel::showingRequested, this, &MainWindow::unhideVariable);
}

/// As the file says now; while it cannot be read, as it said before.
Environment MainWindow::environment(const QString &folder) const
{
    const bool isOpen = folder == m_model.workspace().folder();
    const QString chosen = isOpen ? m_top->environment() : m_chosen.value(folder);
    const auto there = Workspace(folder).description();
    const WorkspaceDescription before = isOpen ? m_described : WorkspaceDescription();
    for (const Environment &environment : there.value_or(before).environments) {
        if (environment.name == chosen)
            return environment;
    }
    return {};
}

QMap<QString, QString> MainWindow::variables(const QString &folder) const
{
    const Environment chosen = environment(folder);
    QMap<QString, QString> all = chosen.variables;
    all.insert(m_secrets.known({ folder, chosen.secrets }));
    return all;
}

void MainWindow::showVariables(bool on)
{
    if (on) {
        m_environmentFolder = m_model.workspace().folder();
        const auto file = EnvironmentFile::load(m_environmentFolder);
        if (!file) {
            m_notice->tell(file.error().message);
            return;
        }
        m_environments->show(*file, m_top->environment());
        showAbove(m_environments);
    } else {
        m_environments->hide();
    }
}

/// Reads workspace.json. While it cannot be read, what it said before holds.
void MainWindow::describe(const QString &environment)
{
    const auto there = m_model.workspace().description();
    if (!m_misdescription.isEmpty() && m_notice->text() == m_misdescription)
        m_notice->dismiss();
    m_misdescription.clear();
    if (there) {
        m_described = *there;
    } else {
        m_misdescription = there.error().code == Error::Code::Missing
            ? tr("The folder of the workspace is gone: %1. Its files are shown again as soon as it "
                 "is back.")
                  .arg(m_model.workspace().folder())
            : tr("%1. The environments that were read before stay in use.")
                  .arg(there.error().message);
        m_notice->tell(m_misdescription);
    }
    m_top->show(m_model.workspace().folder(), m_described, environment);
}

void MainWindow::reload()
{
    m_model.reload();
    descriptionChanged();
}

/// By hand, by git, or by this window itself. What is just being typed into the variables stays; saving it says what happened.
void MainWindow::descriptionChanged()
{
    m_model.reload();
    describe(m_top->environment());
    if (m_environments->isVisible() && !m_environments->isAncestorOf(QApplication::focusWidget())) {
        const auto there = EnvironmentFile::load(m_environmentFolder);
        if (there && !(there->loaded == m_environments->file().loaded))
            m_environments->show(*there, m_environments->current());
    }
    variablesChanged();
}

/// At once: what is typed next may need it.
void MainWindow::saveVariables()
{
    if (const auto saved = m_environments->file().save(m_environmentFolder); !saved) {
        m_notice->tell(saved.error().message);
        return;
    }
    describe(m_top->environment());
    variablesChanged();
}

/// It comes back in its place, with whatever was changed since around it.
void MainWindow::undoEnvironment(const QString &folder,
                                 const EnvironmentFile::Environment &removed,
                                 qsizetype place)
{
    auto file = EnvironmentFile::load(folder);
    if (!file)
        return m_notice->tell(file.error().message);
    file->environments.insert(std::min(place, file->environments.size()), removed);
    if (const auto saved = file->save(folder); !saved)
        return m_notice->tell(saved.error().message);
    m_notice->dismiss();
    describe(m_top->environment());
    if (m_environments->isVisible())
        showVariables(true);
    variablesChanged();
}

void MainWindow::variablesChanged()
{
    for (Tab *tab : tabs())
        tab->variablesChanged();
    m_saving.start();
}

void MainWindow::keepSecret(const QString &name, const QString &value)
{
    storeSecret(m_environmentFolder, name, value, [](bool) { });
}

/// `then` is told whether it is kept.
void MainWindow::storeSecret(const QString &folder,
                             const QString &name,
                             const QString &value,
                             const std::function<void(bool isKept)> &then)
{
    const auto home = m_mailbox.address();
    const auto tell = [this, name, then](const Result<QString> &warning) {
        if (!warning) {
            m_notice->tell(
                tr("The secret “%1” was not kept: %2").arg(name, warning.error().message));
            return then(false);
        }
        if (!warning->isEmpty())
            m_notice->tell(*warning, Notice::Tone::Warning);
        then(true);
        variablesChanged();
    };
    m_secrets.keep(folder, name, value, [home, tell](const Result<QString> &warning) {
        home.post([tell, warning] { tell(warning); });
    });
}

/// The file gets the name only when the keychain has the value, and nobody typed another one meanwhile.
void MainWindow::hideVariable(const QString &environment, const ConnectionFile::Field &hidden)
{
    const QString folder = m_environmentFolder;
    const auto hide = [this, environment, hidden, folder](bool isKept) {
        if (!isKept || folder != m_environmentFolder)
            return;
        ConnectionFile::Field plain = hidden;
        plain.keychain.clear();
        ConnectionFile::Field secret = hidden;
        secret.value.clear();
        if (!m_environments->replace(environment, plain, secret))
            m_notice->tell(tr("“%1” was changed meanwhile, and is no secret yet.").arg(hidden.name),
                           Notice::Tone::Warning);
    };
    storeSecret(folder, hidden.keychain, hidden.value, hide);
}

/// `made` is told the name, or nothing if there is none.
void MainWindow::makeSecret(const QString &folder,
                            const QString &name,
                            const QString &value,
                            const std::function<void(const QString &variable)> &made)
{
    const auto file = EnvironmentFile::load(folder);
    if (!file) {
        m_notice->tell(file.error().message);
        return made({});
    }
    const QString there = environment(folder).name;
    const QString chosen = there.isEmpty() ? tr("local") : there;
    ConnectionFile::Field variable { .name = name, .value = {} };
    for (int n = 2; file->has(variable.name); ++n)
        variable.name = u"%1-%2"_s.arg(name).arg(n);
    variable.keychain = file->freeKeychainName(variable.name);
    storeSecret(folder, variable.keychain, value, [=, this](bool isKept) {
        made(isKept && addSecret(folder, chosen, variable) ? variable.name : QString());
    });
}

bool MainWindow::addSecret(const QString &folder,
                           const QString &environment,
                           const ConnectionFile::Field &variable)
{
    auto file = EnvironmentFile::load(folder);
    if (!file) {
        m_notice->tell(file.error().message);
        return false;
    }
    auto place =
        std::ranges::find(file->environments, environment, &EnvironmentFile::Environment::name);
    if (place == file->environments.end())
        place = file->environments.insert(place, { environment, {} });
    place->variables.append(variable);
    if (const auto saved = file->save(folder); !saved) {
        m_notice->tell(saved.error().message);
        return false;
    }
    if (folder == m_model.workspace().folder())
        describe(environment);
    if (m_environments->isVisible())
        showVariables(true);
    return true;
}

/// The keychain loses the value only when the file has it.
void MainWindow::unhideVariable(const QString &environment, const ConnectionFile::Field &hidden)
{
    const QString folder = m_environmentFolder;
    const auto show = [this, environment, hidden, folder](const Secrets::Found &found) {
        if (folder != m_environmentFolder)
            return;
        if (!found.problems.isEmpty())
            return m_notice->tell(found.problems.first(), Notice::Tone::Warning);
        m_environments->replace(
            environment, hidden, { .name = hidden.name, .value = found.values.value(hidden.name) });
        const auto saved = EnvironmentFile::load(folder);
        if (saved && !saved->refersTo(hidden.keychain))
            m_secrets.forget(folder, hidden.keychain);
    };
    const auto home = m_mailbox.address();
    m_secrets.read({ folder, { { hidden.name, hidden.keychain } } },
                   [home, show](const Secrets::Found &found) { home.post([=] { show(found); }); });
}

} // namespace jackfield::ui
