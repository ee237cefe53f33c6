// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "ruledraft.h"

#include "jsonedit.h"
#include "logentry.h"
#include "replycondition.h"
#include "rowterms.h"

#include <jackfield/session/membernames.h>

#include <QCoreApplication>
#include <QUrl>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestRead = 1 << 20; ///< bytes of all messages together

using Members = QList<std::pair<QString, JsonValue>>;

JsonValue word(const QString &text)
{
    return JsonValue::string(text);
}

/// A text that no template is looked for in.
QString literal(QString text)
{
    return text.replace(u"{{"_s, uR"({{ "{{" }})"_s);
}

JsonValue exactly(const JsonValue &scalar)
{
    return scalar.isString() ? word(literal(scalar.toString())) : scalar;
}

/// The same value; `of` gives what stands in the place of a scalar, `name` being that of the member that it is, or is in.
template<typename Of>
JsonValue mapped(const JsonValue &value, const Of &of, const QString &name = {})
{
    if (value.isArray()) {
        QList<JsonValue> elements;
        for (const JsonValue &element : value.elements())
            elements.append(mapped(element, of, name));
        return JsonValue::array(elements);
    }
    if (!value.isObject())
        return of(value, name);
    Members members;
    for (const JsonValue::Member &member : value.members())
        members.append({ member.key, mapped(member.value, of, member.key) });
    return JsonValue::object(members);
}

std::optional<JsonValue> jsonOf(const WsMessage &message)
{
    const auto read =
        message.isText() ? JsonValue::parse(message.bytes()) : Result<JsonValue>(JsonValue());
    return read && isContainer(*read) ? std::optional(*read) : std::nullopt;
}

/// The id of a message and where it stands; at its top, where nearly all have it.
struct Id
{
    QString name;
    JsonValue value;
};

std::optional<Id> idOf(const std::optional<JsonValue> &json)
{
    for (const JsonValue::Member &member : json ? json->members() : QList<JsonValue::Member>()) {
        if (isIdName(member.key) && !isContainer(member.value) && !member.value.isNull())
            return Id { member.key, member.value };
    }
    return std::nullopt;
}

QString templateOf(const QString &name)
{
    return u"{{ json.%1 }}"_s.arg(name);
}

JsonValue answerStep(const WsMessage &answer, const std::optional<Id> &asked)
{
    const auto json = jsonOf(answer);
    if (!json || !asked)
        return stepFor(answer);
    const JsonValue echoed = mapped(*json, [&](const JsonValue &value, const QString &name) {
        return isIdName(name) && value == asked->value ? word(templateOf(asked->name))
                                                       : exactly(value);
    });
    return JsonValue::object({ { u"json"_s, echoed } });
}

/// Of the same form as the question.
JsonValue placeholderStep(const WsMessage &asked)
{
    const auto json = jsonOf(asked);
    if (!json || !json->isObject())
        return JsonValue::object({ { u"text"_s, word(placeholderReply()) } });
    QString kind = u"type"_s;
    for (const QString &name : kindMembers()) {
        if (json->contains(name)) {
            kind = name;
            break;
        }
    }
    Members members { { kind, word(placeholderReply()) } };
    if (const auto id = idOf(json))
        members.append({ id->name, word(templateOf(id->name)) });
    return JsonValue::object({ { u"json"_s, JsonValue::object(members) } });
}
} // namespace

QString placeholderReply()
{
    return QCoreApplication::translate("jackfield::ui", "your reply");
}

JsonValue stepFor(const WsMessage &message)
{
    if (!message.isText()) {
        const QString encoded = QString::fromLatin1(message.bytes().toBase64());
        return JsonValue::object({ { u"base64"_s, word(encoded) } });
    }
    const auto json = jsonOf(message);
    if (!json)
        return JsonValue::object({ { u"text"_s, word(literal(message.text())) } });
    const JsonValue exact =
        mapped(*json, [](const JsonValue &value, const QString &) { return exactly(value); });
    return JsonValue::object({ { u"json"_s, exact } });
}

std::optional<RowRule> ruleOf(const MessageRows &rows, const QList<qsizetype> &selected)
{
    std::optional<WsMessage> asked;
    QList<WsMessage> answers;
    qsizetype bytes = 0;
    RowRule made;
    for (const qsizetype row : selected) {
        const MessageRows::Record record = rows.at(row);
        if (!record.isMessage() || (record.from() == Side::Client) == asked.has_value())
            continue;
        bytes += record.size;
        if (bytes > longestRead)
            return std::nullopt;
        const QByteArray payload = rows.payload(record).toByteArray();
        const WsMessage message = record.kind == EntryKind::Binary ? WsMessage::binary(payload)
                                                                   : WsMessage::fromUtf8(payload);
        if (asked) {
            answers.append(message);
            continue;
        }
        asked = message;
        if (const qsizetype handshake = rows.handshakeOf(row); handshake >= 0)
            made.path = QUrl(QString::fromUtf8(firstLine(rows.payload(rows.at(handshake))))).path();
    }
    if (!asked)
        return std::nullopt;
    made.rule = ruleLike(*asked, answers);
    return made;
}

JsonValue ruleLike(const WsMessage &asked, const QList<WsMessage> &answers)
{
    const auto id = idOf(jsonOf(asked));
    QList<JsonValue> steps;
    for (const WsMessage &answer : answers)
        steps.append(answerStep(answer, id));
    if (steps.isEmpty())
        steps.append(placeholderStep(asked));
    const JsonValue when = ReplyCondition::like(asked).toJson().value_or(JsonValue());
    return JsonValue::object(
        { { u"when"_s, when },
          { u"reply"_s, steps.size() == 1 ? steps.first() : JsonValue::array(steps) } });
}

} // namespace jackfield::ui
