// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wiring.h"

#include <ui/shell/mainwindow.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

// NOLINTBEGIN(google-build-using-namespace): of tests alone
using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;
// NOLINTEND

/// The real window in a home of its own, on a copy of the sample workspace.
class WindowWalk : public QObject
{
protected:
    /// A new home; the window is not there yet.
    void moveIn()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_services = desktopServices(m_home->path());
    }
    void open()
    {
        m_window = std::make_unique<MainWindow>(m_look, m_services);
        m_window->restore({});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void restart()
    {
        m_window->close();
        m_window.reset();
        open();
    }

    /// A file of the workspace.
    QString path(const QString &name) const { return m_services.sampleCopy + u'/' + name; }
    static bool write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    Look m_look;
    std::unique_ptr<QTemporaryDir> m_home;
    Services m_services;
    std::unique_ptr<MainWindow> m_window;
};
