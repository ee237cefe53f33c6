// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "newmock.h"

#include "problems.h"

#include <jackfield/exporters/exporter.h>
#include <jackfield/json/jsonwriter.h>
#include <jackfield/support/privatefile.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
JsonValue word(const QString &text)
{
    return JsonValue::string(text);
}

/// Of all connections that were accepted, each once.
QStringList pathsIn(const Session &session)
{
    QStringList paths;
    for (const SessionEvent &event : session.events) {
        if (event.kind != SessionEvent::Kind::Open || !event.handshake)
            continue;
        const QString target = QString::fromUtf8(event.handshake->request.uri().target());
        const QString path = target.section(u'?', 0, 0);
        if (!paths.contains(path))
            paths.append(path);
    }
    return paths;
}

/// A definition with a route for each path, all of which play the session in that file.
QByteArray replaying(const QStringList &paths, const QString &name, const QString &file)
{
    QList<JsonValue> routes;
    for (const QString &path : paths) {
        const JsonValue replay = JsonValue::object({ { u"session"_s, word(file) } });
        routes.append(JsonValue::object({ { u"path"_s, word(path) }, { u"replay"_s, replay } }));
    }
    const JsonValue server =
        JsonValue::object({ { u"name"_s, word(name) }, { u"routes"_s, JsonValue::array(routes) } });
    return json::pretty(JsonValue::object({ { u"jackfield"_s, word(u"mock"_s) },
                                            { u"version"_s, JsonValue::number(qint64(1)) },
                                            { u"servers"_s, JsonValue::array({ server }) } }));
}

Result<QByteArray> rulesOf(const Session &session, const QString &name)
{
    return exporter(u"mock")->run(session, { .name = name }).transform([](const auto &files) {
        return files.constFirst().bytes;
    });
}
} // namespace

QByteArray newMock()
{
    return R"({
  "jackfield": "mock",
  "version": 1,
  "servers": [
    {
      "name": "server",
      "routes": [
        {
          "path": "/",
          "rules": {
            "greeting": { "json": { "type": "welcome" } },
            "rules": [
              {
                "name": "hello",
                "when": { "path": "$.type", "equals": "hello" },
                "reply": { "json": { "type": "hello", "id": "{{ json.id }}" } }
              }
            ]
          }
        },
        { "path": "/echo", "echo": {} }
      ]
    }
  ]
}
)";
}

Result<QString> makeMockOf(const Workspace &workspace, const QString &session, MockOf how)
{
    const auto read = Session::load(session);
    if (!read)
        return std::unexpected(read.error());
    const QStringList paths = pathsIn(*read);
    if (paths.isEmpty())
        return failure(
            Error::Code::Missing,
            Problems::tr("%1 has no connection that a mock could answer like.").arg(session),
            session);
    const QString name = Workspace::titleOf(session);
    const auto target = workspace.reservePath(WorkspaceGroup::Mocks, name);
    if (!target)
        return target;
    const QString file = QFileInfo(*target).absoluteDir().relativeFilePath(session);
    const Result<QByteArray> text = how == MockOf::Rules
        ? rulesOf(*read, name)
        : Result<QByteArray>(replaying(paths, name, file));
    const auto written =
        text.and_then([&](const QByteArray &bytes) { return writePrivately(*target, bytes); });
    if (!written)
        QFile::remove(*target); // what it was reserved by
    return written.transform([&] { return *target; });
}

} // namespace jackfield::ui
