// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.h"

#include <jackfield/replay/suggestion.h>
#include <jackfield/replay/verdict.h>
#include <jackfield/session/redaction.h>
#include <ui/models/latestresult.h>

class QLabel;
class QTabBar;
class QToolButton;

namespace jackfield::ui {

class ExportPanel;
class RedactPanel;
class ReplayPanel;
class SessionRules;

/// Who answers in a replay.
struct ReplayTarget
{
    QString name;
    QString mockPath = {};
    QString server = {}; ///< "ws://host:port"; empty as well: the session itself
};

/// What became of a replay, and what was asserted in it.
struct Replayed
{
    Verdict verdict;
    QList<Assertion> assertions;
};

/// A recorded session: read, replayed offline, with rules and assertions beside it, exported as a test.
class SessionPage : public Page
{
    Q_OBJECT

public:
    SessionPage(const PageContext &context, const TabState &state, QWidget *parent = nullptr);

    QString title() const override;
    Health health() const override;
    QString words() const override { return m_words; }
    QString detail() const override;
    bool canRecord() const override { return false; }
    void moveTo(const QString &path) override;
    TabState state() const override;
    void saveToWorkspace() override;
    void leave() override;
    /// In the rules, if they are written.
    void find(bool isMarking) override;
    void findNext(bool isForward) override;

    /// Plays it to what is chosen, and shows the verdict when it is there.
    void replay();
    /// Selects a message by its connection and number there, once the log has it; 0: none.
    void showMessage(int conn, int n);
    void showRules();
    void showExport();
    /// Adds an assertion about the selected rows of the log, once it is made.
    void suggest(replay::Suggestion what);
    /// Takes the selected rows out of the session's file.
    void removeSelection();
    void showRedaction();
    /// Shows what another recording of the workspace teaches.
    void learn();
    void makeChecks();

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Tabs { ReplayTab, RulesTab, RedactTab, ExportTab };

    void connectRules();
    void connectRedaction();
    /// A file beside the session's, for what shall take its place.
    QString besides() const;
    void writeCopy(const Redaction &rules);
    void replaceBy(const std::function<Result<void>(const QString &target)> &write);
    void tellCopied(const QString &path, const Result<void> &written);
    void setFindings(const QMap<qsizetype, QString> &findings);
    void forgetVerdict();
    QWidget *createTitleBar();
    QWidget *createCompareButton();
    QWidget *createPanel();
    void findTargets();
    void chooseLastTarget();
    void replayWith(const QMap<QString, QString> &variables);
    static QString asRecorded(const Verdict &verdict);
    void show(const Replayed &replayed);
    void summarise();

    QList<ReplayTarget> m_targets;
    ReplayTarget m_target; ///< of the last replay
    LatestResult<Result<Replayed>> m_replayed { this };
    LatestResult<Result<Assertion>> m_suggested { this };
    QMap<qsizetype, QString> m_findings; ///< of the last replay, by rows
    MessagePlace m_wanted; ///< message that shall be shown when the log is there
    std::optional<Replayed> m_early; ///< came before the log was read
    std::optional<bool> m_passed;
    QString m_words;
    QLabel *m_summary;
    QToolButton *m_compare = nullptr;
    QTabBar *m_tabs = nullptr;
    ReplayPanel *m_replay;
    SessionRules *m_rules;
    RedactPanel *m_redact;
    ExportPanel *m_export;
    LatestResult<Result<void>> m_written { this };
};

} // namespace jackfield::ui
