// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "payloadtext.h"

#include "prettyjson.h"

#include <QStringDecoder>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype dumpColumns = 16;

QString spelled(char32_t c)
{
    // What is common in texts has a sign that all fonts have.
    if (c == '\n')
        return u"↵"_s;
    if (c == '\t')
        return u"⇥"_s;
    if (c < 0x20)
        return QChar(char16_t(0x2400 + c));
    if (c == 0x7f)
        return QChar(u'\u2421');
    return u"⟨U+%1⟩"_s.arg(QString::number(c, 16).toUpper(), 4, u'0');
}

/// The first `length` bytes or a little less, so that no character is cut.
QByteArrayView wholeCharacters(QByteArrayView utf8, qsizetype length)
{
    if (utf8.size() <= length)
        return utf8;
    while (length > 0 && (quint8(utf8[length]) & 0xc0) == 0x80)
        --length;
    return utf8.first(length);
}

QList<uint> characters(QByteArrayView utf8)
{
    return exactText(utf8).toUcs4();
}

QString dumpedRow(QByteArrayView bytes, qsizetype offset)
{
    QString hex;
    QString text;
    for (qsizetype i = 0; i < dumpColumns; ++i) {
        if (i == dumpColumns / 2)
            hex += u' ';
        if (offset + i >= bytes.size()) {
            hex += "   "_L1;
            continue;
        }
        const auto byte = quint8(bytes[offset + i]);
        hex += u"%1 "_s.arg(byte, 2, 16, '0'_L1);
        text += byte >= 0x20 && byte < 0x7f ? QChar(char16_t(byte)) : QChar(u'·');
    }
    return u"%1  %2 %3"_s.arg(u"%1"_s.arg(offset, 8, 16, '0'_L1), hex, text);
}
} // namespace

QString exactText(QByteArrayView utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(utf8);
}

Utf8Character firstCharacter(QByteArrayView utf8)
{
    const auto first = quint8(utf8.front());
    if (first < 0x80)
        return { .character = first, .bytes = 1 };
    const qsizetype length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (utf8.size() < length || !utf8.first(length).isValidUtf8())
        return {};
    char32_t c = first & (0x7f >> length);
    for (qsizetype i = 1; i < length; ++i)
        c = (c << 6) | (quint8(utf8[i]) & 0x3f);
    return { .character = c, .bytes = int(length) };
}

bool isHidden(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_Format || c == 0x2028
        || c == 0x2029;
}

QString visibleCharacter(char32_t c)
{
    return isHidden(c) ? spelled(c) : QString(QChar::fromUcs4(c));
}

QString previewText(QByteArrayView utf8, qsizetype length)
{
    const QList<uint> text = characters(wholeCharacters(utf8, length * 4));
    QString shown;
    for (const char32_t c : text.first(std::min(length, text.size())))
        shown += visibleCharacter(c);
    if (text.size() > length || utf8.size() > length * 4)
        shown += u'…';
    return shown;
}

QString previewBytes(QByteArrayView bytes, qsizetype count)
{
    QString shown =
        QString::fromLatin1(bytes.first(std::min(count, bytes.size())).toByteArray().toHex(' '));
    if (bytes.size() > count)
        shown += u" …"_s;
    return shown;
}

QString visibleText(QByteArrayView utf8)
{
    QString shown;
    shown.reserve(utf8.size());
    for (const char32_t c : characters(utf8)) {
        if (c == '\n' || c == '\t')
            shown += QChar(char16_t(c));
        else
            shown += visibleCharacter(c);
    }
    return shown;
}

std::optional<QByteArray> prettyJson(const QByteArray &json)
{
    if (!isJson(json))
        return std::nullopt;
    return PrettyJson(json).next(std::numeric_limits<qsizetype>::max() / 2);
}

QString hexDump(QByteArrayView bytes)
{
    QStringList rows;
    for (qsizetype offset = 0; offset < bytes.size(); offset += dumpColumns)
        rows.append(dumpedRow(bytes, offset));
    return rows.join(u'\n');
}

} // namespace jackfield::ui
