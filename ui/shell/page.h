// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tab.h"

#include <jackfield/json/jsonvalue.h>
#include <ui/models/trafficlog.h>

namespace jackfield::ui {

class TrafficView;

/// A tab with a log, a bar above and a panel of its own. Kinds of pages differ in these two.
class Page : public Tab
{
    Q_OBJECT

public:
    Page(const PageContext &context, const TabState &state, Side local, QWidget *parent = nullptr);
    ~Page() override;

    TrafficLog &log() { return m_log; }
    const TrafficLog &log() const { return m_log; }
    TrafficView *view() const { return m_view; }
    TabState state() const override;
    bool canRecord() const override { return true; }
    /// Starts or stops writing into the workspace's sessions.
    void setRecording(bool on);
    void apply(const Settings &settings) override;
    /// Takes the payload of a row of the log as what is written next; pages that write nothing do nothing.
    virtual void compose(qsizetype storeRow) { Q_UNUSED(storeRow) }
    /// Writes the selected rows of the log as a session of the workspace.
    void saveSelection();
    /// In the log.
    void find(bool isMarking) override;
    void findNext(bool isForward) override;

Q_SIGNALS:
    /// A rule that a mock shall have, and the path that was asked for.
    void ruleRequested(const QString &requestPath, const jackfield::JsonValue &rule);

protected:
    /// Called once by the constructor of a subclass, when its widgets are there.
    void build(QWidget *bar, QWidget *panel);
    /// Loads the log of an earlier run and keeps it from now on.
    void keepLog();
    /// Shows the notes at the log's session and keeps what is noted.
    void keepNotes();
    Notice *notice() const override;

private:
    QString sessionName() const;
    void makeRule(const QList<qsizetype> &rows);
    void tellLostRecording();
    void saveLostRecording();
    void tellSaved(const QString &path, const Result<qsizetype> &saved);

    const Mailbox m_mailbox;
    TrafficLog m_log;
    QString m_recordingProblem; ///< as it was said
    TrafficView *m_view = nullptr;
};

} // namespace jackfield::ui
