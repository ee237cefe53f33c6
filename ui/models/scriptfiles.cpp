// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scriptfiles.h"

#include "jsonedit.h"
#include "payloadtext.h"
#include "problems.h"

#include <jackfield/json/jsonwriter.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <functional>
#include <ranges>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 largestMock = 16 << 20; ///< bytes, of one that is looked into

/// What stands on the way from a definition, or from rules, to the members that name files. Nothing else is looked into: a payload or a condition
/// may have members of the same names.
const QStringList waysToFiles { u"servers"_s, u"routes"_s, u"rules"_s,  u"proxy"_s,
                                u"script"_s,  u"replay"_s, u"stream"_s, u"assertions"_s };

/// Whether the member `key` of a `script`, `replay` or `stream` is the name of a file.
bool namesFile(QStringView owner, QStringView key)
{
    if (owner == u"script")
        return key == u"file";
    if (owner == u"replay")
        return key == u"session" || key == u"matching";
    return owner == u"stream" && (key == u"file" || key == u"session");
}

QString nameIn(const QString &mock, const QString &file)
{
    return QFileInfo(mock).absoluteDir().relativeFilePath(file);
}

/// Where a name leads from a mock.
QString resolved(const QString &mock, const QString &name)
{
    return QDir::cleanPath(QFileInfo(mock).absoluteDir().absoluteFilePath(name));
}

std::optional<QByteArray> textOf(const QString &mock)
{
    QFile file(mock);
    if (file.size() > largestMock || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

void collectNames(const JsonValue &json, const QString &owner, QList<JsonValue> &names)
{
    for (const JsonValue &element : json.isArray() ? json.elements() : QList<JsonValue>())
        collectNames(element, owner, names);
    for (const auto &[key, value] : json.isObject() ? json.members() : QList<JsonValue::Member>()) {
        if (value.isString() && namesFile(owner, key))
            names.append(value);
        else if (waysToFiles.contains(key))
            collectNames(value, key, names);
    }
}

/// Of the files in a definition, where and as it spells them.
QList<JsonValue> namesIn(const JsonValue &definition)
{
    QList<JsonValue> names;
    collectNames(definition, {}, names);
    return names;
}

Result<void> write(const QString &mock, const QByteArray &text)
{
    QSaveFile file(mock);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return failure(
        Error::Code::Io,
        Problems::tr("cannot write %1, which names files: %2").arg(mock, file.errorString()),
        mock);
}

/// What the mock, which stood at `former`, called its files, becomes what they are called from here; `moved` says where a file
/// is that was somewhere. Each name is written anew where it stands, and no other byte.
Result<void> rename(const QString &mock,
                    const QString &former,
                    const std::function<QString(const QString &)> &moved)
{
    const QByteArray before = textOf(mock).value_or(QByteArray());
    const auto definition = JsonValue::parse(before);
    if (!definition)
        return {};
    QByteArray text = before;
    const qsizetype start = before.indexOf(definition->raw());
    const QList<JsonValue> names = namesIn(*definition);
    for (const JsonValue &name : names | std::views::reverse) { // those before keep their places
        const QString there = moved(resolved(former, name.toString()));
        const bool isFound = resolved(mock, name.toString()) == there || !QFileInfo(there).isFile();
        if (!isFound && QDir::isRelativePath(name.toString()))
            text.replace(start + (name.raw().data() - definition->raw().data()),
                         name.raw().size(),
                         json::quoted(nameIn(mock, there)));
    }
    return text == before ? Result<void>() : write(mock, text);
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

QByteArray newChecks()
{
    return R"(// Checks of a session's messages in JavaScript: assert(condition, words), fail(words), log(words).
check(connection => {
    connection.onMessage(message => {
        // message.from is "client" or "server", message.at milliseconds since the connection opened.
        const said = message.json;
        assert(said?.type !== "error", "an error:", said?.text);
    });
    connection.onEnd(() => {
        // What must have come by now.
    });
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

QStringList filesNamedIn(const QString &path)
{
    const auto definition = JsonValue::parse(textOf(path).value_or(QByteArray()));
    if (!definition)
        return {};
    QStringList files;
    for (const JsonValue &name : namesIn(*definition)) {
        if (!name.toString().isEmpty())
            files.append(resolved(path, name.toString()));
    }
    files.removeDuplicates();
    return files;
}

QStringList
choicesFor(const Workspace &workspace, const QString &mock, QStringView owner, QStringView key)
{
    if (!namesFile(owner, key) || (owner == u"stream" && key == u"file"))
        return {}; // data may be anything
    QStringList files =
        workspace.filesOf(owner == u"script" ? WorkspaceGroup::Scripts : WorkspaceGroup::Sessions);
    for (QString &file : files)
        file = key == u"matching" ? Workspace::rulesOf(file) : file;
    files.removeIf([](const QString &file) { return !QFileInfo::exists(file); });
    for (QString &file : files)
        file = nameIn(mock, file);
    return files;
}

bool listensAt(const QString &mock, int port)
{
    const auto definition = JsonValue::parse(textOf(mock).value_or(QByteArray()));
    const JsonValue servers = definition ? member(*definition, u"servers") : JsonValue();
    return servers.isArray()
        && std::ranges::contains(servers.elements(), port, [](const JsonValue &server) {
               return server.isObject() ? member(server, u"port").toInteger().value_or(0) : 0;
           });
}

QStringList usersOf(const Workspace &workspace, const QString &script)
{
    QStringList mocks = workspace.filesOf(WorkspaceGroup::Mocks);
    mocks.removeIf([&](const QString &mock) { return !filesNamedIn(mock).contains(script); });
    QStringList sessions = workspace.filesOf(WorkspaceGroup::Sessions);
    sessions.removeIf([&](const QString &session) {
        return !filesNamedIn(Workspace::rulesOf(session)).contains(script);
    });
    return mocks + sessions;
}

Result<void> follow(const Workspace &workspace, const QString &from, const QString &to)
{
    const auto mapped = [](const QString &path, const QString &before, const QString &after) {
        const bool isMoved = path == before || path.startsWith(before + u'/');
        return isMoved ? QString(after + path.sliced(before.size())) : path;
    };
    const auto moved = [&](const QString &file) { return mapped(file, from, to); };
    Result<void> all;
    for (const QString &mock : workspace.filesOf(WorkspaceGroup::Mocks))
        all = all ? rename(mock, mapped(mock, to, from), moved) : all;
    for (const QString &session : workspace.filesOf(WorkspaceGroup::Sessions)) {
        const QString former = Workspace::rulesOf(mapped(session, to, from));
        all = all ? rename(Workspace::rulesOf(session), former, moved) : all;
    }
    return all;
}

Result<void> keepNames(const QString &original, const QString &copy)
{
    return rename(copy, original, [](const QString &file) { return file; });
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
