// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fileediting.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/mock/mockfile.h>
#include <ui/models/latestresult.h>
#include <ui/views/jsonform.h>

#include <QTimer>
#include <QWidget>
#include <optional>

class QSplitter;
class QToolButton;

namespace jackfield::ui {

class FindBar;

class Look;
class ProblemBar;

/// The definition of a mock, as it stands in its file. What is written is checked while it is, by what will read it.
class MockDefinition : public QWidget
{
    Q_OBJECT

public:
    explicit MockDefinition(Look &look, QWidget *parent = nullptr);

    /// `notice` outlives it.
    void open(const QString &path, const TabState &state, Notice &notice);
    /// A server that sends every message back, on every path.
    static QByteArray echo();
    /// What is no file is only shown.
    void show(const QByteArray &definition);
    /// Nothing before open().
    FileEditing *file() { return m_file.get(); }
    const FileEditing *file() const { return m_file.get(); }
    void moveTo(const QString &path);
    /// To choose from in the form.
    void offerFiles(const JsonForm::Choices &choices) { m_form->offerFiles(choices); }
    void goToLine(int line);
    QString text() const;
    /// What stands there, if anything does.
    void goTo(const JsonPointer &place);
    /// Behind the last rule of the route that stands at `route`, and leads to what is yet to be written in it. False: the route
    /// has no rules, or is not there any more.
    bool addRule(const JsonPointer &route, const JsonValue &rule);
    /// Of the first mistake, from 1; 0: there is none.
    int mistake() const;
    /// Whether the keys go to it.
    bool isWritten() const;
    void find();
    void findNext(bool isForward);

Q_SIGNALS:
    /// It was checked, and maybe a mistake found.
    void checked();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    using Checked = Result<MockFile>;

    void connectForm();
    void arrange();
    void follow();
    void check();
    void showChecked(const Checked &checked);

    CodeEditor *m_editor;
    JsonForm *m_form;
    QSplitter *m_split;
    QToolButton *m_showForm;
    std::optional<bool> m_wantsForm; ///< else as there is room
    QTimer m_following; ///< the cursor
    FindBar *m_find;
    ProblemBar *m_problem;
    QString m_path;
    QTimer m_checking;
    std::unique_ptr<FileEditing> m_file;
    LatestResult<Checked> m_checked;
};

/// The line, from 1, that an error of MockFile is about; 0: it is about none of the file.
int lineOf(const Error &error, const QString &path);
/// What is wrong there, without the JSON Pointer that says where, if there is a line.
QString mistakeIn(const Error &error, const QString &path);

} // namespace jackfield::ui
