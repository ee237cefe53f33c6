// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonscan.h>
#include <jackfield/session/membernames.h>

#include <QHash>
#include <QRegularExpression>

namespace jackfield {

using namespace Qt::StringLiterals;

const QStringList &kindMembers()
{
    static const QStringList names { u"type"_s,    u"event"_s, u"op"_s,  u"action"_s,
                                     u"method"_s,  u"kind"_s,  u"cmd"_s, u"command"_s,
                                     u"channel"_s, u"topic"_s, u"msg"_s, u"t"_s };
    return names;
}

QByteArrayView kindIn(QByteArrayView json)
{
    constexpr qsizetype longest = 64 << 10; // bytes
    if (json.size() > longest || !(json.startsWith('{') || json.startsWith('[')))
        return {};
    static const QList<JsonPointer> members = [] {
        QList<JsonPointer> all;
        for (const QString &name : kindMembers())
            all.append(JsonPointer().child(name));
        return all;
    }();
    static const QList<JsonPointer> front { JsonPointer().child(u"0"_s) };
    for (const JsonPointer &place : json.startsWith('{') ? members : front) {
        const auto found = findJson(json, place);
        if (!found)
            return {};
        if (*found && (*found)->startsWith('"'))
            return **found;
    }
    return {};
}

bool isIdName(const QString &name)
{
    static const QRegularExpression pattern(
        u"^(.*[_-])?(id|ref|seq|nonce|uuid|guid|correlation|token)$|[a-z](Id|ID|Ref|Seq|Uuid)$"_s);
    thread_local QHash<QString, bool> known; // few names, many messages
    if (const auto found = known.constFind(name); found != known.constEnd())
        return *found;
    if (known.size() > 10'000)
        known.clear();
    return *known.insert(name, pattern.match(name).hasMatch());
}

} // namespace jackfield
