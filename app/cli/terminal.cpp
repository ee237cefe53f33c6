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

bool isUnsafe(QChar c)
{
    if (c >= u' ' && c <= u'~')
        return false;
    if (c == QChar(0x200d)) // the joiner of emoji
        return false;
    switch (c.category()) {
    case QChar::Other_Control: // C0, DEL, C1
    case QChar::Other_Format: // bidi controls, U+FEFF, zero-width ones
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

QString escaped(QChar c, Escapes escapes)
{
    const uint code = c.unicode();
    if (code >= 0x100 || escapes == Escapes::Json)
        return u"\\u%1"_s.arg(code, 4, 16, QLatin1Char('0'));
    switch (code) {
    case '\n':
        return u"\\n"_s;
    case '\r':
        return u"\\r"_s;
    case '\t':
        return u"\\t"_s;
    default:
        return u"\\x%1"_s.arg(code, 2, 16, QLatin1Char('0'));
    }
}

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

QString printable(QStringView text, Escapes escapes)
{
    QString safe;
    safe.reserve(text.size());
    qsizetype plainFrom = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!isUnsafe(text[at]))
            continue;
        safe += text.sliced(plainFrom, at - plainFrom);
        safe += escaped(text[at], escapes);
        plainFrom = at + 1;
    }
    return safe += text.sliced(plainFrom);
}

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
