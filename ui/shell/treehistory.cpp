// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "treehistory.h"

#include <QScopedValueRollback>

namespace jackfield::ui {

namespace {
constexpr int mostSteps = 100;
} // namespace

class TreeHistory::Command : public QUndoCommand
{
public:
    Command(TreeHistory &history, Step step)
        : QUndoCommand(step.text)
        , m_history(history)
        , m_step(std::move(step))
    { }

    void undo() override { run(m_step.undo); }
    void redo() override { run(m_step.redo); }

private:
    void run(const std::function<Result<void>()> &task)
    {
        if (m_history.m_mode == Mode::Forget)
            setObsolete(true);
        if (m_history.m_mode != Mode::Do)
            return;
        if (const auto done = task(); !done)
            m_history.m_problem = done.error().message;
    }

    TreeHistory &m_history;
    const Step m_step;
};

TreeHistory::TreeHistory(QObject *parent)
    : QObject(parent)
{
    m_stack.setUndoLimit(mostSteps);
    connect(&m_stack, &QUndoStack::indexChanged, this, &TreeHistory::changed);
}

void TreeHistory::push(const Step &step)
{
    const QScopedValueRollback mode(m_mode, Mode::Pretend);
    m_stack.push(new Command(*this, step));
}

/// A stack goes on whatever a command does: where one has failed, it goes back again.
void TreeHistory::undo()
{
    m_problem.clear();
    m_stack.undo();
    if (m_problem.isEmpty())
        return;
    const QScopedValueRollback mode(m_mode, Mode::Pretend);
    m_stack.redo();
    Q_EMIT undoFailed(m_problem);
}

void TreeHistory::redo()
{
    m_problem.clear();
    m_stack.redo();
    if (m_problem.isEmpty())
        return;
    const QScopedValueRollback mode(m_mode, Mode::Pretend);
    m_stack.undo();
    Q_EMIT redoFailed(m_problem);
}

void TreeHistory::forgetUndo()
{
    const QScopedValueRollback mode(m_mode, Mode::Forget);
    m_stack.undo();
}

void TreeHistory::forgetRedo()
{
    const QScopedValueRollback mode(m_mode, Mode::Forget);
    m_stack.redo();
    Q_EMIT changed(); // the stack's place is the same
}

} // namespace jackfield::ui
