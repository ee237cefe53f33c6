// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services.h"
#include "windowstate.h"

#include <ui/models/secrets.h>
#include <ui/models/workspace.h>
#include <ui/views/look.h>
#include <ui/views/statusstrip.h>

#include <QWidget>

class QHBoxLayout;

namespace jackfield::ui {

class Notice;

/// What every tab is given; all of it outlives the tab.
struct PageContext
{
    Look &look;
    const Services &services;
    std::function<Workspace()> workspace; ///< the one that is open
    QString folder; ///< of the workspace that the tab is of: what follows is of that one alone
    /// Of the chosen environment, with those of its secrets that were read.
    std::function<QMap<QString, QString>()> variables;
    std::function<SecretReferences()> secrets; ///< of the chosen environment
    std::function<void(const SecretReferences &, const Secrets::Answered &)> readSecrets;
    std::shared_ptr<const KnownSecrets>
        knownSecrets; ///< of all workspaces: none of them stands in a recording
    /// Makes a secret variable of the chosen environment, named so if that is free; `made` is told its name.
    std::function<void(const QString &name,
                       const QString &value,
                       const std::function<void(const QString &variable)> &made)>
        makeSecret;
    std::function<QString(int port)> mockAt; ///< the mock that would listen there; empty: none
    /// Calls `then` when it listens.
    std::function<void(const QString &path, const std::function<void()> &then)> startMock;
    std::function<QStringList()>
        urls; ///< that are known: of the workspace, of what is hosted, of late
    std::function<void(const QString &url)>
        visited; ///< is told what was connected to, as it was written
    /// The path of the mock that a session was replayed against last; empty: none.
    std::function<QString(const QString &session)> replayed;
    /// Is told that; empty: something else than a mock.
    std::function<void(const QString &session, const QString &mock)> keepReplayed;
    std::function<QString()> exportTarget; ///< the one that was chosen last, by its id
    std::function<void(const QString &target)> exportTargetChosen;
};

/// One tab of the window: a file of the workspace, or something of its own. Most are pages, which have a log.
class Tab : public QWidget
{
    Q_OBJECT

public:
    Tab(const PageContext &context, const TabState &state, QWidget *parent = nullptr);

    /// The workspace's file that is shown; empty for a tab of its own.
    const QString &path() const { return m_state.path; }
    /// The file has another name now.
    virtual void moveTo(const QString &path);
    TabState::Kind kind() const { return m_state.kind; }

    virtual QString title() const = 0;
    virtual Health health() const = 0;
    /// How it stands, in words, for the status strip.
    virtual QString words() const = 0;
    /// A few words for the workspace's tree.
    virtual QString detail() const { return {}; }
    /// Whether it has what its file in the workspace has not, and nothing else keeps it there.
    virtual bool isChanged() const { return false; }
    /// What brings the tab back.
    virtual TabState state() const = 0;
    /// The URL that it is about, as it can be given to somebody; else the path of its file.
    virtual QString place() const { return path(); }
    /// The same as a new tab, of no file and with no log.
    virtual TabState copied() const;
    virtual bool canRecord() const { return false; }
    /// Whether messages wait in it for somebody to release them, and that they go on.
    virtual bool isHolding() const { return false; }
    virtual void releaseHeld() { }
    /// Where Ctrl+L leads.
    virtual void focusAddress() { }
    /// Where messages are written; tabs that write none do nothing.
    virtual void focusComposer() { }
    /// What is asked for besides the URL; tabs that ask for nothing do nothing.
    virtual void setRequestVisible(bool on) { Q_UNUSED(on) }
    virtual bool isRequestVisible() const { return false; }
    virtual void apply(const Settings &settings) { Q_UNUSED(settings) }
    /// Another environment was chosen, or its values changed.
    virtual void variablesChanged() { }
    /// Writes what was changed into the workspace.
    virtual void saveToWorkspace() { }
    /// Keeps what was not kept yet: the tab is about to go, or its file.
    virtual void leave() { }
    /// Shows a line of what is written here; tabs of other files do nothing.
    virtual void goToLine(int line) { Q_UNUSED(line) }
    /// Where Ctrl+F leads; `isMarking`: Ctrl+Shift+F.
    virtual void find(bool isMarking) = 0;
    /// What is found next, or before.
    virtual void findNext(bool isForward) = 0;

Q_SIGNALS:
    /// Title, health, words or detail changed.
    void changed();
    /// The tab was written into that new file, which has a name by what it holds.
    void created(const QString &path);
    /// A file of the workspace shall be shown.
    void openRequested(const QString &path);
    /// A client of that server is wanted.
    void clientRequested(const QString &url);
    /// Both sessions shall be shown side by side.
    void comparisonRequested(const QString &left, const QString &right);
    /// The n-th message of a connection of a session shall be shown; 0: the session.
    void messageRequested(const QString &session, int conn, int n);
    /// `with` shall take the place of the file, which can be brought back in the tree; it is gone afterwards.
    void replacementRequested(const QString &path, const QString &with);
    /// A file of the workspace shall be shown at a line, from 1.
    void placeRequested(const QString &path, int line);
    /// The panel is about to show something, or the payload is: whoever hid it wants to see it.
    void panelNeeded();
    void payloadNeeded();
    /// Something changed that `state()` keeps.
    void edited();

protected:
    /// Where it is said what went wrong.
    virtual Notice *notice() const = 0;
    void tellError(const Error &error);
    /// The bar on top of a tab with its layout.
    static std::pair<QWidget *, QHBoxLayout *> createBar(QWidget *parent);

    PageContext m_context;
    TabState m_state;
};

} // namespace jackfield::ui
