// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codeview.h"

namespace jackfield::ui {

/// Code that is written: with the numbers of its lines, steps of four blanks, one line that is marked as wrong, and places
/// that are found.
class CodeEditor : public CodeView
{
    Q_OBJECT

public:
    static constexpr qsizetype mostFound = 1000;

    explicit CodeEditor(Look &look, QWidget *parent = nullptr);

    /// All of it, exactly: toPlainText() makes blanks of no-break spaces.
    QString code() const;
    /// From 1; 0: none is wrong.
    void setMistake(int line);
    int mistake() const { return m_mistake; }
    void goToLine(int line);
    /// Replaces what is different in between, which can be undone; the cursor stays where it was.
    void replaceCode(const QString &text);
    /// Marks the places with these characters, in any case.
    void find(const QString &wanted);
    /// The next one, or the one before, round and round.
    void findNext(bool isForward);
    qsizetype found() const { return m_found.size(); }
    /// Which of them is selected; -1: none.
    qsizetype currentFound() const;

Q_SIGNALS:
    void foundChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Numbers;

    void placeNumbers();
    void paintNumbers(const QRect &area);
    void mark();
    void look();
    void indent(bool isBack);
    void newLine();

    Look &m_look;
    QWidget *m_numbers;
    int m_mistake = 0;
    QString m_wanted;
    QList<QTextCursor> m_found;
};

} // namespace jackfield::ui
