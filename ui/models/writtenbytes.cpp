// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "writtenbytes.h"

#include "payloadtext.h"
#include "problems.h"

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n';
}

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isBase64(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
        || u"+/-_"_s.contains(c);
}

std::unexpected<Error> wrongAt(qsizetype at, const QString &words)
{
    return failure(Error::Code::Invalid,
                   Problems::tr("character %1: %2").arg(QString::number(at + 1), words),
                   QString::number(at + 1));
}

std::unexpected<Error> wrongCharacter(const QString &text, qsizetype at, const QString &wanted)
{
    return wrongAt(at,
                   Problems::tr("“%1” is %2")
                       .arg(previewText(QStringView(text).sliced(at, 1).toUtf8(), 1), wanted));
}

Result<QByteArray> bytesFromHexDigits(const QString &text)
{
    QByteArray digits;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isBlank(text[i]))
            continue;
        if (!isHexDigit(text[i]))
            return wrongCharacter(text, i, Problems::tr("no hex digit"));
        digits += char(text[i].unicode());
    }
    if (digits.size() % 2 != 0)
        return wrongAt(text.size(), Problems::tr("a digit is missing, two are a byte"));
    return QByteArray::fromHex(digits);
}

Result<QByteArray> bytesFromBase64(const QString &text)
{
    QByteArray digits;
    qsizetype padding = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isBlank(c))
            continue;
        const bool isPadding = c == u'=';
        if (!isPadding && !isBase64(c))
            return wrongCharacter(text, i, Problems::tr("not of Base64"));
        if (!isPadding && padding > 0)
            return wrongAt(i, Problems::tr("something stands behind the padding"));
        if (isPadding && (digits.size() % 4 < 2 || digits.size() % 4 + ++padding > 4))
            return wrongAt(i, Problems::tr("there is nothing to pad with “=”"));
        if (!isPadding)
            digits += c == u'-' ? '+' : c == u'_' ? '/' : char(c.unicode());
    }
    if (digits.size() % 4 == 1 || (padding > 0 && (digits.size() + padding) % 4 != 0))
        return wrongAt(text.size(), Problems::tr("it ends within a byte"));
    return QByteArray::fromBase64(digits);
}
} // namespace

std::optional<ByteNotation> notationOf(ConnectionFile::Message::Kind kind)
{
    using Kind = ConnectionFile::Message::Kind;
    if (kind == Kind::Hex)
        return ByteNotation::Hex;
    return kind == Kind::Base64 ? std::optional(ByteNotation::Base64) : std::nullopt;
}

Result<QByteArray> bytesFrom(ByteNotation notation, const QString &text)
{
    return notation == ByteNotation::Hex ? bytesFromHexDigits(text) : bytesFromBase64(text);
}

QString writtenAs(ByteNotation notation, const QByteArray &bytes)
{
    return QString::fromLatin1(notation == ByteNotation::Hex ? bytes.toHex(' ') : bytes.toBase64());
}

} // namespace jackfield::ui
