// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "filename_p.h"
#include "learntserver_p.h"
#include "losses_p.h"
#include "tables_p.h"

#include <jackfield/json/jsonwriter.h>

#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
QByteArray quoted(const QString &text)
{
    return json::quoted(text, json::Escape::Invisible);
}

/// In a template braces stand for themselves only like this.
QByteArray quotedTemplate(QString text)
{
    return quoted(text.replace(u"{{"_s, u"{{ \"{{\" }}"_s));
}

/// Whether a `json` step says it byte for byte: it writes JSON without blanks, and keys without needless escapes.
bool isPlainJson(const WsMessage &message)
{
    const QByteArray bytes = message.bytes();
    const auto value = JsonValue::parse(bytes);
    if (!value || !(value->isObject() || value->isArray()) || bytes.contains('\\')
        || bytes.contains("{{"))
        return false;
    bool isInString = false;
    return std::ranges::none_of(bytes, [&](char c) {
        if (c == '"')
            isInString = !isInString;
        return !isInString && (c == ' ' || c == '\t' || c == '\n' || c == '\r');
    });
}

QByteArray payloadOf(const WsMessage &message)
{
    if (!message.isText())
        return "\"base64\": \"" + message.bytes().toBase64() + '"';
    if (isPlainJson(message))
        return "\"json\": " + message.bytes();
    return "\"text\": " + quotedTemplate(message.text());
}

QByteArray closing(const std::optional<WsStatus> &status)
{
    if (!status || !status->isSendable())
        return "\"close\": 1000";
    const QByteArray code = QByteArray::number(status->code);
    if (status->reason.isEmpty())
        return "\"close\": " + code;
    return "\"close\": { \"code\": " + code + ", \"reason\": " + quotedTemplate(status->reason)
        + " }";
}

QByteArray stepOf(const LearntStep &step)
{
    QByteArray made = "{ ";
    switch (step.kind) {
    case LearntStep::Kind::Message:
        made += payloadOf(step.message);
        break;
    case LearntStep::Kind::Close:
        made += closing(step.status);
        break;
    case LearntStep::Kind::Abort:
        made += "\"abort\": true";
        break;
    }
    if (step.pause.count() > 0)
        made += ", \"delay\": " + QByteArray::number(qint64(step.pause.count()));
    return made + " }";
}

QByteArray stepsOf(const QList<LearntStep> &steps)
{
    QByteArrayList all;
    for (const LearntStep &step : steps)
        all.append(stepOf(step));
    return all.size() == 1 ? all.first() : '[' + all.join(", ") + ']';
}

QByteArray ruleOf(const LearntQuestion &question)
{
    const QByteArray rule = "{ \"when\": { " + payloadOf(question.said) + " }";
    if (question.isAlwaysTheSame())
        return rule + ", \"reply\": " + stepsOf(question.replies.first()) + " }";
    QByteArrayList replies;
    for (const QList<LearntStep> &reply : question.replies)
        replies += stepsOf(reply);
    return rule + ", \"replies\": [" + replies.join(", ") + "] }";
}

QByteArray refusalOf(const Response &response)
{
    const int status =
        response.status() >= 300 && response.status() < 600 ? response.status() : 500;
    QByteArray refusal = "\"refuse\": { \"status\": " + QByteArray::number(status);
    const QString body = QString::fromUtf8(response.body());
    if (!body.isEmpty())
        refusal += ", \"body\": " + quotedTemplate(body);
    return refusal + " }";
}

QByteArray rulesOf(const LearntRoute &route)
{
    constexpr const char *line = ",\n              ";
    QByteArrayList members;
    if (!route.greeting.isEmpty())
        members += "\"greeting\": " + stepsOf(route.greeting);
    QByteArrayList rules;
    for (const LearntQuestion &question : route.questions)
        rules += ruleOf(question);
    if (!rules.isEmpty())
        members += "\"rules\": [\n              " + rules.join(line) + "\n            ]";
    if (members.isEmpty())
        return "\"rules\": {}";
    return "\"rules\": {\n            " + members.join(",\n            ") + "\n          }";
}

QByteArray routeOf(LearntRoute route)
{
    QByteArrayList members { "\"path\": " + quoted(route.path) };
    route.lost.removeDuplicates();
    if (!route.lost.isEmpty())
        members += "\"description\": " + quoted(u"not carried over: "_s + route.lost.join(u"; "_s));
    if (!route.subprotocol.isEmpty())
        members += "\"subprotocols\": [" + quoted(route.subprotocol) + ']';
    members += route.refusal ? refusalOf(*route.refusal) : rulesOf(route);
    return "{\n          " + members.join(",\n          ") + "\n        }";
}
} // namespace

QStringList mockLosses(const Session &session)
{
    QStringList all;
    for (LearntRoute &route : learntServer(session)) {
        route.lost.removeDuplicates();
        for (const QString &lost : std::as_const(route.lost))
            all.append(u"%1 (%2)"_s.arg(lost, route.path));
    }
    return all;
}

Result<QList<ExportedFile>> exportMock(const Session &session, const ExportOptions &options)
{
    QByteArrayList routes;
    const QList<LearntRoute> learnt = learntServer(session);
    for (const LearntRoute &route : learnt)
        routes += routeOf(route);
    const QByteArray definition = R"({
  "jackfield": "mock",
  "version": 1,
  "servers": [
    {
      "name": )"
        + quoted(options.name) + R"(,
      "routes": [
        )"
        + routes.join(",\n        ") + R"(
      ]
    }
  ]
}
)";
    return QList<ExportedFile> { { fileName(options.name, u".mock.json"), definition, false } };
}

} // namespace jackfield
