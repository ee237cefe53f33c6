// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>

#include <QUndoStack>
#include <functional>

namespace jackfield::ui {

/// What was done in the workspace's tree, taken back from the last one on, and done again. The last hundred steps.
class TreeHistory : public QObject
{
    Q_OBJECT

public:
    struct Step
    {
        QString text; ///< "rename of “feed”"
        std::function<Result<void>()> undo;
        std::function<Result<void>()> redo;
    };

    explicit TreeHistory(QObject *parent = nullptr);

    /// It was done already.
    void push(const Step &step);
    /// A step that cannot be taken back, or done again, changes nothing and stays the next one, until it is forgotten.
    void undo();
    void redo();
    void forgetUndo();
    void forgetRedo();
    void clear() { m_stack.clear(); }

    bool canUndo() const { return m_stack.canUndo(); }
    bool canRedo() const { return m_stack.canRedo(); }
    /// Of the step that is next; empty: none.
    QString undoText() const { return m_stack.undoText(); }
    QString redoText() const { return m_stack.redoText(); }

Q_SIGNALS:
    void changed();
    void undoFailed(const QString &problem);
    void redoFailed(const QString &problem);

private:
    class Command;
    enum class Mode { Do, Pretend, Forget };

    Mode m_mode = Mode::Do;
    QString m_problem; ///< of the step that was just tried
    QUndoStack m_stack;
};

} // namespace jackfield::ui
