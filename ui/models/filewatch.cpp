// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "filewatch.h"

#include <QDateTime>
#include <QFileInfo>

namespace jackfield::ui {

QString nearestFolder(const QString &folder)
{
    QString nearest = folder;
    while (!QFileInfo(nearest).isDir() && nearest != QFileInfo(nearest).absolutePath())
        nearest = QFileInfo(nearest).absolutePath();
    return nearest;
}

FileWatch::FileWatch(QObject *parent)
    : QObject(parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(std::chrono::milliseconds(50));
    connect(&m_settle, &QTimer::timeout, this, &FileWatch::look);
    const auto settle = [this] { m_settle.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, settle);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, settle);
}

void FileWatch::setFiles(const QStringList &paths)
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    m_files = paths;
    watch();
    m_seen = stamps();
}

/// A file that was replaced is another one, which is watched anew; the folder tells when it is there.
void FileWatch::watch()
{
    QStringList folders;
    for (const QString &file : std::as_const(m_files)) {
        const QFileInfo info(file);
        if (info.exists())
            m_watcher.addPath(file);
        folders.append(nearestFolder(info.absolutePath()));
    }
    for (const QString &folder : m_watcher.directories()) {
        if (!folders.contains(folder))
            m_watcher.removePath(folder);
    }
    for (const QString &folder : std::as_const(folders))
        m_watcher.addPath(folder);
}

QByteArrayList FileWatch::stamps() const
{
    QByteArrayList stamps;
    for (const QString &file : m_files) {
        const QFileInfo info(file);
        stamps += QByteArray::number(info.exists() ? info.size() : -1) + ' '
            + QByteArray::number(info.lastModified().toMSecsSinceEpoch()) + ' '
            + QByteArray::number(info.metadataChangeTime().toMSecsSinceEpoch());
    }
    return stamps;
}

void FileWatch::look()
{
    watch();
    const QByteArrayList now = stamps(); // after that: nothing comes in between
    if (now == m_seen)
        return;
    m_seen = now;
    Q_EMIT changed();
}

} // namespace jackfield::ui
