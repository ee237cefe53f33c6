// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/support/printable.h>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
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

} // namespace jackfield
