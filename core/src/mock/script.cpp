// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handlerkinds_p.h"
#include "namedfile_p.h"
#include "script/sourcenode_p.h"
#include "scriptprogram_p.h"
#include "support/regularfile_p.h"
#include "watch_p.h"

#include <jackfield/ws/websocket.h>

#include <QDateTime>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
using Answer = std::function<WsResponse(qsizetype route, const Request &request)>;

/// The routes of a script, each answered with its number.
WsRoutes tableOf(const QStringList &routes, const Answer &answer)
{
    QList<QList<WsRoute>> rows;
    for (const QString &path : routes) {
        rows.append(route(path, [answer, number = rows.size()](const Request &request) {
            return answer(number, request);
        }));
    }
    return WsRoutes(rows);
}

/// Lets it be read once: what is wrong with it is known before anybody connects.
QStringList checked(const Node &file, const script::Source &source)
{
    const auto loaded = script::load(source, QDateTime::currentMSecsSinceEpoch(), 0);
    if (!loaded) {
        file.fail(loaded.error().message);
        return {};
    }
    const QList<Error> problems = tableOf(loaded->routes, {}).problems();
    if (!loaded->error.isEmpty())
        file.fail(loaded->error);
    else if (loaded->routes.isEmpty())
        file.fail(u"%1 has no route(\"/path\", request => socket => ...)"_s.arg(source.name));
    else if (!problems.isEmpty())
        file.fail(source.name + u": "_s + problems.first().message);
    return loaded->routes;
}
} // namespace

MakeHandler readScript(const Node &node, const Scope &scope)
{
    script::Source source = script::readSource(node);
    const Node file = node.required(u"file"_s);
    if (node.hasFailed()) // nothing is run in vain
        return {};
    const auto text = loaded(file, scope, &readRegularFile);
    if (!text)
        return {};
    source.text = *text;
    return [source, routes = checked(file, source)](const MockSetup &setup) -> WsHandler {
        const auto program = std::make_shared<ScriptProgram>(source, setup);
        return tableOf(routes, [program, setup](qsizetype route, const Request &request) {
            const WsResponse response = program->answer(route, request);
            return setup.watch ? setup.watch->watched(response, request, setup) : response;
        });
    };
}

} // namespace jackfield::mock
