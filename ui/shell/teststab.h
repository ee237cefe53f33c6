// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tab.h"

#include <ui/models/sessiontests.h>

class QLabel;
class QPushButton;
class QTreeView;

namespace jackfield::ui {

/// All sessions of a workspace, run as tests.
class TestsTab : public Tab
{
    Q_OBJECT

public:
    TestsTab(const PageContext &context, const TabState &state, QWidget *parent = nullptr);

    /// Runs all of the workspace's sessions, as they are now.
    void run();

    QString title() const override { return tr("Tests"); }
    Health health() const override;
    QString words() const override;
    TabState state() const override { return m_state; }
    /// In the results.
    void find(bool isMarking) override;
    /// The next session that did not pass.
    void findNext(bool isForward) override;
    const SessionTests &tests() const { return m_tests; }
    /// Writes what was run as JUnit XML.
    void writeReport(const QString &path);

protected:
    Notice *notice() const override { return m_notice; }

private:
    QWidget *createBar();
    void createTree();
    void showProgress();
    void show(const QModelIndex &index);
    void chooseReport();

    SessionTests m_tests;
    Notice *m_notice;
    QLabel *m_summary;
    QPushButton *m_run;
    QPushButton *m_again;
    QPushButton *m_report;
    QTreeView *m_tree;
};

} // namespace jackfield::ui
