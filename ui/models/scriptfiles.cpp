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
#include <functional>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 largestMock = 16 << 20; ///< bytes, of one that is looked into

/// What members go by that name a file.
const QStringList fileKeys { u"file"_s, u"session"_s, u"matching"_s };

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

void collectNames(const JsonValue &json, QStringList &names)
{
    for (const JsonValue &element : json.isArray() ? json.elements() : QList<JsonValue>())
        collectNames(element, names);
    for (const auto &[key, value] : json.isObject() ? json.members() : QList<JsonValue::Member>()) {
        if (value.isString() && fileKeys.contains(key) && !names.contains(value.toString()))
            names.append(value.toString());
        collectNames(value, names);
    }
}

/// Of the files in a definition, as it spells them.
QStringList namesIn(const QByteArray &text)
{
    QStringList names;
    if (const auto json = JsonValue::parse(text))
        collectNames(*json, names);
    return names;
}

Result<void> write(const QString &mock, const QByteArray &text)
{
    QSaveFile file(mock);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return failure(Error::Code::Io,
                   u"cannot write %1, which names files: %2"_s.arg(mock, file.errorString()),
                   mock);
}

/// What the mock, which stood at `former`, called its files, becomes what they are called from here; `moved` says where a file
/// is that was somewhere.
Result<void> rename(const QString &mock,
                    const QString &former,
                    const std::function<QString(const QString &)> &moved)
{
    const auto before = textOf(mock);
    QByteArray text = before.value_or(QByteArray());
    for (const QString &name : namesIn(text)) {
        const QString file = resolved(former, name);
        const QString there = moved(file);
        const bool isFound = resolved(mock, name) == there || !QFileInfo::exists(there);
        if (!isFound && QDir::isRelativePath(name))
            text.replace(json::quoted(name), json::quoted(nameIn(mock, there)));
    }
    return text == before.value_or(text) ? Result<void>() : write(mock, text);
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

QStringList filesNamedIn(const QString &mock)
{
    QStringList files;
    for (const QString &name : namesIn(textOf(mock).value_or(QByteArray())))
        files.append(resolved(mock, name));
    return files;
}

QStringList mocksWith(const Workspace &workspace, const QString &script)
{
    QStringList mocks = workspace.filesOf(WorkspaceGroup::Mocks);
    mocks.removeIf([&](const QString &mock) { return !filesNamedIn(mock).contains(script); });
    return mocks;
}

Result<void> followInMocks(const Workspace &workspace, const QString &from, const QString &to)
{
    const auto mapped = [](const QString &path, const QString &before, const QString &after) {
        const bool isMoved = path == before || path.startsWith(before + u'/');
        return isMoved ? QString(after + path.sliced(before.size())) : path;
    };
    for (const QString &mock : workspace.filesOf(WorkspaceGroup::Mocks)) {
        const auto kept = rename(mock, mapped(mock, to, from), [&](const QString &file) {
            return mapped(file, from, to);
        });
        if (!kept)
            return kept;
    }
    return {};
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
