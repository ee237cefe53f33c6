// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocalServer>
#include <QStringList>

namespace jackfield {

/// The program that runs on a state folder, reached by those that are started after it: they hand over what they were given,
/// and end. Only the same user can.
class Instance : public QObject
{
    Q_OBJECT

public:
    /// Whether the one that runs on `stateFolder`, or just starts, took `what`; false if none does.
    static bool handOver(const QString &stateFolder, const QStringList &what);

    /// Becomes the one that runs. Precondition: the folder is locked by this program.
    explicit Instance(const QString &stateFolder, QObject *parent = nullptr);

Q_SIGNALS:
    /// Somebody started the program again, with these arguments.
    void asked(const QStringList &what);

private:
    void take();

    QLocalServer m_server;
};

} // namespace jackfield
