// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "filewatch.h"

#include <QDir>
#include <QFileInfo>

namespace jackfield::ui {

using namespace std::chrono_literals;

FileWatch::FileWatch(QObject *parent)
    : QObject(parent)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(50ms);
    const auto settle = qOverload<>(&QTimer::start);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settling, settle);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settling, settle);
    connect(&m_settling, &QTimer::timeout, this, &FileWatch::look);
}

void FileWatch::setPath(const QString &path)
{
    if (path == m_path)
        return;
    m_settling.stop();
    if (const QStringList watched = m_watcher.files() + m_watcher.directories(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    m_path = path;
    m_seen = stamp();
    watch();
}

FileWatch::Stamp FileWatch::stamp() const
{
    const QFileInfo file(m_path);
    return file.isFile() ? Stamp { true, file.size(), file.lastModified() } : Stamp();
}

/// The file, for what is written into it, and its folder, since what replaces it is another file.
void FileWatch::watch()
{
    if (m_path.isEmpty())
        return;
    const QFileInfo file(m_path);
    if (file.isFile() && m_watcher.files().isEmpty())
        m_watcher.addPath(m_path);
    if (file.dir().exists() && m_watcher.directories().isEmpty())
        m_watcher.addPath(file.path());
}

void FileWatch::look()
{
    watch();
    const Stamp now = stamp();
    if (now == m_seen)
        return;
    m_seen = now;
    Q_EMIT changed();
}

} // namespace jackfield::ui
