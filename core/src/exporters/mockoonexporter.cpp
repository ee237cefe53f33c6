// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "filename_p.h"
#include "learntserver_p.h"
#include "losses_p.h"
#include "tables_p.h"

#include <jackfield/json/jsonwriter.h>

#include <QUuid>
#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
QByteArray quoted(const QString &text)
{
    return json::quoted(text, json::Escape::Invisible);
}

/// The same for the same part of the same session.
QByteArray uuid(const QString &what)
{
    static const QUuid ours(
        0x6a61636b, 0x6669, 0x656c, 0x64, 0x6d, 0x6f, 0x63, 0x6b, 0x6f, 0x6f, 0x6e);
    return '"' + QUuid::createUuidV5(ours, what).toByteArray(QUuid::WithoutBraces) + '"';
}

/// Whether Mockoon can say it: one text after a message.
bool isText(const LearntStep &step)
{
    return step.kind == LearntStep::Kind::Message && step.message.isText();
}

/// Whether a rule of Mockoon can tell it: a text that is no template.
bool isHeard(const LearntQuestion &question)
{
    return question.said.isText() && !question.said.text().contains(u"{{"_s);
}

/// A response of a route: what it says, when, and after which message.
QByteArray responseOf(const QString &id, const LearntQuestion *question)
{
    const LearntStep *said = nullptr;
    if (question) {
        const auto found = std::ranges::find_if(question->replies.first(), isText);
        said = found == question->replies.first().end() ? nullptr : &*found;
    }
    const QByteArray rules = question ? R"([{ "target": "body", "modifier": "", "value": )"
            + quoted(question->said.text()) + R"(, "invert": false, "operator": "equals" }])"
                                      : QByteArray("[]");
    return R"({ "uuid": )" + uuid(id) + R"(, "label": "", "body": )"
        + quoted(said ? said->message.text() : QString()) + R"(, "latency": )"
        + QByteArray::number(said ? qint64(said->pause.count()) : 0)
        + R"(, "statusCode": 200, "headers": [], "bodyType": "INLINE", "filePath": "", "databucketID": "", )"
          R"("sendFileAsBody": false, "rules": )"
        + rules
        + R"(, "rulesOperator": "OR", "disableTemplating": true, "fallbackTo404": false, "default": )"
        + (question ? "false" : "true") + R"(, "crudKey": "id", "callbacks": [] })";
}

QByteArray routeOf(const LearntRoute &route)
{
    QByteArrayList responses { responseOf(route.path, nullptr) };
    for (const LearntQuestion &question : route.questions) {
        if (isHeard(question))
            responses.append(responseOf(route.path + u' ' + question.said.text(), &question));
    }
    return R"({
      "uuid": )"
        + uuid(u"route "_s + route.path) + R"(,
      "type": "ws", "documentation": "", "method": "", "endpoint": )"
        + quoted(route.path.mid(1)) + R"(,
      "responses": [
        )"
        + responses.join(",\n        ") + R"(
      ],
      "responseMode": null, "streamingMode": null, "streamingInterval": 0
    })";
}

/// The routes that are served: nothing refuses there.
QList<LearntRoute> served(const Session &session)
{
    QList<LearntRoute> routes = learntServer(session);
    routes.removeIf([](const LearntRoute &route) { return route.refusal.has_value(); });
    return routes;
}
} // namespace

QStringList lostInMockoon(const Session &session, const ExportOptions &)
{
    const QList<LearntRoute> routes = served(session);
    QStringList lost =
        lostByRules(session,
                    { .hears = &isHeard,
                      .says = [](const auto &question) -> qsizetype {
                          return std::ranges::any_of(question.replies.first(), isText);
                      },
                      .hasPauses = true });
    const auto hasParameter = [](const LearntRoute &route) { return route.path.contains(u':'); };
    if (const auto odd = std::ranges::count_if(routes, hasParameter); odd > 0)
        lost.append(counted(odd,
                            u"path with a colon, which is a parameter there"_s,
                            u"paths with a colon, which is a parameter there"_s));
    return lost;
}

Result<QList<ExportedFile>> exportMockoon(const Session &session, const ExportOptions &options)
{
    const QList<LearntRoute> routes = served(session);
    QByteArrayList made;
    QByteArrayList children;
    for (const LearntRoute &route : routes) {
        made.append(routeOf(route));
        children.append(R"({ "type": "route", "uuid": )" + uuid(u"route "_s + route.path) + " }");
    }
    const QByteArray environment = R"({
  "uuid": )"
        + uuid(u"environment "_s + options.name) + R"(,
  "lastMigration": 33,
  "name": )"
        + quoted(options.name) + R"(,
  "endpointPrefix": "", "latency": 0, "port": 3000, "hostname": "",
  "folders": [],
  "routes": [
    )" + made.join(",\n    ")
        + R"(
  ],
  "rootChildren": [)"
        + children.join(", ") + R"(],
  "proxyMode": false, "proxyHost": "", "proxyRemovePrefix": false, "proxyReqHeaders": [], "proxyResHeaders": [],
  "tlsOptions": { "enabled": false, "type": "CERT", "pfxPath": "", "certPath": "", "keyPath": "", "caPath": "", "passphrase": "" },
  "cors": true, "headers": [], "data": [], "callbacks": []
}
)";
    return QList<ExportedFile> { { fileName(options.name, u".mockoon.json"), environment } };
}

} // namespace jackfield
