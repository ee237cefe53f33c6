// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/models/misstable.h>
#include <ui/views/look.h>

#include <QWidget>

class QLabel;
class QPushButton;

namespace jackfield::ui {

class UniformTable;

/// The messages that no rule of a mock answered, why not, and a rule for them.
class MockMisses : public QWidget
{
    Q_OBJECT

public:
    /// `clock`: that of the mock.
    MockMisses(Look &look, const Clock &clock, QWidget *parent = nullptr);

    std::function<void(const MockMiss &)> sink() { return m_misses.sink(); }
    qint64 total() const { return m_misses.total(); }

Q_SIGNALS:
    /// total() is another.
    void changed();
    /// A rule that answers such messages is wanted.
    void ruleRequested(const jackfield::MockMiss &miss);

private:
    QWidget *createBar();
    void updateState();
    int current() const;

    MissTable m_misses;
    UniformTable *m_table;
    QLabel *m_why;
    QPushButton *m_make;
    QPushButton *m_clear;
};

} // namespace jackfield::ui
