// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actions.h"
#include "page.h"
#include "treehistory.h"

#include <ui/models/environmentfile.h>
#include <ui/models/filewatch.h>
#include <ui/models/mailbox.h>
#include <ui/models/newmock.h>
#include <ui/models/secrets.h>
#include <ui/models/workspacefiles.h>
#include <ui/models/workspacemodel.h>

#include <QMainWindow>
#include <QTimer>

class QMenu;
class QSplitter;
class QStackedWidget;

namespace jackfield::ui {

class CommandPalette;
class EnvironmentPanel;
class MockPage;
class Notice;
class PageTabs;
class SettingsPanel;
class ShortcutsPanel;
class StartPage;
class TopBar;
class WorkspaceView;
struct TakenIn;

/// The window: workspace on the left, tabs in the centre, state below. Comes back as it was left.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `look` and `services` outlive it.
    MainWindow(Look &look, const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Brings back what the last run left; `folder`, if not empty, is the workspace instead of the last one.
    void restore(const QString &folder);
    /// Shows what somebody gave: a folder as the workspace, a file in a tab, after it was taken in if it is of elsewhere, or
    /// a connection to a URL.
    void open(const QString &what);
    /// Shows a folder; one that is not there is said in place, and nothing changes.
    void openWorkspace(const QString &folder);
    /// Makes a folder an empty workspace and shows it; what stands in the way is said.
    void newWorkspace(const QString &folder);
    /// Shows a file of the workspace, in the tab that has it or a new one.
    Tab *openPath(const QString &path);
    Tab *openTab(const TabState &state);
    Tab *currentTab() const;
    /// The same, if it has a log.
    Page *currentPage() const;
    const Workspace &workspace() const { return m_model.workspace(); }
    /// The mock starts, a client connects and subscribes.
    void startSample();
    void hostEcho();
    void newScript();
    void newMock();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void createLayout();
    void connectActions();
    void connectTabActions();
    void connectTabMenu();
    void connectLogActions();
    void connectTree();
    void connectTreeActions();
    void connectHistory();
    void connectVariables();
    Tab *createTab(const TabState &state);
    void addTab(Tab *tab);
    void closeTab(int index);
    void closeTabsWhere(const std::function<bool(int index)> &isMeant);
    void showTabMenu(const QPoint &position);
    void compareSessions(const QString &left, const QString &right);
    void connectSessions(Tab *tab);
    void showMessage(const QString &session, int conn, int n);
    void runTests();
    void replaceFile(const QString &path, const QString &with);
    Result<void> exchange(const QString &path, const QString &other);
    QString replayedAgainst(const QString &session) const;
    void keepReplayed(const QString &session, const QString &mock);
    void duplicateTab(const Tab &tab);
    void forgetOldestClosed();
    void reopenTab();
    void chooseNewFolder();
    void chooseFolder();
    void chooseFiles();
    void takeInFile(const QString &path);
    void tellTaken(const QString &path, const Result<TakenIn> &taken);
    void remember(const QString &folder);
    /// Those that are there, newest first, without the one that is open.
    QStringList recentWorkspaces() const;
    void showPalette();
    void renamePath(const QString &path, const QString &title);
    void duplicatePath(const QString &path);
    void removePath(const QString &path);
    void moveInTree(const QString &path, const QString &folder, int row);
    void makeFolderIn(const QString &folder);
    void nameInTree(const QString &path);
    void followMove(const QString &from, const QString &to);
    /// Says so if it is.
    bool isBeingRecorded(const QString &path);
    /// Error: Invalid, something there is being recorded.
    Result<void> unlessRecorded(const QString &path) const;
    /// Error: Invalid, what was created there, of that fingerprint, is something else by now.
    Result<void> unlessWritten(const QString &path, const QByteArray &created) const;

    /// What was taken out of the workspace, and can be put back.
    struct Away
    {
        RemovedFiles files;
        QList<TabState> wereOpen; ///< with what was written in them and not kept
    };
    Result<void> takeAway(const QString &path, Away &away);
    Result<void> putBack(const Away &away);
    Result<void> moveAgain(const QString &from,
                           const QString &to,
                           const QStringList &orderThere,
                           const QStringList &order);
    /// Steps of the history: what was moved or put into order, `before` being the order then, and what is new.
    TreeHistory::Step
    moving(const QString &text, const QString &from, const QString &to, const QStringList &before);
    TreeHistory::Step creation(const QString &text, const QString &path);
    void showHistory();
    /// Of a file, or of those in a folder.
    QList<Tab *> tabsOf(const QString &path) const;
    void createSettings();
    void connectTextSize();
    void setTextSize(int points);
    /// Of those above the tabs one is open at a time; with null none is.
    void showAbove(const QWidget *panel);
    void connectPanes();
    void setPane(bool Panes::*pane, bool on);
    void showPanes();
    void chooseTheme(ThemeChoice theme);
    void showVariables(bool on);
    void saveVariables();
    void describe(const QString &environment);
    void descriptionChanged();
    void reload();
    void undoEnvironment(const QString &folder,
                         const EnvironmentFile::Environment &removed,
                         qsizetype place);
    void variablesChanged();
    void keepSecret(const QString &name, const QString &value);
    void storeSecret(const QString &folder,
                     const QString &name,
                     const QString &value,
                     const std::function<void(bool isKept)> &then);
    void hideVariable(const QString &environment, const ConnectionFile::Field &hidden);
    void makeSecret(const QString &folder,
                    const QString &name,
                    const QString &value,
                    const std::function<void(const QString &variable)> &made);
    bool addSecret(const QString &folder,
                   const QString &environment,
                   const ConnectionFile::Field &variable);
    void unhideVariable(const QString &environment, const ConnectionFile::Field &hidden);
    /// What makes a new one of that kind.
    QAction *makingOf(WorkspaceGroup group) const;
    void showMenu(const QModelIndex &index, const QPoint &position);
    void addOpenActions(QMenu &menu, const QString &path);
    /// A new file, shown in a tab; null: it cannot be written, which is said. `step`: how undoing calls it, of its title.
    Tab *makeFile(WorkspaceGroup group,
                  const QString &name,
                  const QByteArray &text,
                  const QString &step);
    void makeMockOf(const QString &session, MockOf how);
    void addMockActions(QMenu &menu, const QString &session);
    /// Asks which mock gets it, unless `page` is one.
    void placeRule(Page *page, const QString &requestPath, const JsonValue &rule);
    void currentChanged();
    void tabChanged(Tab *tab);
    void updateStrip();
    QString recordingTip(const QString &act) const;
    QList<Tab *> tabs() const;
    // Of a workspace: the environment that is chosen for it, and its variables with the secrets that were read.
    Environment environment(const QString &folder) const;
    QMap<QString, QString> variables(const QString &folder) const;
    QString workspaceOf(const TabState &state) const;
    QString sampleWorkspace();
    QString mockAt(int port) const;
    QStringList knownUrls() const;
    void rememberUrl(const QString &url);
    void startMock(const QString &path, const std::function<void()> &then);
    void connectSample(const MockPage &mock);
    WindowState state() const;
    void save();
    void dropLogsOfForgottenTabs();

    Look &m_look;
    const Services &m_services;
    const Actions m_actions;
    WorkspaceModel m_model;
    Secrets m_secrets;
    FileWatch m_description; ///< workspace.json
    WorkspaceDescription m_described; ///< what it said when it could be read last
    QString m_misdescription; ///< what was told of it, as long as it cannot be read
    TopBar *m_top;
    CommandPalette *m_palette;
    WorkspaceView *m_tree;
    QSplitter *m_split;
    QStackedWidget *m_stack;
    Notice *m_notice; ///< about the window as a whole
    EnvironmentPanel *m_environments;
    QString m_environmentFolder; ///< that they are of
    QHash<QString, QString> m_chosen; ///< environments of workspaces that were open before
    SettingsPanel *m_settingsPanel;
    ShortcutsPanel *m_shortcuts;
    Settings m_settings;
    StartPage *m_start;
    PageTabs *m_tabs;
    StatusStrip *m_strip;
    TreeHistory m_history;
    QString m_refusal; ///< what was told of the last name that cannot be
    QString m_deletion; ///< what was told of the last one, as long as it can be undone next
    QList<TabState> m_closed;
    QStringList m_recent; ///< workspaces, newest first
    QMap<QString, QStringList>
        m_closedFolders; ///< of the trees of other workspaces, by their folders
    const Mailbox m_mailbox;
    QStringList m_visited; ///< URLs, newest first
    QMap<QString, QString> m_replays; ///< mocks by sessions, of the last replay
    QString m_exportTarget; ///< chosen last
    QTimer m_saving;
    QTimer m_clock;
};

} // namespace jackfield::ui
