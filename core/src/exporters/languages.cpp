// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cppliteral_p.h"
#include "language_p.h"

#include <jackfield/json/jsonwriter.h>

#include <QRegularExpression>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
QByteArray hex(char32_t character, int digits)
{
    return QByteArray::number(uint(character), 16).rightJustified(digits, '0');
}

/// \n, \r and \t; else nothing.
QByteArray shortEscape(char32_t character)
{
    switch (character) {
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        return {};
    }
}

QByteArray pythonEscape(char32_t character)
{
    if (const QByteArray known = shortEscape(character); !known.isEmpty())
        return known;
    if (character < 0x100)
        return "\\x" + hex(character, 2);
    return QByteArray(character < 0x10000 ? "\\u" : "\\U")
        + hex(character, character < 0x10000 ? 4 : 8);
}

QByteArray javaScriptEscape(char32_t character)
{
    if (const QByteArray known = shortEscape(character); !known.isEmpty())
        return known;
    if (character < 0x100)
        return "\\x" + hex(character, 2);
    if (character < 0x10000)
        return "\\u" + hex(character, 4);
    return "\\u{" + hex(character, 1) + '}';
}

QByteArray goEscape(char32_t character)
{
    if (const QByteArray known = shortEscape(character); !known.isEmpty())
        return known;
    return QByteArray(character < 0x10000 ? "\\u" : "\\U")
        + hex(character, character < 0x10000 ? 4 : 8);
}

/// Of the JVM: only UTF-16.
QByteArray kotlinEscape(char32_t character)
{
    if (const QByteArray known = shortEscape(character); !known.isEmpty())
        return known;
    if (character < 0x10000)
        return "\\u" + hex(character, 4);
    return "\\u" + hex(QChar::highSurrogate(character), 4) + "\\u"
        + hex(QChar::lowSurrogate(character), 4);
}

/// Byte by byte, whatever the shell's locale.
QByteArray shellEscape(char32_t character)
{
    if (const QByteArray known = shortEscape(character); !known.isEmpty())
        return known;
    QByteArray bytes;
    const QByteArray utf8 = QString(QChar::fromUcs4(character)).toUtf8();
    for (const char byte : utf8)
        bytes += "\\x" + hex(quint8(byte), 2);
    return bytes;
}

QByteArray pythonString(QStringView text)
{
    return stringLiteral(
        text, { .quote = betterQuote(text, '"', '\''), .always = {}, .other = &pythonEscape });
}

QByteArray javaScriptString(QStringView text)
{
    QByteArray literal = stringLiteral(
        text, { .quote = betterQuote(text, '\'', '"'), .always = {}, .other = &javaScriptEscape });
    // Nothing ends a script element of a page.
    return literal.replace("</", "<\\/").replace("<!--", "<\\!--");
}

QByteArray goString(QStringView text)
{
    if (text.contains(u'"') && !text.contains(u'`') && isPlainText(text))
        return '`' + text.toUtf8() + '`';
    return stringLiteral(text, { .quote = '"', .always = {}, .other = &goEscape });
}

QByteArray kotlinString(QStringView text)
{
    const bool isRaw = text.contains(u'"') && !text.contains(u'$') && !text.endsWith(u'"')
        && !text.contains("\"\"\""_L1) && isPlainText(text);
    if (isRaw)
        return "\"\"\"" + text.toUtf8() + "\"\"\"";
    return stringLiteral(text, { .quote = '"', .always = "$", .other = &kotlinEscape });
}

QByteArray cppString(QStringView text)
{
    constexpr int continued = 12; // blanks before the next line
    const auto count = [&](QChar c) { return text.count(c); };
    // What moc reads as we do, also within the arguments of a macro.
    const bool isRaw = count(u'"') > 0 && count(u'"') % 2 == 0 && count(u'\\') == 0
        && count(u'(') == 0 && count(u')') == 0 && count(u'\'') == 0 && isPlainText(text);
    if (isRaw)
        return "R\"(" + text.toUtf8() + ")\"";
    return cppLiteral(text.toUtf8(), continued);
}

/// Of bash: '...' as it is, $'...' where something must be escaped.
QByteArray shellString(QStringView text)
{
    if (!text.contains(u'\'') && isPlainText(text))
        return '\'' + text.toUtf8() + '\'';
    return '$' + stringLiteral(text, { .quote = '\'', .always = {}, .other = &shellEscape });
}

QByteArray pythonKey(const QString &name)
{
    return pythonString(name) + ": ";
}

QByteArray javaScriptKey(const QString &name)
{
    static const QRegularExpression plain(u"^[A-Za-z_$][A-Za-z0-9_$]*$"_s);
    if (name == u"__proto__")
        return "['__proto__']: "; // otherwise it is the object's prototype
    return (plain.match(name).hasMatch() ? name.toLatin1() : javaScriptString(name)) + ": ";
}

bool isIndex(const QString &token)
{
    static const QRegularExpression index(u"^(0|[1-9][0-9]{0,8})$"_s);
    return index.match(token).hasMatch();
}

QByteArray pythonPath(const JsonPointer &place)
{
    QByteArrayList steps;
    for (const QString &token : place.tokens())
        steps.append(isIndex(token) ? token.toLatin1() : pythonString(token));
    return steps.join(", ");
}

QByteArray javaScriptPath(const JsonPointer &place)
{
    QByteArrayList steps;
    for (const QString &token : place.tokens())
        steps.append(javaScriptString(token));
    return steps.join(", ");
}

/// ["a", 0], within single quotes of a shell
QByteArray jqPath(const JsonPointer &place)
{
    QByteArrayList steps;
    for (const QString &token : place.tokens())
        steps.append(isIndex(token) ? token.toLatin1() : json::quoted(token));
    return '[' + steps.join(", ").replace("'", "\\u0027") + ']';
}

