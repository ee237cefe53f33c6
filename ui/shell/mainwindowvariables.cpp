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
    });
    connect(m_environments, &EnvironmentPanel::edited, this, &MainWindow::saveVariables);
    connect(m_environments,
            &EnvironmentPanel::renamed,
            this,
            [this](const QString &before, const QString &after) {
                if (m_top->environment() == before || m_top->environment().isEmpty())
                    m_top->show(m_model.workspace(), after);
            });
    connect(m_environments,
            &EnvironmentPanel::removed,
            this,
            [this](const QString &name, const EnvironmentFile &before) {
                m_notice->tell(tr("The environment “%1” was deleted.").arg(name),
                               Notice::Tone::Warning,
                               { tr("Undo"), [this, folder = m_environmentFolder, before] {
                                    undoEnvironment(folder, before);
                                } });
            });
    connect(m_environments, &EnvironmentPanel::closed, this, [this] { showVariables(false); });
    connect(m_top, &TopBar::environmentChanged, this, &MainWindow::variablesChanged);
    connect(&m_description, &FileWatch::changed, this, &MainWindow::descriptionChanged);
    connect(m_environments, &EnvironmentPanel::secretTyped, this, &MainWindow::keepSecret);
    connect(m_environments, &EnvironmentPanel::hidingRequested, this, &MainWindow::hideVariable);
    connect(m_environments, &EnvironmentPanel::showingRequested, this, &MainWindow::unhideVariable);
}

Environment MainWindow::environment() const
{
    const QString chosen = m_top->environment();
    for (const Environment &environment : m_model.workspace().environments()) {
        if (environment.name == chosen)
            return environment;
    }
    return {};
}

SecretReferences MainWindow::secretsOf(const Environment &environment) const
{
    return { m_model.workspace().folder(), environment.secrets };
}

QMap<QString, QString> MainWindow::variables() const
{
    const Environment chosen = environment();
    QMap<QString, QString> all = chosen.variables;
    all.insert(m_secrets.known(secretsOf(chosen)));
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
    }
    m_environments->setVisible(on);
}

/// By hand, by git, or by this window itself. What is just being typed into the variables stays; saving it says what happened.
void MainWindow::descriptionChanged()
{
    m_model.reload();
    m_top->show(m_model.workspace(), m_top->environment());
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
    m_top->show(m_model.workspace(), m_top->environment());
    variablesChanged();
}

void MainWindow::undoEnvironment(const QString &folder, EnvironmentFile before)
{
    const auto now = EnvironmentFile::load(folder);
    before.loaded = now ? now->loaded : before.loaded;
    if (const auto saved = before.save(folder); !saved) {
        m_notice->tell(saved.error().message);
        return;
    }
    m_notice->dismiss();
    m_top->show(m_model.workspace(), m_top->environment());
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
    storeSecret(m_environmentFolder, name, value, [] { });
}

/// `then` is called once it is there.
void MainWindow::storeSecret(const QString &folder,
                             const QString &name,
                             const QString &value,
                             const std::function<void()> &then)
{
    const auto home = m_mailbox.address();
    const auto tell = [this, name, then](const Result<QString> &warning) {
        if (!warning) {
            m_notice->tell(
                tr("The secret “%1” was not kept: %2").arg(name, warning.error().message));
            return;
        }
        if (!warning->isEmpty())
            m_notice->tell(*warning, Notice::Tone::Warning);
        then();
        variablesChanged();
    };
    m_secrets.keep(folder, name, value, [home, tell](const Result<QString> &warning) {
        home.post([tell, warning] { tell(warning); });
    });
}

/// The file gets the name only when the keychain has the value.
void MainWindow::hideVariable(const QString &environment, const ConnectionFile::Field &hidden)
{
    storeSecret(m_environmentFolder,
                hidden.keychain,
                hidden.value,
                [this, environment, hidden, folder = m_environmentFolder] {
                    if (folder != m_environmentFolder)
                        return;
                    ConnectionFile::Field variable = hidden;
                    variable.value.clear();
                    m_environments->replace(environment, variable);
                });
}

void MainWindow::makeSecret(const QString &name,
                            const QString &value,
                            const std::function<void(const QString &variable)> &made)
{
    const QString folder = m_model.workspace().folder();
    const auto file = EnvironmentFile::load(folder);
    if (!file)
        return m_notice->tell(file.error().message);
    const QString chosen = m_top->environment().isEmpty() ? tr("local") : m_top->environment();
    ConnectionFile::Field variable { .name = name, .value = {} };
    for (int n = 2; file->has(variable.name); ++n)
        variable.name = u"%1-%2"_s.arg(name).arg(n);
    variable.keychain = file->freeKeychainName(variable.name);
    storeSecret(folder, variable.keychain, value, [this, folder, chosen, variable, made] {
        addSecret(folder, chosen, variable);
        made(variable.name);
    });
}

void MainWindow::addSecret(const QString &folder,
                           const QString &environment,
                           const ConnectionFile::Field &variable)
{
    auto file = EnvironmentFile::load(folder);
    if (!file)
        return m_notice->tell(file.error().message);
    auto place =
        std::ranges::find(file->environments, environment, &EnvironmentFile::Environment::name);
    if (place == file->environments.end())
        place = file->environments.insert(place, { environment, {} });
    place->variables.append(variable);
    if (const auto saved = file->save(folder); !saved)
        return m_notice->tell(saved.error().message);
    m_top->show(m_model.workspace(), environment);
    if (m_environments->isVisible())
        showVariables(true);
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
        m_environments->replace(environment,
                                { .name = hidden.name, .value = found.values.value(hidden.name) });
        const auto saved = EnvironmentFile::load(folder);
        if (saved && !saved->refersTo(hidden.keychain))
            m_secrets.forget(folder, hidden.keychain);
    };
    const auto home = m_mailbox.address();
    m_secrets.read({ folder, { { hidden.name, hidden.keychain } } },
                   [home, show](const Secrets::Found &found) { home.post([=] { show(found); }); });
}

} // namespace jackfield::ui
