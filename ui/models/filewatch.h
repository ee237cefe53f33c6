// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayList>
#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace jackfield::ui {

/// `folder`, or, as long as that is not there, the nearest one above: there it is seen to come back.
QString nearestFolder(const QString &folder);

/// Tells when one of some files was written, replaced or taken away, once whoever does it has settled.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(QObject *parent = nullptr);

    /// What happened to them until now is not told of.
    void setFiles(const QStringList &paths);

Q_SIGNALS:
    void changed();

private:
    void watch();
    QByteArrayList stamps() const;
    void look();

    QStringList m_files;
    QByteArrayList m_seen; ///< stamps of what was there last
    QFileSystemWatcher m_watcher;
    QTimer m_settle; ///< editors write in several steps
};

} // namespace jackfield::ui
