// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handlebars_p.h"
#include "mockdraft_p.h"

#include <QRegularExpression>

namespace jackfield::interop {

using namespace Qt::StringLiterals;

namespace {
QString unquoted(const QString &word)
{
    const bool isQuoted = word.size() >= 2 && (word.front() == u'\'' || word.front() == u'"')
        && word.back() == word.front();
    return isQuoted ? word.sliced(1, word.size() - 2) : word;
}

/// Nothing for blocks, partials and calls within calls.
std::optional<HandlebarsCall> callOf(const QString &content)
{
    static const QRegularExpression words(
        u"\\G\\s*(?:([A-Za-z_]\\w*)=)?('[^']*'|\"[^\"]*\"|[^\\s'\"()|]+)"_s);
    HandlebarsCall call;
    qsizetype end = 0;
    auto found = words.globalMatch(content);
    while (found.hasNext()) {
        const auto match = found.next();
        end = match.capturedEnd();
        const QString value = unquoted(match.captured(2));
        if (match.hasCaptured(1) && !match.captured(1).isEmpty())
            call.named.insert(match.captured(1), value);
        else if (call.helper.isEmpty())
            call.helper = value;
        else
            call.arguments += value;
    }
    const bool isCall = !call.helper.isEmpty() && !u"#/>&^"_s.contains(call.helper.front())
        && call.helper != u"else"_s;
    if (!isCall || !content.sliced(end).trimmed().isEmpty())
        return std::nullopt;
    return call;
}
} // namespace

Converted fromHandlebars(const QString &text, const HandlebarsMeaning &meaning)
{
    static const QRegularExpression expression(
        u"(\\\\?)(?:\\{\\{\\{~?(.*?)~?\\}\\}\\}|\\{\\{~?(.*?)~?\\}\\})"_s,
        QRegularExpression::DotMatchesEverythingOption);
    Converted made;
    qsizetype at = 0;
    auto found = expression.globalMatch(text);
    while (found.hasNext()) {
        const auto match = found.next();
        made.text += plainText(text.sliced(at, match.capturedStart() - at));
        at = match.capturedEnd();
        const QString whole = match.captured();
        const QString content = QString(match.captured(2) + match.captured(3)).trimmed();
        if (whole.startsWith(u'\\')) { // braces that stand for themselves
            made.text += plainText(whole.sliced(1));
            continue;
        }
        if (content.startsWith(u'!')) // a comment
            continue;
        const auto call = callOf(content);
        const auto meant = call ? meaning(*call) : std::nullopt;
        if (!meant)
            made.lost += whole;
        made.text += meant.value_or(plainText(whole));
    }
    made.text += plainText(text.sliced(at));
    return made;
}

QString braced(const QString &expression)
{
    return u"{{ "_s + expression + u" }}"_s;
}

std::optional<QString> keysOf(const QString &path)
{
    static const QRegularExpression simple(u"^(?:\\$\\.?)?((?:[\\w-]+|\\[\\d+\\])"
                                           "(?:\\.[\\w-]+|\\[\\d+\\])*)$"_s,
                                           QRegularExpression::UseUnicodePropertiesOption);
    const auto match = simple.match(path);
    if (!match.hasMatch())
        return std::nullopt;
    QString keys = match.captured(1);
    keys.replace(u'[', u'.').remove(u']');
    return keys.startsWith(u'.') ? keys.sliced(1) : keys;
}

std::optional<QString> dateFormat(const QString &format)
{
    static const QRegularExpression same(u"^(?:yyyy|yy|MM|M|dd|d|HH|H|mm|m|ss|s|zzz|"
                                         "[-:./_,]|'[^'\\s]*')+$"_s);
    QString made = format;
    made.replace(u"SSS"_s, u"zzz"_s).replace(u"YYYY"_s, u"yyyy"_s).replace(u"DD"_s, u"dd"_s);
    return same.match(made).hasMatch() ? std::optional(made) : std::nullopt;
}

} // namespace jackfield::interop
