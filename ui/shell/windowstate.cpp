// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "windowstate.h"

#include <ui/models/language.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
QString encoded(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray decoded(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

QJsonObject toJson(const QMap<QString, int> &widths)
{
    QJsonObject json;
    for (const auto &[column, width] : widths.asKeyValueRange())
        json[column] = width;
    return json;
}

QMap<QString, int> widthsFrom(const QJsonValue &json)
{
    QMap<QString, int> widths;
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        widths[it.key()] = it->toInt();
    return widths;
}

QJsonObject toJson(const QMap<QString, QString> &paths)
{
    QJsonObject json;
    for (const auto &[from, to] : paths.asKeyValueRange())
        json[from] = to;
    return json;
}

QMap<QString, QString> pathsFrom(const QJsonValue &json)
{
    QMap<QString, QString> paths;
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        paths[it.key()] = it->toString();
    return paths;
}

QJsonObject toJson(const QMap<QString, QStringList> &folders)
{
    QJsonObject json;
    for (const auto &[workspace, paths] : folders.asKeyValueRange())
        json[workspace] = QJsonArray::fromStringList(paths);
    return json;
}

QMap<QString, QStringList> foldersFrom(const QJsonValue &json)
{
    QMap<QString, QStringList> folders;
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        folders[it.key()] = it->toVariant().toStringList();
    return folders;
}

QJsonObject toJson(const Panes &panes)
{
    return { { u"tree"_s, panes.tree },
             { u"panel"_s, panes.panel },
             { u"payload"_s, panes.payload },
             { u"timeLine"_s, panes.timeLine },
             { u"beside"_s, panes.areBeside } };
}

Panes panesFrom(const QJsonValue &json)
{
    return { .tree = json["tree"_L1].toBool(true),
             .panel = json["panel"_L1].toBool(true),
             .payload = json["payload"_L1].toBool(true),
             .timeLine = json["timeLine"_L1].toBool(true),
             .areBeside = json["beside"_L1].toBool() };
}

/// 0 is the system's.
/// One that this program has not is the system's.
QString languageFrom(const QJsonValue &json)
{
    return isLanguage(json.toString()) ? json.toString() : QString();
}

int textSizeFrom(const QJsonValue &json)
{
    const int size = json.toInt();
    return size <= 0 ? 0 : std::clamp(size, Settings::leastText, Settings::mostText);
}

QJsonObject toJson(const TabState &tab)
{
    return { { u"kind"_s, int(tab.kind) },
             { u"id"_s, tab.id },
             { u"path"_s, tab.path },
             { u"workspace"_s, tab.workspace },
             { u"url"_s, tab.url },
             { u"text"_s, tab.text },
             { u"unkept"_s, tab.isUnkept },
             { u"mode"_s, tab.mode },
             { u"attachment"_s, tab.attachment },
             { u"attachmentText"_s, tab.isAttachmentText },
             { u"sent"_s, QString::fromUtf8(tab.sent) },
             { u"filter"_s, tab.filter },
             { u"splits"_s, encoded(tab.splits) },
             { u"mark"_s, tab.isMarking },
             { u"columns"_s, QJsonArray::fromStringList(tab.columns) },
             { u"widths"_s, toJson(tab.widths) },
             { u"hidden"_s, QJsonArray::fromStringList(tab.hiddenColumns) },
             { u"colours"_s, QJsonArray::fromStringList(tab.colours) },
             { u"fold"_s, tab.isFolding },
             { u"conversation"_s, tab.isConversation },
             { u"request"_s, QString::fromUtf8(tab.request) },
             { u"files"_s, QJsonArray::fromStringList(tab.files) } };
}

TabState tabFrom(const QJsonValue &json)
{
    return { .kind = TabState::Kind(json["kind"_L1].toInt()),
             .id = json["id"_L1].toString(),
             .path = json["path"_L1].toString(),
             .workspace = json["workspace"_L1].toString(),
             .url = json["url"_L1].toString(),
             .text = json["text"_L1].toString(),
             .isUnkept = json["unkept"_L1].toBool(),
             .mode = json["mode"_L1].toInt(),
             .attachment = json["attachment"_L1].toString(),
             .isAttachmentText = json["attachmentText"_L1].toBool(),
             .sent = json["sent"_L1].toString().toUtf8(),
             .filter = json["filter"_L1].toString(),
             .isMarking = json["mark"_L1].toBool(),
             .columns = json["columns"_L1].toVariant().toStringList(),
             .widths = widthsFrom(json["widths"_L1]),
             .hiddenColumns = json["hidden"_L1].toVariant().toStringList(),
             .colours = json["colours"_L1].toVariant().toStringList(),
             .isFolding = json["fold"_L1].toBool(true),
             .isConversation = json["conversation"_L1].toBool(),
             .request = json["request"_L1].toString().toUtf8(),
             .splits = decoded(json["splits"_L1]),
             .files = json["files"_L1].toVariant().toStringList() };
}

QJsonArray toJson(const QList<TabState> &tabs)
{
    QJsonArray array;
    for (const TabState &tab : tabs)
        array.append(toJson(tab));
    return array;
}

QList<TabState> tabsFrom(const QJsonValue &json)
{
    QList<TabState> tabs;
    for (const QJsonValue &tab : json.toArray())
        tabs.append(tabFrom(tab));
    return tabs;
}
} // namespace

QString WindowState::fileIn(const QString &folder)
{
    return folder + u"/window.json"_s;
}

WindowState WindowState::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    return { .workspace = json["workspace"_L1].toString(),
             .recent = json["recent"_L1].toVariant().toStringList(),
             .environment = json["environment"_L1].toString(),
             .theme = ThemeChoice(json["theme"_L1].toInt()),
             .settings = { .logMemory = std::clamp(json["logMemory"_L1].toInt(Settings().logMemory),
                                                   Settings::leastMemory,
                                                   Settings::mostMemory),
                           .times = TimeStyle(std::clamp(json["times"_L1].toInt(), 0, 2)),
                           .panes = panesFrom(json["panes"_L1]),
                           .language = languageFrom(json["language"_L1]),
                           .textSize = textSizeFrom(json["textSize"_L1]) },
             .geometry = decoded(json["geometry"_L1]),
             .split = decoded(json["split"_L1]),
             .closedFolders = foldersFrom(json["closedFolders"_L1]),
             .tabs = tabsFrom(json["tabs"_L1]),
             .closed = tabsFrom(json["closed"_L1]),
             .visited = json["visited"_L1].toVariant().toStringList(),
             .replays = pathsFrom(json["replays"_L1]),
             .exportTarget = json["exportTarget"_L1].toString(),
             .commands = json["commands"_L1].toVariant().toStringList(),
             .current = json["current"_L1].toInt(-1) };
}

