// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "language_p.h"

#include <algorithm>

namespace jackfield {

namespace {
/// Whether a character can be seen for what it is.
bool isSeen(char32_t character)
{
    if (character >= ' ' && character <= '~')
        return true;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Separator_Space:
        return false;
    default:
        return true;
    }
}

/// The characters of a text one after the other; a half of a surrogate pair as itself.
template<typename Function>
void forEachCharacter(QStringView text, const Function &function)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isPair =
            at + 1 < text.size() && text[at].isHighSurrogate() && text[at + 1].isLowSurrogate();
        function(isPair ? QChar::surrogateToUcs4(text[at], text[at + 1])
                        : char32_t(text[at].unicode()));
        at += isPair ? 1 : 0;
    }
}
} // namespace

QByteArray stringLiteral(QStringView text, const LiteralEscapes &escapes)
{
    QByteArray literal(1, escapes.quote);
    forEachCharacter(text, [&](char32_t character) {
        if (!isSeen(character))
            literal += escapes.other(character);
        else if (character > '~')
            literal += QString(QChar::fromUcs4(character)).toUtf8();
        else if (character == quint8(escapes.quote) || character == '\\'
                 || escapes.always.contains(char(character)))
            literal += QByteArray("\\") + char(character);
        else
            literal += char(character);
    });
    return literal + escapes.quote;
}

char betterQuote(QStringView text, char first, char second)
{
    return text.count(QLatin1Char(first)) > text.count(QLatin1Char(second)) ? second : first;
}

bool isPlainText(QStringView text)
{
    bool isPlain = true;
    forEachCharacter(text, [&](char32_t character) { isPlain = isPlain && isSeen(character); });
    return isPlain;
}

} // namespace jackfield
