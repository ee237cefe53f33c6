// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "harconnection_p.h"

#include <jackfield/json/jsonwriter.h>

namespace jackfield::har {

using namespace Qt::StringLiterals;

namespace {
/// `json` without blanks between its parts: archives are written in lines, and a session has one for each event.
QByteArray compact(QByteArrayView json)
{
    QByteArray text;
    text.reserve(json.size());
    bool isInString = false;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '"')
            isInString = !isInString;
        if (isInString || QByteArrayView(" \t\r\n").indexOf(c) < 0)
            text += c;
        if (isInString && c == '\\')
            text += json[++at];
    }
    return text;
}

/// `json`, which has invisible characters in strings only, with escapes for them.
QByteArray visible(const QByteArray &json)
{
    if (!json::hasInvisible(json))
        return json;
    QString text;
    for (const QChar c : QString::fromUtf8(json)) {
        if (!c.isSurrogate() && json::hasInvisible(QString(c).toUtf8()))
            text += QString::fromLatin1(
                json::quoted(QString(c), json::Escape::Invisible).sliced(1).chopped(1));
        else
            text += c;
    }
    return text.toUtf8();
}

/// Whether a member says nothing that an export would not write anyway.
bool isUsual(const QString &name, const JsonValue &value)
{
    if (name == "headersSize"_L1 || name == "bodySize"_L1)
        return value.toDouble() <= 0;
    if (name == "cache"_L1)
        return value.isObject() && value.size() == 0;
    return value.isString() && value.toString().isEmpty(); // redirectURL, comment
}

using Members = QList<std::pair<QString, JsonValue>>;

Members membersBut(const JsonValue &object, const QStringList &names)
{
    Members rest;
    for (const JsonValue::Member &each : object.members()) {
        if (!names.contains(each.key) && !isUsual(each.key, each.value))
            rest.append({ each.key, each.value });
    }
    return rest;
}

void addPart(Members &members, const QString &name, const Members &part)
{
    if (!part.isEmpty())
        members.append({ name, JsonValue::object(part) });
}
} // namespace

QList<UnknownField> keptAs(const Members &members)
{
    if (members.isEmpty())
        return {};
    // A value of its own, which does not hold the whole archive in memory.
    const QByteArray json = visible(compact(JsonValue::object(members).raw()));
    return {
        { {}, u"har"_s, JsonValue::parse(json, JsonValue::greatestDepth).value_or(JsonValue()) }
    };
}

QList<UnknownField> keptOf(const JsonValue &entry)
{
    Members members = membersBut(entry,
                                 { u"startedDateTime"_s,
                                   u"request"_s,
                                   u"response"_s,
                                   u"_resourceType"_s,
                                   u"_webSocketMessages"_s,
                                   u"_webSocketClose"_s,
                                   u"_wsx"_s });
    addPart(members,
            u"request"_s,
            membersBut(memberOf(entry, u"request"),
                       { u"method"_s,
                         u"url"_s,
                         u"httpVersion"_s,
                         u"headers"_s,
                         u"queryString"_s,
                         u"cookies"_s }));
    addPart(members,
            u"response"_s,
            membersBut(memberOf(entry, u"response"),
                       { u"status"_s,
                         u"statusText"_s,
                         u"httpVersion"_s,
                         u"headers"_s,
                         u"cookies"_s,
                         u"content"_s,
                         u"redirectURL"_s }));
    return keptAs(members);
}

QList<UnknownField> keptOfLog(const JsonValue &log)
{
    return keptAs(membersBut(log, { u"version"_s, u"entries"_s, u"_wsx"_s }));
}

} // namespace jackfield::har
