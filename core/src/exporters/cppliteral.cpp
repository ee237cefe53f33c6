// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cppliteral_p.h"

namespace jackfield {

namespace {
/// One byte as it stands within quotes. Octal escapes end after three digits, whatever follows.
QByteArray escaped(char c)
{
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        if (c >= ' ' && c <= '~')
            return QByteArray(1, c);
        return '\\' + QByteArray::number(quint8(c), 8).rightJustified(3, '0');
    }
}
} // namespace

QByteArray cppLiteral(QByteArrayView bytes, int indent)
{
    constexpr qsizetype longestLine = 96;
    QByteArray literal = "\"";
    qsizetype lineBegin = 0;
    char previous = '\0';
    for (const char c : bytes) {
        // Two question marks could begin a trigraph.
        const QByteArray piece =
            c == '?' && previous == '?' ? QByteArrayLiteral("\\?") : escaped(c);
        if (literal.size() - lineBegin + piece.size() > longestLine) {
            literal += "\"\n";
            lineBegin = literal.size();
            literal += QByteArray(indent, ' ') + '"';
        }
        literal += piece;
        previous = c;
    }
    return literal += '"';
}

} // namespace jackfield
