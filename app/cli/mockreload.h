// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/mock/livemock.h>

#include <QFileSystemWatcher>
#include <QTimer>

namespace jackfield::cli {

/// A mock that proxies may be in, and that complains of messages that nothing answers.
LiveMock liveMock(const MockFile &file, const JournalLimits &journal);

/// Reads a mock's file again when it changes, or a file that it names. One that is broken, or has other servers than before, changes nothing and is
/// complained of. Thread: the event loop's.
class MockReload final : public QObject
{
    Q_OBJECT

public:
    MockReload(const QString &path,
               MockVariables variables,
               const MockFile &file,
               const LiveMock &mock);

private:
    void watch();
    void reload();
    QByteArrayList stamps() const;

    const QString m_path;
    const MockVariables m_variables;
    const LiveMock m_mock;
    QStringList m_files; ///< that the definition names
    QByteArrayList m_seen; ///< the stamps of what was read last
    QFileSystemWatcher m_watcher;
    QTimer m_settle; ///< editors write in several steps
};

} // namespace jackfield::cli
