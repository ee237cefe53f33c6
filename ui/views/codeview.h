// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QPlainTextEdit>

namespace jackfield::ui {

class VariableHighlighter;

enum class CodeMode { Plain, Json, Xml, Cpp, JavaScript, Diff };

/// Plain text in the monospace font, coloured by its mode. For reading and for writing.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CodeView(Look &look, QWidget *parent = nullptr);

    CodeMode mode() const { return m_mode; }
    void setMode(CodeMode mode);
    /// Replaces everything; the cursor is at the start.
    void setCode(const QString &text, CodeMode mode);
    /// The same, coloured as files of that name are.
    void setFile(const QString &text, const QString &name);
    /// All that is written, exactly, with line feeds: toPlainText() makes blanks of no-break spaces.
    QString code() const;
    /// What was set by setText(), to the character, as long as nobody has typed; else what is written.
    QString text() const;
    void setText(const QString &text);
    /// The same as if somebody had typed it: undoing leads back to what was there, to the character.
    void replaceText(const QString &text);
    /// Nothing is pasted that would make the text too long to be edited.
    void setPasteBounded(bool on) { m_isPasteBounded = on; }

Q_SIGNALS:
    /// All that would be written, had it been pasted.
    void pastedTooMuch(const QString &text);

protected:
    /// Esc leaves; who has no mouse would stay in an editor to which Tab is a character.
    void keyPressEvent(QKeyEvent *event) override;
    /// Files are opened by the window, not written here.
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void applyLook();
    void setWhole(const QString &text);

    Look &m_look;
    VariableHighlighter *m_highlighter;
    CodeMode m_mode = CodeMode::Plain;
    bool m_isPasteBounded = false;
    struct Exact
    {
        QString set;
        QString written; ///< what became of it here
    };
    QList<Exact> m_exact; ///< what was set, also before what can be undone
};

} // namespace jackfield::ui
