// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.h"

#include <jackfield/replay/verdict.h>
#include <ui/models/latestresult.h>

class QLabel;
class QTabBar;

namespace jackfield::ui {

class ExportPanel;
class ReplayPanel;

/// Who answers in a replay.
struct ReplayTarget
{
    QString name;
    QString mockPath = {};
    QString server = {}; ///< "ws://host:port"; empty as well: the session itself
};

/// A recorded session: read, replayed offline, exported as a test.
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

    /// Plays it to what is chosen, and shows the verdict when it is there.
    void replay();
    void showExport();

private:
    void forgetVerdict();
    QWidget *createTitleBar();
    QWidget *createPanel();
    void findTargets();
    void replayWith(const QMap<QString, QString> &variables);
    void show(const Verdict &verdict);
    void summarise();

    QList<ReplayTarget> m_targets;
    ReplayTarget m_target; ///< of the last replay
    LatestResult<Result<Verdict>> m_replayed { this };
    std::optional<Verdict> m_early; ///< came before the log was read
    std::optional<bool> m_passed;
    QString m_words;
    QLabel *m_summary;
    QTabBar *m_tabs = nullptr;
    ReplayPanel *m_replay;
    ExportPanel *m_export;
};

} // namespace jackfield::ui
