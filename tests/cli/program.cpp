// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>
#include <csignal>

using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 30'000; // a loaded machine is no fault
}

Program::Program(const QString &program, const QStringList &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NODE_PATH"_s,
                       u"/usr/share/nodejs:/usr/lib/nodejs:"_s
                           + projectFile(u"build/npm/node_modules"_s));
    environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    environment.insert(u"LC_ALL"_s, u"C"_s); // as in a bare container; nothing may depend on it
    m_process.setProcessEnvironment(environment);
    m_process.start(program, arguments);
    if (!m_process.waitForStarted(patience))
        m_errors = "cannot start " + program.toUtf8() + ": is it installed?";
}

Program::~Program()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

Program Program::cli(const QStringList &arguments)
{
    return { QStringLiteral(JACKFIELD_CLI), arguments };
}

Program Program::peer(const QString &name, const QStringList &arguments)
{
    return { name.endsWith(u".js"_s) ? u"node"_s : u"python3"_s,
             QStringList { projectFile(u"tests/peers/"_s + name) } + arguments };
}

Program Program::named(const QString &program, const QStringList &arguments)
{
    return { program, arguments };
}

void Program::read()
{
    m_out += m_process.readAllStandardOutput();
    m_errors += m_process.readAllStandardError();
}

QByteArray Program::out()
{
    read();
    return m_out;
}

QByteArray Program::errors()
{
    read();
    return m_errors;
}

bool Program::says(const QByteArray &text)
{
    return QTest::qWaitFor(
               [&] { return out().contains(text) || m_process.state() == QProcess::NotRunning; },
               patience)
        && out().contains(text);
}

QString Program::url()
{
    static const QRegularExpression line(u"^listening on (wss?://\\S+)$"_s,
                                         QRegularExpression::MultilineOption);
    if (!says("listening on "))
        qWarning("it does not listen: %s", errors().constData());
    says("\n");
    return line.match(QString::fromUtf8(out())).captured(1);
}

void Program::signal(int number)
{
    ::kill(pid_t(m_process.processId()), number);
}

int Program::exitCode(int milliseconds)
{
    if (m_process.error() == QProcess::FailedToStart)
        return -1;
    const bool isOver =
        QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning; }, milliseconds);
    read();
    return isOver && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

Outcome run(const QStringList &arguments)
{
    Program program = Program::cli(arguments);
    program.closeInput();
    const int exitCode = program.exitCode();
    return { exitCode, program.out(), program.errors() };
}

QString projectFile(const QString &path)
{
    return QStringLiteral(JACKFIELD_SOURCE_DIR "/") + path;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QString::number(server.serverPort());
}
