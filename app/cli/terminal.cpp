// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "terminal.h"

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype shownBytes = 64;
constexpr qsizetype blockSize = 64 << 10;

/// Nobody reads any more: end as a program does whose pipe broke.
void checked(bool isWritten)
{
    if (!isWritten)
        std::_Exit(128 + SIGPIPE);
}

void toStderr(const QByteArray &sentence)
{
    const QByteArray line = sentence + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

/// A sentence that names its place already needs no prefix.
QString withPlace(const Error &error)
{
    const bool isNamed = error.where.isEmpty() || error.message.contains(error.where);
    return isNamed ? error.message : QString(error.where + u": "_s + error.message);
}
} // namespace

QString printable(const WsMessage &message)
{
    if (message.isText())
        return printable(message.text());
    const QByteArray bytes = message.bytes();
    const QString hex = QString::fromLatin1(bytes.first(qMin(bytes.size(), shownBytes)).toHex(' '));
    return u"[binary, %1 bytes] %2%3"_s.arg(bytes.size())
        .arg(hex, bytes.size() > shownBytes ? u" ..."_s : QString());
}

void printLine(const QString &line)
{
    printLine(line.toUtf8());
}

void printLine(const QByteArray &utf8)
{
    const QByteArray line = utf8 + '\n';
    checked(std::fwrite(line.constData(), 1, size_t(line.size()), stdout) == size_t(line.size())
            && std::fflush(stdout) == 0);
}

LineWriter::LineWriter()
    : m_block(::isatty(STDOUT_FILENO) == 1 ? 0 : blockSize)
{ }

void LineWriter::write(const QByteArray &utf8)
{
    m_waiting += utf8;
    m_waiting += '\n';
    if (m_waiting.size() > m_block)
        flush();
}

void LineWriter::flush()
{
    const QByteArray block = std::exchange(m_waiting, {});
    checked(std::fwrite(block.constData(), 1, size_t(block.size()), stdout) == size_t(block.size())
            && std::fflush(stdout) == 0);
    m_waiting.reserve(m_block);
}

void complain(const QString &sentence)
{
    toStderr("jackfield-cli: " + printable(sentence).toUtf8());
}

void complain(const Error &error)
{
    complain(withPlace(error));
}

void report(const Error &error)
{
    toStderr(printable(withPlace(error)).toUtf8());
}

} // namespace jackfield::cli
