// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/mock/livemock.h>

#include <QFileSystemWatcher>
#include <QTimer>

namespace jackfield::cli {

/// A mock that proxies may be in, and that complains of messages that nothing answers.
LiveMock liveMock(const MockFile &file, const JournalLimits &journal);

/// Reads a mock's file again when it changes. One that is broken, or has other servers than before, changes nothing and is
/// complained of. Thread: the event loop's.
class MockReload final : public QObject
{
    Q_OBJECT

public:
    MockReload(const QString &path, const LiveMock &mock);

private:
    void watch();
    void reload();

    const QString m_path;
    const LiveMock m_mock;
    QFileSystemWatcher m_watcher;
    QTimer m_settle; ///< editors write in several steps
    QByteArray m_read; ///< what was read last
};

} // namespace jackfield::cli
