// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

/// Chromium without a window, on a page; it ends with this.
class Chromium
{
public:
    /// Empty if there is none; `./dev test all` installs it.
    static QString path() { return QStandardPaths::findExecutable(QStringLiteral("chromium")); }

    explicit Chromium(const QString &url)
    {
        m_process.setStandardErrorFile(QProcess::nullDevice()); // it misses a desktop
        m_process.start(
            path(),
            QStringLiteral("--headless --no-sandbox --disable-gpu --disable-dev-shm-usage "
                           "--disable-quic --no-first-run --disable-background-networking "
                           "--disable-component-update --disable-sync")
                    .split(u' ')
                + QStringList { QStringLiteral("--user-data-dir=") + m_profile.path(), url });
    }
    ~Chromium()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Chromium)

    /// Else errorString() says why not.
    bool isStarted() { return m_process.waitForStarted(); }
    QString errorString() const { return m_process.errorString(); }

private:
    const QTemporaryDir m_profile;
    QProcess m_process;
};
