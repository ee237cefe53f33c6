// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "definitionvariables_p.h"
#include "expression_p.h"
#include "faults_p.h"
#include "handlerkinds_p.h"
#include "mockserver_p.h"
#include "requestcondition_p.h"
#include "support/regularfile_p.h"

#include <QFileInfo>

namespace jackfield {

using namespace Qt::StringLiterals;
using namespace jackfield::mock;

namespace {
constexpr qint64 newestVersion = 1;

QString subprotocolOf(const Node &node)
{
    const QString name = node.string();
    if (!isToken(name.toUtf8()))
        node.fail(u"'%1' is not a subprotocol name"_s.arg(name));
    return name;
}

void readHandler(const Node &node, const Scope &scope, MockRoute &route)
{
    QStringList keys;
    for (const HandlerKind &kind : handlerKinds()) {
        keys += kind.key;
        const auto definition = node.member(kind.key);
        if (!definition)
            continue;
        if (route.make)
            definition->fail(u"a route has one handler, this one has '%1' too"_s.arg(route.kind));
        route.kind = kind.key;
        route.make = kind.read(*definition, scope);
    }
    node.expectKeys(
        QStringList { u"path"_s, u"when"_s, u"subprotocols"_s, u"faults"_s, u"description"_s }
        + keys);
    if (!route.make)
        node.fail(
            u"the route has no handler; one of %1 must stand here"_s.arg(json::enumerated(keys)),
            Error::Code::Missing);
}

/// Where a definition stands, and which files of that folder it has read.
struct Folder
{
    QString path;
    QStringList *files;
};

/// The names in a route's template.
QStringList readPath(const Node &node, MockRoute &route)
{
    if (!node.member(u"path"_s) && node.member(u"script"_s))
        return {};
    const Node path = node.required(u"path"_s);
    route.path = path.string();
    const auto uriTemplate = UriTemplate::parse(route.path);
    if (!uriTemplate)
        path.fail(uriTemplate.error().message);
    else if (!route.path.startsWith(u'/'))
        path.fail(u"a path begins with '/', not '%1'"_s.arg(route.path));
    return uriTemplate ? uriTemplate->names() : QStringList();
}

MockRoute routeOf(const Node &node, const Folder &folder)
{
    MockRoute route { .place = node.pointer().toString() };
    const QStringList names = readPath(node, route);
    if (const auto when = node.member(u"when"_s))
        route.when = readRequestCondition(*when, names);
    if (const auto list = node.member(u"subprotocols"_s)) {
        for (const Node &name : list->elements())
            route.subprotocols += subprotocolOf(name);
    }
    if (const auto faults = node.member(u"faults"_s))
        route.faults = readFaults(*faults);
    readHandler(node,
                { .path = route.path,
                  .pathNames = names,
                  .folder = folder.path,
                  .files = folder.files,
                  .variables = node.variables() },
                route);
    return route;
}

MockServer serverOf(const Node &node, const Folder &folder)
{
    node.expectKeys({ u"name"_s, u"port"_s, u"seed"_s, u"routes"_s, u"description"_s });
    MockServer server;
    server.name = node.required(u"name"_s).string();
    if (const auto port = node.member(u"port"_s))
        server.port = quint16(port->filled().integer(0, 65535));
    if (const auto seed = node.member(u"seed"_s))
        server.seed = quint32(seed->integer(0, std::numeric_limits<quint32>::max()));
    const Node routes = node.required(u"routes"_s);
    for (const Node &element : routes.elements())
        server.routes.append(routeOf(element, folder));
    return server;
}

/// What is wrong with a table as a whole, once its rows are known to be right.
void checkTable(const Node &node, const MockServer &server)
{
    const WsRoutes table = tableOf(server, setupOf(server, {}));
    if (!table.problems().isEmpty())
        node.required(u"routes"_s).fail(table.problems().first().message);
}

void checkVersion(const Node &node)
{
    const Node version = node.required(u"version"_s);
    const qint64 number = version.integer(1, std::numeric_limits<qint64>::max());
    if (number > newestVersion)
        version.fail(
            u"version %1 is of a newer Jackfield; this one reads up to version %2"_s.arg(number)
                .arg(newestVersion),
            Error::Code::Unsupported);
}

void checkHead(const Node &node)
{
    checkVersion(node);
    node.expectKeys({ u"jackfield"_s,
                      u"version"_s,
                      u"name"_s,
                      u"description"_s,
                      u"variables"_s,
                      u"environments"_s,
                      u"servers"_s });
    const Node kind = node.required(u"jackfield"_s);
    if (kind.string() != u"mock"_s)
        kind.fail(u"must be \"mock\": this is no mock definition"_s);
}

MockFile fileOf(const Node &root, const QString &folder, const MockVariables &given)
{
    checkHead(root);
    root.define(readVariables(root, given));
    MockFile file;
    const Node list = root.required(u"servers"_s);
    const QList<Node> servers = list.elements();
    for (const Node &node : servers)
        file.servers.append(serverOf(node, { folder, &file.files }));
    if (servers.isEmpty())
        list.fail(u"a mock has at least one server"_s);
    for (qsizetype i = 0; i < servers.size() && !root.hasFailed(); ++i)
        checkTable(servers.at(i), file.servers.at(i));
    return file;
}
} // namespace

WsHandler MockServer::handler(const MockServices &services) const
{
    return tableOf(*this, setupOf(*this, services));
}

Result<MockFile> MockFile::load(const QString &path, const MockVariables &variables)
{
    return readRegularFile(path).and_then(
        [&](const QByteArray &text) { return parse(text, path, variables); });
}

Result<MockFile>
MockFile::parse(const QByteArray &text, const QString &name, const MockVariables &variables)
{
    return json::readText<MockFile>(text, name, [&](const Node &root) {
        return fileOf(root, QFileInfo(name).absolutePath(), variables);
    });
}

} // namespace jackfield
