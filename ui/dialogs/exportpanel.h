// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/exporters/exporter.h>
#include <ui/views/look.h>

#include <QWidget>

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
    /// `path`: of the session's file.
    ExportPanel(Look &look, const QString &path, QWidget *parent = nullptr);

    /// Shows what would be written now.
    void refresh();
    void setFolder(const QString &folder);

private:
    QWidget *createBar(Look &look);
    void chooseFolder();
    void write();
    void say(const QString &text, bool isGood);

    QString m_path;
    QList<ExportedFile> m_files;
    QComboBox *m_target;
    QLineEdit *m_folder;
    QPushButton *m_button;
    QLabel *m_outcome;
    CodeView *m_preview;
};

} // namespace jackfield::ui
