// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fileediting.h"

#include <jackfield/replay/suggestion.h>
#include <ui/models/assertiontable.h>

#include <QWidget>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace jackfield::ui {

class AssertionView;
class FindBar;
class LearnPanel;
class Look;
class ProblemBar;

/// The matching rules beside a session: their text, checked while it is written, and the assertions in it as a table. What is
/// done in the table changes the text there and nowhere else, so that the editor's undo takes it back.
class SessionRules : public QWidget
{
    Q_OBJECT

public:
    explicit SessionRules(Look &look, QWidget *parent = nullptr);

    /// `session`: the path of its file. `notice` outlives it.
    void open(const QString &session, const TabState &state, Notice &notice);
    void moveTo(const QString &session);
    /// Nothing as long as there are no rules.
    FileEditing *file() { return m_file.get(); }
    const FileEditing *file() const { return m_file.get(); }
    /// Keeps what was not kept yet, unless that has to be asked.
    void leaveText();
    /// Buttons for the bar above it.
    QWidget *tools() const { return m_tools; }

    /// As they are written now. Errors: as of Matching::parse().
    Result<Matching> rules() const;
    /// Writes it behind the others, and makes rules if there are none. While the text has a mistake nothing is done but to show it.
    void add(const Assertion &assertion);
    /// The same with all of these rules.
    void add(const Matching &rules);
    /// Shows what another recording of these teaches.
    void learn(const QStringList &recordings);
    /// What scripts there are to check messages, when somebody asks.
    void offerScripts(std::function<QStringList()> scripts) { m_scripts = std::move(scripts); }
    /// Adds the checks of a script, by its path.
    void addChecks(const QString &script);
    /// What became of `assertions` in a replay.
    void showVerdict(const QList<Assertion> &assertions, const Verdict &verdict);
    void forgetVerdict();

    /// Whether the keys go to the text.
    bool isWritten() const;
    void find();
    void findNext(bool isForward);

Q_SIGNALS:
    /// What file() keeps beside the file is another.
    void edited();
    /// An assertion about what is selected in the log is wanted.
    void suggestionWanted(jackfield::replay::Suggestion what);
    void learningWanted();
    /// A new script with checks is.
    void newChecksWanted();
    /// These messages are about what `text` says; none: no more.
    void messagesMeant(const QList<jackfield::MessagePlace> &messages, const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createNone(Look &look);
    QWidget *createTable(Look &look);
    QWidget *createText(Look &look);
    QWidget *createTools(Look &look);
    void showScripts();
    void make();
    void take();
    void leaveLearning();
    void check();
    void showTable();
    using TextChange = std::function<std::optional<QString>(const QString &text)>;
    void change(const TextChange &how);
    void changeAt(
        int row,
        const std::function<std::optional<QString>(const QString &, const JsonPointer &)> &how);
    void setMember(int row, const QString &member, const JsonValue &value);
    void remove(const QList<int> &rows);

    QString m_session; ///< its path
    QString m_path; ///< of the rules
    TabState m_state; ///< as the tab came
    Notice *m_notice = nullptr;
    AssertionTable m_assertions;
    CodeEditor *m_editor;
    FindBar *m_find;
    ProblemBar *m_problem;
    AssertionView *m_table;
    QLabel *m_noAssertions;
    QStackedWidget *m_tablePages;
    LearnPanel *m_learn;
    QSplitter *m_split;
    QStackedWidget *m_pages;
    QMenu *m_checks; ///< scripts to choose from
    QWidget *m_tools;
    std::function<QStringList()> m_scripts;
    FileWatch m_coming; ///< rules that somebody else makes
    QTimer m_checking;
    std::unique_ptr<FileEditing> m_file;
};

} // namespace jackfield::ui
