// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services.h"
#include "windowstate.h"

#include <ui/models/secrets.h>
#include <ui/models/trafficlog.h>
#include <ui/models/workspace.h>
#include <ui/views/look.h>
#include <ui/views/statusstrip.h>

#include <QWidget>

class QFrame;
class QHBoxLayout;

namespace jackfield::ui {

class TrafficView;

/// What every page is given; all of it outlives the page.
struct PageContext
{
    Look &look;
    const Services &services;
    std::function<Workspace()> workspace; ///< the one that is open
    /// Of the chosen environment, with those of its secrets that were read.
    std::function<QMap<QString, QString>()> variables;
    std::function<SecretReferences()> secrets; ///< of the chosen environment
    std::function<void(const SecretReferences &, const Secrets::Answered &)> readSecrets;
    std::function<QString(int port)> mockAt; ///< the mock that would listen there; empty: none
    std::function<bool(const QString &path)> startMock; ///< whether it listens now
    std::function<QStringList()>
        urls; ///< that are known: of the workspace, of what is hosted, of late
    std::function<void(const QString &url)>
        visited; ///< is told what was connected to, as it was written
};

/// One tab: a log with a bar above and a panel of its own. Kinds of pages differ in these two.
class Page : public QWidget
{
    Q_OBJECT

public:
    Page(const PageContext &context, const TabState &state, Side local, QWidget *parent = nullptr);
    ~Page() override;

    TrafficLog &log() { return m_log; }
    const TrafficLog &log() const { return m_log; }
    TrafficView *view() const { return m_view; }
    /// The workspace's file that is shown; empty for a tab of its own.
    const QString &path() const { return m_state.path; }
    /// The file has another name now.
    void moveTo(const QString &path);
    TabState::Kind kind() const { return m_state.kind; }

    virtual QString title() const = 0;
    virtual Health health() const = 0;
    /// How it stands, in words, for the status strip.
    virtual QString words() const = 0;
    /// A few words for the workspace's tree.
    virtual QString detail() const { return {}; }
    /// What brings the tab back.
    virtual TabState state() const;
    virtual bool canRecord() const { return true; }
    /// Starts or stops writing into the workspace's sessions.
    void setRecording(bool on);
    /// Where Ctrl+L leads.
    virtual void focusAddress() { }
    /// Where messages are written; pages that write none do nothing.
    virtual void focusComposer() { }
    /// What is asked for besides the URL; pages that ask for nothing do nothing.
    virtual void setRequestVisible(bool on) { Q_UNUSED(on) }
    virtual bool isRequestVisible() const { return false; }
    void apply(const Settings &settings);
    /// Another environment was chosen, or its values changed.
    virtual void variablesChanged() { }
    /// Takes the payload of a row of the log as what is written next; pages that write nothing do nothing.
    virtual void compose(qsizetype storeRow) { Q_UNUSED(storeRow) }
    /// Writes what was changed into the workspace.
    virtual void saveToWorkspace() { }
    /// Writes the selected rows of the log as a session of the workspace.
    void saveSelection();

Q_SIGNALS:
    /// Title, health, words or detail changed.
    void changed();
    /// A file of the workspace shall be shown.
    void openRequested(const QString &path);
    /// Something changed that `state()` keeps.
    void edited();

protected:
    /// Called once by the constructor of a subclass, when its widgets are there.
    void build(QWidget *bar, QWidget *panel);
    /// Loads the log of an earlier run and keeps it from now on.
    void keepLog();
    /// Shows the notes at the log's session and keeps what is noted.
    void keepNotes();
    void tellError(const Error &error);
    /// The bar on top of a page with its layout.
    static std::pair<QWidget *, QHBoxLayout *> createBar(QWidget *parent);

    PageContext m_context;
    TabState m_state;

private:
    void tellSaved(const QString &path, const Result<qsizetype> &saved);

    const Mailbox m_mailbox;
    TrafficLog m_log;
    TrafficView *m_view = nullptr;
};

} // namespace jackfield::ui
