// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QTimer>

namespace jackfield::ui {

/// Tells when a file was written, replaced, made or removed, by whomever; once for what happens in one go.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(QObject *parent = nullptr);

    /// Empty: none.
    void setPath(const QString &path);

Q_SIGNALS:
    void changed();

private:
    struct Stamp
    {
        bool isThere = false;
        qint64 size = 0;
        QDateTime modified = {};

        bool operator==(const Stamp &) const = default;
    };

    Stamp stamp() const;
    void watch();
    void look();

    QString m_path;
    Stamp m_seen;
    QFileSystemWatcher m_watcher;
    QTimer m_settling; ///< who writes in place may not be done yet
};

} // namespace jackfield::ui
