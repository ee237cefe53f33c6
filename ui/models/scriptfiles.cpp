// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scriptfiles.h"

#include "jsonedit.h"
#include "payloadtext.h"

#include <jackfield/json/jsonwriter.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 largestMock = 16 << 20; ///< bytes, of one that is looked into

QString nameIn(const QString &mock, const QString &script)
{
    return QFileInfo(mock).absoluteDir().relativeFilePath(script);
}

/// The names of all scripts in a definition.
QStringList scriptsIn(const QString &mock)
{
    QFile file(mock);
    if (file.size() > largestMock || !file.open(QIODevice::ReadOnly))
        return {};
    const auto json = JsonValue::parse(file.readAll());
    QStringList names;
    for (const JsonValue &server :
         json ? member(*json, u"servers").elements() : QList<JsonValue>()) {
        for (const JsonValue &route : member(server, u"routes").elements())
            names.append(textIn(member(route, u"script"), u"file"));
    }
    return names;
}
} // namespace

QByteArray newScript()
{
    return R"(// A mock's server in JavaScript. What there is: log, route, refuse, rooms, timers, state, random ...
route("/{name}", request => socket => {
    log(request.path.name, "has come");
    socket.send({type: "welcome", name: request.path.name});

    socket.onMessage(message => {
        const said = message.json;
        if (said?.type === "ping")
            return socket.send({type: "pong", id: said.id});
        socket.send(message); // all else as it came
    });
    socket.onClose(code => log(request.path.name, "has left with", code));
});
)";
}

QByteArray mockOf(const QString &script, const QString &mock)
{
    const auto text = [](const QString &value) { return JsonValue::string(value); };
    const JsonValue route = JsonValue::object(
        { { u"script"_s, JsonValue::object({ { u"file"_s, text(nameIn(mock, script)) } }) } });
    const JsonValue server = JsonValue::object({ { u"name"_s, text(Workspace::titleOf(script)) },
                                                 { u"routes"_s, JsonValue::array({ route }) } });
    return json::pretty(JsonValue::object({ { u"jackfield"_s, text(u"mock"_s) },
                                            { u"version"_s, JsonValue::number(qint64(1)) },
                                            { u"servers"_s, JsonValue::array({ server }) } }));
}

QStringList mocksWith(const Workspace &workspace, const QString &script)
{
    QStringList mocks;
    for (const QString &mock : workspace.filesOf(WorkspaceGroup::Mocks)) {
        const QDir folder = QFileInfo(mock).absoluteDir();
        for (const QString &name : scriptsIn(mock)) {
            if (QDir::cleanPath(folder.absoluteFilePath(name)) == script && !mocks.contains(mock))
                mocks.append(mock);
        }
    }
    return mocks;
}

Result<void> followScript(const Workspace &workspace, const QString &from, const QString &to)
{
    for (const QString &mock : mocksWith(workspace, from)) {
        QFile file(mock);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QByteArray text = file.readAll();
        file.close();
        const QDir folder = QFileInfo(mock).absoluteDir();
        for (const QString &name : scriptsIn(mock)) {
            if (QDir::cleanPath(folder.absoluteFilePath(name)) == from)
                text.replace(json::quoted(name), json::quoted(nameIn(mock, to)));
        }
        QSaveFile changed(mock);
        if (!changed.open(QIODevice::WriteOnly) || changed.write(text) < 0 || !changed.commit()) {
            return failure(
                Error::Code::Io,
                u"cannot write %1, which names the script: %2"_s.arg(mock, changed.errorString()),
                mock);
        }
    }
    return {};
}

std::optional<HiddenCharacter> hiddenIn(const QString &text)
{
    HiddenCharacter place { .line = 1 };
    for (const char32_t c : text.toUcs4()) {
        if (c == U'\n')
            ++place.line;
        else if (c != U'\t' && isHidden(c))
            return HiddenCharacter { place.line, c };
    }
    return std::nullopt;
}

} // namespace jackfield::ui
