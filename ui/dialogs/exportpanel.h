// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/views/look.h>

#include <jackfield/session/session.h>

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace jackfield::ui {

class CodeView;

/// Turns a session into test code: what, where to, and a look at it before it is written.
class ExportPanel : public QWidget
{
    Q_OBJECT

public:
    struct File
    {
        QString name; ///< relative to the folder
        QByteArray text;
    };
    struct Target
    {
        QString title;
        std::function<Result<QList<File>>(const Session &session, const QString &name)> files;
    };

    /// `path`: of the session's file.
    ExportPanel(Look &look, const QString &path, QList<Target> targets, QWidget *parent = nullptr);

    /// Shows what would be written now.
    void refresh();
    void setFolder(const QString &folder);

private:
    QWidget *createBar(Look &look);
    void chooseFolder();
    void write();
    void say(const QString &text, bool isGood);

    QString m_path;
    QList<Target> m_targets;
    QList<File> m_files;
    QComboBox *m_target;
    QLineEdit *m_folder;
    QPushButton *m_button;
    QLabel *m_outcome;
    CodeView *m_preview;
};

} // namespace jackfield::ui
