// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/mock/mockfile.h>

#include <QFileSystemWatcher>
#include <QTimer>

namespace jackfield::cli {

/// The servers of a mock file, read again when it changes: new connections get the new definition. A file that is
/// broken, or has other servers than before, changes nothing and is complained of. Thread: the event loop's.
class MockReload final : public QObject
{
    Q_OBJECT

public:
    struct Hosted
    {
        QString name;
        quint16 port = 0;
        WsHandler handler; ///< the newest definition's; thread: any
    };

    MockReload(const QString &path, const MockFile &file);

    const QList<Hosted> &servers() const { return m_servers; }

private:
    class Seat;

    void watch();
    void reload();

    const QString m_path;
    QList<Hosted> m_servers;
    QList<std::shared_ptr<Seat>> m_seats;
    QFileSystemWatcher m_watcher;
    QTimer m_settle; ///< editors write in several steps
    QByteArray m_read; ///< what was read last
};

} // namespace jackfield::cli
