// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QPushButton;

namespace jackfield::ui {

class CodeEditor;

/// A line below an editor that says what is wrong in it, and leads there.
class ProblemBar : public QFrame
{
    Q_OBJECT

public:
    enum class Tone { Good, Warning, Mistake };

    /// `editor` outlives it.
    ProblemBar(CodeEditor &editor, const QString &accessibleName, QWidget *parent = nullptr);

    /// `line`: where, from 1; 0: nowhere in the editor. The line of a mistake is marked.
    void tell(const QString &text, Tone tone = Tone::Good, int line = 0);
    /// The same if the text hides something: characters that are not seen, or turn what is.
    bool tellHidden();
    QString text() const { return m_said; }
    /// At its end.
    void addButton(QWidget *button);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();

    CodeEditor &m_editor;
    QPushButton *m_text;
    QWidget *m_button = nullptr;
    QString m_said;
    int m_line = 0;
};

} // namespace jackfield::ui
