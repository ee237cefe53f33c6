// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "windowstate.h"

#include <ui/models/filewatch.h>

#include <QObject>
#include <QTimer>
#include <optional>

namespace jackfield::ui {

class CodeEditor;
class Notice;

/// A text file that is written in an editor. It is kept after a pause and when the editor is left, followed when somebody else
/// writes it; what both changed is asked about, and lost by neither. What an editor would not keep to the byte is only shown.
class FileEditing : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    FileEditing(CodeEditor &editor, Notice &notice, QObject *parent = nullptr);

    /// Reads the file, and takes what an earlier run could not write into it.
    void open(const QString &path, const TabState &state);
    /// The file has another name now.
    void moveTo(const QString &path);

    /// What is written, as it will stand in the file: with the byte order mark and the ends of lines that it had.
    QByteArray bytes() const;
    /// Whether the file has not what is written.
    bool isUnkept() const;
    void addTo(TabState *state) const;

    void save() { write(false); }
    /// Keeps what was not kept yet, unless that has to be asked.
    void leave();

Q_SIGNALS:
    /// Another text stands in the editor, whoever wrote it.
    void changed();
    /// What addTo() tells is another.
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString textOf(const QByteArray &bytes) const;
    void protectUnlessExact();
    void edit();
    void write(bool isForced);
    void tellLost(bool isThere);
    void follow();
    void take();
    void tellReadOnly();
    void tellConflict(const QString &text, const QString &remedy);

    CodeEditor &m_editor;
    Notice &m_notice;
    QString m_path;
    std::optional<QByteArray> m_there; ///< in the file, when it was read or written last
    bool m_hasConflict = false; ///< somebody else changed what was changed here
    QTimer m_keeping;
    FileWatch m_watch;
};

} // namespace jackfield::ui
