// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codeview.h"
#include "findable.h"

namespace jackfield::ui {

/// Code that is written: with the numbers of its lines, steps of blanks, one line that is marked as wrong, and places
/// that are found.
class CodeEditor : public CodeView, public Findable
{
    Q_OBJECT

public:
    explicit CodeEditor(Look &look, QWidget *parent = nullptr);

    /// Blanks; four unless set.
    void setStep(int blanks) { m_step = blanks; }
    /// From 1; 0: none is wrong.
    void setMistake(int line);
    int mistake() const { return m_mistake; }
    void goToLine(int line);
    /// Selects these characters and shows them.
    void reveal(qsizetype begin, qsizetype end);
    /// The same, and takes the keys.
    void goTo(qsizetype begin, qsizetype end);
    /// Replaces what is different in between, which can be undone; the cursor stays where it was.
    void replaceCode(const QString &text);
    /// In any case.
    void find(const QString &wanted) override;
    void findNext(bool isForward) override;
    size_t matchCount() const override { return size_t(m_found.size()); }
    size_t mostMatches() const override { return 1000; }
    qsizetype currentMatch() const override;
    QString wantedFromSelection() const override;

Q_SIGNALS:
    void matchesChanged();
    void findRequested();

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
    int m_step = 4;
    int m_mistake = 0;
    QString m_wanted;
    QList<QTextCursor> m_found;
};

} // namespace jackfield::ui
