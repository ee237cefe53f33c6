// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>
#include <jackfield/support/printable.h>
#include <jackfield/ws/wsmessage.h>

#include <QByteArray>
#include <string>

namespace jackfield::cli {

using jackfield::Escapes;
using jackfield::printable;

/// A message on one line: text as it is but printable; binary as "[binary, 3 bytes] 00 01 ff", cut at 64 bytes.
QString printable(const WsMessage &message);

/// Writes one line to stdout, at once. The caller makes it printable. Thread: any.
void printLine(const QString &line);
void printLine(const QByteArray &utf8);
/// Lines by the million to stdout: at once where it is a terminal, else in blocks. One thread.
class LineWriter
{
public:
    LineWriter();
    ~LineWriter() { flush(); }
    Q_DISABLE_COPY_MOVE(LineWriter)

    /// The caller makes it printable.
    void write(const QByteArray &utf8);
    void flush();

private:
    qsizetype m_block; ///< bytes that may wait
    QByteArray m_waiting;
};
/// One sentence on stderr, after the program's name; made printable here. Thread: any.
void complain(const QString &sentence);
/// The same for an error: "where: message".
void complain(const Error &error);

/// One sentence on stderr and nothing before it, for programs that look for "file:line: what". Made printable here.
void report(const Error &error);

/// Complains of the first of `results` that is an error; whether there is one.
template<typename... Results>
bool anyFailed(const Results &...results)
{
    const auto failed = [](const auto &result) {
        if (!result)
            complain(result.error());
        return !result;
    };
    return (failed(results) || ...);
}

/// An argument of the command line.
inline QString text(const std::string &argument)
{
    return QString::fromStdString(argument);
}

} // namespace jackfield::cli
