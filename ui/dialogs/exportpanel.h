// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/exporters/exporter.h>
#include <ui/models/filewatch.h>
#include <ui/models/latestresult.h>
#include <ui/views/look.h>

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTabBar;
class QToolButton;

namespace jackfield::ui {

class CodeView;
class ExportTargets;

/// Turns a session into something else: what, where to, a look at each file before it is written, and what is lost on
/// the way.
class ExportPanel : public QWidget
{
    Q_OBJECT

public:
    /// `path`: of the session's file. `target`: the id of what is chosen at first.
    ExportPanel(Look &look,
                const QString &path,
                const QString &target = {},
                QWidget *parent = nullptr);

    /// Makes anew what would be written now; of a long session beside the window.
    void refresh();
    void setFolder(const QString &folder);

Q_SIGNALS:
    /// By its id.
    void targetChosen(const QString &target);

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// What would be written.
    struct Made
    {
        QList<ExportedFile> files;
        QString lost; ///< a sentence; empty if nothing is
    };
    static Result<Made> make(const QString &path, const Exporter &target);

    QWidget *createBar(Look &look);
    QWidget *createFileBar(Look &look);
    QWidget *createOutcome();
    void sayUse();
    void chooseTarget();
    void chooseFolder();
    void take(const Result<Made> &made);
    void showFile();
    void copyFile();
    void write();
    static QString listed(const QStringList &names);
    QStringList existing() const;
    void forgetOutcome();
    enum class Tone { Good, Warning, Failure };
    void say(const QString &text, Tone tone);

    const QString m_path;
    QList<ExportedFile> m_files;
    QString m_warned; ///< the files that are to be replaced, as they were said
    bool m_isStale = true; ///< nothing was made since the session changed
    LatestResult<Result<Made>> m_made { this };
    FileWatch m_watch;
    ExportTargets *m_target;
    QLineEdit *m_folder;
    QPushButton *m_button;
    QLabel *m_lost;
    QWidget *m_outcomeBar = nullptr;
    QLabel *m_outcome;
    QPushButton *m_openFolder;
    QWidget *m_fileBar = nullptr;
    QTabBar *m_names;
    QLabel *m_size;
    QToolButton *m_copy;
    CodeView *m_preview;
};

} // namespace jackfield::ui
