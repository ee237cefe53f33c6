// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>

/// A program that a test starts, talks to and waits for. It is killed if the test leaves it behind.
class Program
{
public:
    /// jackfield-cli.
    static Program cli(const QStringList &arguments);
    /// A peer of tests/peers: NAME.py by python3, NAME.js by node.
    static Program peer(const QString &name, const QStringList &arguments = {});
    /// Any other that is installed, or was built.
    static Program named(const QString &program, const QStringList &arguments);
    ~Program();
    Q_DISABLE_COPY_MOVE(Program)

    /// Waits for the line that says where it listens; its URL, or nothing.
    QString url();
    /// Waits until standard output holds `text`.
    bool says(const QByteArray &text);
    void write(const QByteArray &input) { m_process.write(input); }
    void closeInput() { m_process.closeWriteChannel(); }
    void signal(int number);
    bool isOver() const { return m_process.state() == QProcess::NotRunning; }
    /// Waits for its end; the exit code, -1 if it was killed, crashed or does not end.
    int exitCode(int milliseconds = 30'000);

    /// Until now.
    QByteArray out();
    QByteArray errors();
    QByteArray said() { return out() + errors(); }

private:
    Program(const QString &program, const QStringList &arguments);
    void read();

    QProcess m_process;
    QByteArray m_out;
    QByteArray m_errors;
};

/// What a run of jackfield-cli without input came to.
struct Outcome
{
    int exitCode = -1;
    QByteArray out;
    QByteArray errors;

    QByteArray said() const { return out + errors; }
};
Outcome run(const QStringList &arguments);

/// A file of the project.
QString projectFile(const QString &path);
QByteArray contents(const QString &path);
/// A port on loopback where nobody listens.
QString freePort();