Result<void> WindowState::save(const QString &path) const
{
    const QJsonObject json { { u"logMemory"_s, settings.logMemory },
                             { u"times"_s, int(settings.times) },
                             { u"panes"_s, toJson(settings.panes) },
                             { u"language"_s, settings.language },
                             { u"textSize"_s, settings.textSize },
                             { u"recent"_s, QJsonArray::fromStringList(recent) },
                             { u"workspace"_s, workspace },
                             { u"environment"_s, environment },
                             { u"theme"_s, int(theme) },
                             { u"geometry"_s, encoded(geometry) },
                             { u"split"_s, encoded(split) },
                             { u"closedFolders"_s, toJson(closedFolders) },
                             { u"tabs"_s, toJson(tabs) },
                             { u"closed"_s, toJson(closed) },
                             { u"current"_s, current },
                             { u"visited"_s, QJsonArray::fromStringList(visited) },
                             { u"replays"_s, toJson(replays) },
                             { u"exportTarget"_s, exportTarget },
                             { u"commands"_s, QJsonArray::fromStringList(commands) } };
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(
            Error::Code::Io, u"cannot write %1: %2"_s.arg(path, file.errorString()), path);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(QJsonDocument(json).toJson()) < 0 || !file.commit())
        return failure(
            Error::Code::Io, u"cannot write %1: %2"_s.arg(path, file.errorString()), path);
    return {};
}

} // namespace jackfield::ui