template<QByteArray (*String)(QStringView)>
QByteArray pointerPath(const JsonPointer &place)
{
    return String(place.toString());
}

/// ("A", "b") for each.
Code headerPairs(const Language &language, const Headers &headers)
{
    Code list { .text = "[", .end = "]" };
    for (const auto &[name, value] : headers.fields())
        list.items.append({ .text = '(' + language.string(QString::fromLatin1(name)) + ", "
                                + language.string(QString::fromLatin1(value)) + ')' });
    return list;
}

/// A: 'b', and A: ['b', 'c'] for those that stand twice.
Code headerObject(const Language &language, const Headers &headers)
{
    Code object { .text = "{", .end = "}", .pad = " " };
    QByteArrayList met;
    for (const auto &[name, value] : headers.fields()) {
        if (met.contains(name.toLower()))
            continue;
        met.append(name.toLower());
        Code values { .text = "[", .end = "]" };
        for (const QByteArray &each : headers.values(name))
            values.items.append({ .text = language.string(QString::fromLatin1(each)) });
        const QByteArray key = language.key(QString::fromLatin1(name));
        object.items.append(values.items.size() == 1 ? Code { .text = key + values.items[0].text }
                                                     : Code { .text = key + values.line() });
    }
    return object;
}

/// { { "A", "b" }, { "C", "d" } }
Code headerInitializers(const Language &language, const Headers &headers)
{
    Code list { .text = "{", .end = "}", .pad = " " };
    for (const auto &[name, value] : headers.fields())
        list.items.append({ .text = "{ " + language.string(QString::fromLatin1(name)) + ", "
                                + language.string(QString::fromLatin1(value)) + " }" });
    return list;
}

/// "A" to "b", "C" to "d"
Code headerPairArguments(const Language &language, const Headers &headers)
{
    Code list;
    for (const auto &[name, value] : headers.fields())
        list.items.append({ .text = language.string(QString::fromLatin1(name)) + " to "
                                + language.string(QString::fromLatin1(value)) });
    return list;
}

/// -H 'A: b' -H 'C: d'
Code headerOptions(const Language &language, const Headers &headers)
{
    Code list { .text = {}, .items = {}, .end = {}, .pad = {}, .between = " " };
    for (const auto &[name, value] : headers.fields()) {
        const bool isProtocol = name == "Sec-WebSocket-Protocol";
        const QByteArray what = isProtocol ? value : QByteArray(name + ": " + value);
        list.items.append({ .text = (isProtocol ? "--protocol " : "-H ")
                                + language.string(QString::fromLatin1(what)) });
    }
    return list;
}

/// ("A", "b", "C", "d")
Code headerArguments(const Language &language, const Headers &headers)
{
    Code list { .text = "(", .end = ")" };
    for (const auto &[name, value] : headers.fields())
        list.items.append({ .text = language.string(QString::fromLatin1(name)) + ", "
                                + language.string(QString::fromLatin1(value)) });
    return list;
}
} // namespace

const Language Language::python { .string = &pythonString,
                                  .list = "[]",
                                  .object = "{}",
                                  .pad = "",
                                  .key = &pythonKey,
                                  .null = "None",
                                  .yes = "True",
                                  .no = "False",
                                  .joint = " + ",
                                  .path = &pythonPath,
                                  .headers = &headerPairs,
                                  .indent = "    ",
                                  .width = 88,
                                  .gap = "\n\n\n" };
const Language Language::javaScript { .string = &javaScriptString,
                                      .list = "[]",
                                      .object = "{}",
                                      .pad = " ",
                                      .key = &javaScriptKey,
                                      .null = "null",
                                      .yes = "true",
                                      .no = "false",
                                      .joint = " + ",
                                      .path = &javaScriptPath,
                                      .headers = &headerObject,
                                      .indent = "  ",
                                      .width = 100 };
const Language Language::go { .string = &goString,
                              .list = "()",
                              .object = "{}",
                              .pad = "",
                              .key = &pythonKey,
                              .null = "nil",
                              .yes = "true",
                              .no = "false",
                              .joint = " + ",
                              .path = &pointerPath<&goString>,
                              .headers = &headerArguments,
                              .indent = "\t",
                              .width = 120,
                              .isJsonText = true };
const Language Language::kotlin { .string = &kotlinString,
                                  .list = "()",
                                  .object = "{}",
                                  .pad = "",
                                  .key = &pythonKey,
                                  .null = "null",
                                  .yes = "true",
                                  .no = "false",
                                  .joint = " + ",
                                  .path = &pointerPath<&kotlinString>,
                                  .headers = &headerPairArguments,
                                  .indent = "    ",
                                  .width = 120,
                                  .isJsonText = true };
const Language Language::cpp { .string = &cppString,
                               .list = "{}",
                               .object = "{}",
                               .pad = " ",
                               .key = &pythonKey,
                               .null = "nullptr",
                               .yes = "true",
                               .no = "false",
                               .joint = " + ",
                               .path = &pointerPath<&cppString>,
                               .headers = &headerInitializers,
                               .indent = "    ",
                               .width = 100,
                               .callsEndWithComma = false,
                               .isJsonText = true };
const Language Language::shell { .string = &shellString,
                                 .list = "()",
                                 .object = "()",
                                 .pad = "",
                                 .key = &pythonKey,
                                 .null = "null",
                                 .yes = "true",
                                 .no = "false",
                                 .joint = "",
                                 .path = &jqPath,
                                 .headers = &headerOptions,
                                 .indent = "    ",
                                 .width = 100000,
                                 .callBegin = " ",
                                 .callEnd = "",
                                 .between = " ",
                                 .hasNul = false,
                                 .isJsonText = true };

} // namespace jackfield
