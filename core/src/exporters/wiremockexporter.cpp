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

QByteArray dataOf(const WsMessage &message)
{
    if (message.isText())
        return R"({ "data": )" + quoted(message.text()) + " }";
    return R"({ "data": ")" + message.bytes().toBase64() + R"(", "isBinary": true })";
}

QByteArray patternOf(const WsMessage &message)
{
    if (message.isText())
        return R"({ "equalTo": )" + quoted(message.text()) + " }";
    return R"({ "binaryEqualTo": ")" + message.bytes().toBase64() + R"(" })";
}

QByteArray actionOf(const LearntStep &step)
{
    return R"({ "type": "send", "message": { "body": )" + dataOf(step.message)
        + R"( }, "channelTarget": { "type": "originating" } })";
}

bool isMessage(const LearntStep &step)
{
    return step.kind == LearntStep::Kind::Message;
}

QByteArray mappingOf(const LearntRoute &route, const LearntQuestion &question)
{
    QByteArrayList actions;
    for (const LearntStep &step : question.replies.first()) {
        if (isMessage(step))
            actions.append(actionOf(step));
    }
    return R"({
      "trigger": {
        "type": "message",
        "channel": { "type": "websocket", "initiatingRequestPattern": { "urlPath": )"
        + quoted(route.path) + R"( } },
        "message": { "body": )"
        + patternOf(question.said) + R"( }
      },
      "actions": [)"
        + (actions.isEmpty() ? QByteArray()
                             : "\n        " + actions.join(",\n        ") + "\n      ")
        + R"(]
    })";
}
} // namespace

QStringList lostInWireMock(const Session &session, const ExportOptions &)
{
    return lostByRules(session,
                       { .hears = [](const auto &) { return true; },
                         .says = [](const auto &question) -> qsizetype {
                             return std::ranges::count_if(question.replies.first(), isMessage);
                         } });
}

Result<QList<ExportedFile>> exportWireMock(const Session &session, const ExportOptions &options)
{
    QByteArrayList mappings;
    const QList<LearntRoute> routes = learntServer(session);
    for (const LearntRoute &route : routes) {
        for (const LearntQuestion &question : route.questions)
            mappings.append(mappingOf(route, question));
    }
    if (mappings.isEmpty())
        return failure(Error::Code::Missing,
                       u"no client of the session says anything that could be answered"_s);
    const QByteArray text =
        "{\n  \"messageMappings\": [\n    " + mappings.join(",\n    ") + "\n  ]\n}\n";
    return QList<ExportedFile> { { fileName(options.name, u".message-mappings.json"), text } };
}

} // namespace jackfield
