// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tab.h"

#include <jackfield/mock/scriptcheck.h>
#include <ui/models/filewatch.h>
#include <ui/models/latestresult.h>

#include <QTimer>

class QPushButton;

namespace jackfield::ui {

class CodeEditor;
class FindBar;

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
    void saveToWorkspace() override { save(false); }
    void leave() override;
    void goToLine(int line) override;
    void find(bool isMarking) override;
    void findNext(bool isForward) override;

protected:
    Notice *notice() const override { return m_notice; }
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Checked = Result<std::optional<ScriptMistake>>;

    QWidget *createTitleBar();
    QWidget *createProblemBar();
    void load();
    void protectUnlessExact();
    void loadUnkept();
    bool isUnkept() const;
    void edit();
    void save(bool isForced);
    void followFile();
    void takeFile();
    void tellReadOnly();
    void tellConflict(const QString &text, const QString &remedy);
    QByteArray bytes() const;
    QString textOf(const QByteArray &bytes) const;
    void check();
    void showChecked(const Checked &checked);
    void showUsers();
    void makeMock();

    Notice *m_notice;
    CodeEditor *m_editor;
    FindBar *m_find;
    QLabel *m_name;
    QPushButton *m_users;
    QPushButton *m_problem;
    std::optional<QByteArray> m_there; ///< in the file, when it was read or written last
    bool m_hasConflict = false; ///< somebody else changed what was changed here
    QString m_words;
    QTimer m_keeping;
    QTimer m_checking;
    FileWatch m_watch;
    LatestResult<Checked> m_checked;
};

} // namespace jackfield::ui
