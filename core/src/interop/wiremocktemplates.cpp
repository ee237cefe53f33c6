// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handlebars_p.h"
#include "wiremockimporter_p.h"

#include <algorithm>

namespace jackfield::wiremock {

using namespace Qt::StringLiterals;
using namespace interop;

namespace {
/// An offset as `3 days`, `-1 hours`.
std::optional<QString> offsetOf(const QString &text)
{
    static const QHash<QString, QString> units { { u"seconds"_s, u"s"_s },
                                                 { u"minutes"_s, u"m"_s },
                                                 { u"hours"_s, u"h"_s },
                                                 { u"days"_s, u"d"_s } };
    const QStringList words = text.simplified().split(u' ');
    bool isNumber = false;
    const int number = words.value(0).toInt(&isNumber);
    if (!isNumber || words.size() != 2 || !units.contains(words.at(1)))
        return std::nullopt;
    return (number < 0 ? QString() : u"+"_s) + QString::number(number) + units[words.at(1)];
}

std::optional<QString> timeOf(const HandlebarsCall &call)
{
    QString made = u"now"_s;
    if (call.named.contains(u"timezone"_s))
        return std::nullopt;
    if (call.named.contains(u"offset"_s)) {
        const auto offset = offsetOf(call.named[u"offset"_s]);
        if (!offset)
            return std::nullopt;
        made += u' ' + *offset;
    }
    const QString format = call.named.value(u"format"_s);
    if (format == u"epoch"_s)
        return QString(made + u" ms"_s);
    if (format == u"unix"_s)
        return QString(made + u" s"_s);
    const auto known = dateFormat(format);
    if (!format.isEmpty() && !known)
        return std::nullopt;
    return QString(made + u' ' + (format.isEmpty() ? u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s : *known));
}

std::optional<QString> randomOf(const HandlebarsCall &call)
{
    if (call.helper == u"randomValue"_s && call.named.value(u"type"_s) == u"UUID"_s)
        return u"uuid"_s;
    if (call.helper == u"pickRandom"_s && !call.arguments.isEmpty()
        && std::ranges::none_of(call.arguments,
                                [](const QString &each) { return each.contains(u' '); }))
        return QString(u"pick "_s + call.arguments.join(u' '));
    if (call.helper != u"randomInt"_s)
        return std::nullopt;
    bool areNumbers[2] = { false, false };
    const qint64 low = call.named.value(u"lower"_s).toLongLong(&areNumbers[0]);
    const qint64 high = call.named.value(u"upper"_s).toLongLong(&areNumbers[1]);
    if (!areNumbers[0] || !areNumbers[1])
        return std::nullopt;
    return u"random %1 %2"_s.arg(low).arg(high - 1); // theirs is below the upper one
}

std::optional<QString> expressionOf(const HandlebarsCall &call)
{
    const auto &[helper, arguments, named] = call;
    if (helper == u"message.body"_s)
        return u"text"_s;
    if (helper == u"jsonPath"_s && arguments.value(0) == u"message.body"_s
        && arguments.size() == 2) {
        const auto keys = keysOf(arguments.at(1));
        return keys ? std::optional<QString>(u"json."_s + *keys) : std::nullopt;
    }
    for (const auto &[theirs, ours] : { std::pair(u"request.query."_s, u"query."_s),
                                        std::pair(u"request.headers."_s, u"header."_s),
                                        std::pair(u"request.path."_s, u"path."_s) }) {
        if (helper.startsWith(theirs) && arguments.isEmpty())
            return QString(
                ours + helper.sliced(theirs.size()).remove(u".[0]"_s)); // the first of several
    }
    return helper == u"now"_s ? timeOf(call) : randomOf(call);
}
} // namespace

QString templateOf(const QString &text, QStringList &lost)
{
    const auto converted = fromHandlebars(
        text, [](const HandlebarsCall &call) { return expressionOf(call).transform(&braced); });
    lost += converted.lost;
    return converted.text;
}

} // namespace jackfield::wiremock
