// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mailbox.h"

#include <jackfield/replay/junit.h>

#include <QAbstractItemModel>
#include <atomic>
#include <memory>
#include <optional>

namespace jackfield::ui {

/// A session as a test: it is played to a mock, offline.
struct SessionTest
{
    QString session; ///< path
    QString mock; ///< path of the one that was chosen for it; empty: whatever fits
};

/// What became of one.
struct SessionTestOutcome
{
    std::expected<Verdict, QString> verdict; ///< or why it could not be run
    QString against; ///< the path of the mock; empty: itself
    std::chrono::milliseconds took { 0 };

    bool passed() const { return verdict && verdict->passed(); }
};

/// Plays a session to the mock that was chosen for it, or else to one of `mocks` that has a route for its path, one at its port first,
/// or else to itself, under the rules beside it. Thread: any; it takes its time.
SessionTestOutcome runTest(const SessionTest &test, const QStringList &mocks);

/// Sessions of a workspace as tests, one after the other beside the window, and what each is found to differ in: a tree.
class SessionTests : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Against, Result, ColumnCount };
    enum class State { Waiting, Running, Passed, Failed, Broken };
    enum Role {
        StateRole = Qt::UserRole + 1, ///< State
        SessionRole, ///< path
        ConnectionRole, ///< of a difference; 0: it is about the session
        MessageRole, ///< of a difference; 0: it is about none
    };

    explicit SessionTests(QObject *parent = nullptr);
    ~SessionTests() override;

    /// Runs them all, in place of what was there.
    void run(const QString &folder, const QList<SessionTest> &tests, const QStringList &mocks);
    /// Runs those again that did not pass.
    void runFailed();
    /// The one that runs goes on to its end, and nobody hears of it.
    void stop();
    bool isRunning() const { return m_running >= 0; }

    /// "12 passed, 1 failed, 1 could not be run"; while they run how far they are.
    QString words() const;
    qsizetype count(State state) const;
    qsizetype size() const { return m_tests.size(); }
    /// Of those that were run.
    QList<TestResult> results() const;
    /// The row of the next session that did not pass behind `row`, or before it, round the end; -1: there is none.
    int nextFailed(int row, bool isForward) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant
    headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// One began, or ended, or all did.
    void progressed();

private:
    struct Test
    {
        SessionTest what;
        State state = State::Waiting;
        SessionTestOutcome outcome = {};
    };

    void next();
    void take(int row, const SessionTestOutcome &outcome);
    QVariant text(const Test &test, int column) const;
    QString name(const QString &path) const;

    QString m_folder; ///< of the workspace
    QStringList m_mocks;
    QList<Test> m_tests;
    int m_running = -1; ///< its row
    std::shared_ptr<std::atomic<int>> m_latest = std::make_shared<std::atomic<int>>(0); ///< run
    const Mailbox m_mailbox;
};

} // namespace jackfield::ui
