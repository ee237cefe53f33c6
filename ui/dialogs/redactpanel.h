// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/models/latestresult.h>
#include <ui/models/redacting.h>
#include <ui/views/look.h>

#include <QTimer>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace jackfield::ui {

class CodeEditor;

/// Takes secrets out of a session: rules, one a line, and live what they would replace and what would be left.
class RedactPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RedactPanel(Look &look, QWidget *parent = nullptr);

    /// The path of the session's file.
    void setSession(const QString &path);
    /// Looks anew, if it is seen.
    void refresh();

Q_SIGNALS:
    /// The session without its secrets is wanted, as another one or in the place of this one.
    void copyWanted(const jackfield::Redaction &rules);
    void replacementWanted(const jackfield::Redaction &rules);
    /// An event of the session, from 1, is meant.
    void eventRequested(qint64 event);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *createBar();
    void show(const Result<RedactionPreview> &preview);
    void list(const RedactionPreview &preview);
    void say(const QString &text, const QString &tone = {});

    Look &m_look;
    QString m_path;
    CodeEditor *m_rules;
    QLabel *m_words;
    QListWidget *m_places;
    QPushButton *m_copy;
    QPushButton *m_replace;
    QTimer m_typing;
    LatestResult<Result<RedactionPreview>> m_previewed { this };
};

} // namespace jackfield::ui
