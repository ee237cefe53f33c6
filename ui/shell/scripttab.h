// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fileediting.h"
#include "tab.h"

#include <jackfield/script/scriptcheck.h>
#include <ui/models/latestresult.h>

class QPushButton;

namespace jackfield::ui {

class CodeEditor;
class FindBar;
class ProblemBar;

/// A script of the workspace, for mocks. What is written is checked while it is, and kept after a pause.
class ScriptTab : public Tab
{
    Q_OBJECT

public:
    ScriptTab(const PageContext &context, const TabState &state, QWidget *parent = nullptr);

    void moveTo(const QString &path) override;
    QString title() const override;
    Health health() const override;
    QString words() const override;
    TabState state() const override;
    void focusAddress() override;
    void saveToWorkspace() override { m_file.save(); }
    void leave() override { m_file.leave(); }
    void goToLine(int line) override;
    void find(bool isMarking) override;
    void findNext(bool isForward) override;

protected:
    Notice *notice() const override { return m_notice; }
    void showEvent(QShowEvent *event) override;

private:
    using Checked = Result<std::optional<ScriptMistake>>;

    QWidget *createTitleBar();
    void check();
    void showChecked(const Checked &checked);
    void showUsers();
    void makeMock();

    Notice *m_notice;
    CodeEditor *m_editor;
    FindBar *m_find;
    QLabel *m_name;
    QPushButton *m_users;
    ProblemBar *m_problem;
    FileEditing m_file;
    QString m_words;
    QTimer m_checking;
    LatestResult<Checked> m_checked;
};

} // namespace jackfield::ui
