// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "workspace.h"

#include "environmentfile.h"
#include "problems.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
struct GroupFiles
{
    QLatin1StringView folder;
    QLatin1StringView suffix;
};

constexpr std::array groupFiles {
    GroupFiles { "connections"_L1, ".json"_L1 },
    GroupFiles { "mocks"_L1, ".mock.json"_L1 },
    GroupFiles { "scripts"_L1, ".js"_L1 },
    GroupFiles { "sessions"_L1, ".session.jsonl"_L1 },
};

const GroupFiles &filesIn(WorkspaceGroup group)
{
    return groupFiles[size_t(group)];
}

QJsonObject jsonIn(const QString &folder)
{
    QFile file(folder + u"/workspace.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}
} // namespace

Result<QString> expanded(const QString &text, const QMap<QString, QString> &variables)
{
    static const QRegularExpression place(u"{{\\s*([^{}\\s]+)\\s*}}"_s);
    QString result;
    qsizetype end = 0;
    for (const QRegularExpressionMatch &match : place.globalMatch(text)) {
        const auto value = variables.constFind(match.captured(1));
        if (value == variables.constEnd()) {
            return failure(
                Error::Code::Missing,
                Problems::tr(
                    "There is no variable “%1” in this environment: add it with Ctrl+Shift+E.")
                    .arg(match.captured(1)),
                match.captured(1));
        }
        result += QStringView(text).sliced(end, match.capturedStart() - end) + *value;
        end = match.capturedEnd();
    }
    return result + QStringView(text).sliced(end);
}

Workspace::Workspace(QString folder)
    : m_folder(QDir::cleanPath(std::move(folder)))
{ }

QString Workspace::name() const
{
    const QString name = jsonIn(m_folder).value("name"_L1).toString();
    return name.isEmpty() ? QFileInfo(m_folder).fileName() : name;
}

QList<Environment> Workspace::environments() const
{
    const auto there = description();
    return there ? there->environments : QList<Environment>();
}

Result<WorkspaceDescription> Workspace::description() const
{
    if (!QFileInfo(m_folder).isDir())
        return failure(
            Error::Code::Missing, Problems::tr("%1 is not there").arg(m_folder), m_folder);
    const auto file = EnvironmentFile::load(m_folder);
    if (!file)
        return std::unexpected(file.error());
    QList<Environment> environments;
    for (const auto &[title, variables] : file->environments) {
        Environment environment { .name = title, .variables = {} };
        for (const ConnectionFile::Field &variable : variables) {
            if (variable.keychain.isEmpty())
                environment.variables[variable.name] = variable.value;
            else
                environment.secrets[variable.name] = variable.keychain;
        }
        environments.append(environment);
    }
    return WorkspaceDescription { .name = name(), .environments = environments };
}

QString Workspace::folderOf(WorkspaceGroup group) const
{
    return m_folder + u'/' + filesIn(group).folder;
}

QStringList Workspace::filesOf(WorkspaceGroup group) const
{
    QStringList paths;
    const auto collect = [&](const auto &self, const QString &folder) -> void {
        for (const WorkspaceEntry &entry : entriesIn(group, folder)) {
            if (entry.isFolder)
                self(self, entry.path);
            else
                paths.append(entry.path);
        }
    };
    collect(collect, folderOf(group));
    return paths;
}

QList<WorkspaceEntry> Workspace::entriesIn(WorkspaceGroup group, const QString &folder) const
{
    const QDir there(folder);
    QList<WorkspaceEntry> entries;
    for (const QString &name :
         there.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name)) {
        if (!name.endsWith(u".payloads")) // what a session was packed into
            entries.append({ there.filePath(name), true });
    }
    for (const QString &name :
         there.entryList({ u"*"_s + filesIn(group).suffix }, QDir::Files, QDir::Name))
        entries.append({ there.filePath(name), false });
    QHash<QString, qsizetype> places;
    for (const QString &one : order())
        places.insert(m_folder + u'/' + one, places.size());
    if (!places.isEmpty()) {
        std::ranges::stable_sort(entries, {}, [&](const WorkspaceEntry &entry) {
            return places.value(entry.path, places.size());
        });
    }
    return entries;
}

QStringList Workspace::order() const
{
    return jsonIn(m_folder)["order"_L1].toVariant().toStringList();
}

Result<void> Workspace::setWholeOrder(const QStringList &order) const
{
    return saveOrder(m_folder, order);
}

Result<void> Workspace::setOrder(const QString &folder, const QStringList &paths) const
{
    const QDir root(m_folder);
    QStringList order = this->order();
    order.removeIf(
        [&](const QString &one) { return QFileInfo(root.filePath(one)).absolutePath() == folder; });
    for (const QString &path : paths)
        order.append(relative(path));
    return saveOrder(m_folder, order);
}

Result<void> Workspace::keepOrder(const QString &from, const QString &to) const
{
    const QDir root(m_folder);
    const QStringList before = order();
    QStringList order = before;
    for (QString &one : order) {
        const QString path = QDir::cleanPath(root.filePath(one));
        if (path == from || path.startsWith(from + u'/'))
            one = relative(to + path.sliced(from.size()));
    }
    return order == before ? Result<void>() : saveOrder(m_folder, order);
}

QString Workspace::relative(const QString &path) const
{
    return QDir(m_folder).relativeFilePath(path);
}

std::optional<WorkspaceGroup> Workspace::groupOf(const QString &path) const
{
    for (size_t i = 0; i < groupFiles.size(); ++i) {
        if (path == folderOf(WorkspaceGroup(i))
            || path.startsWith(folderOf(WorkspaceGroup(i)) + u'/'))
            return WorkspaceGroup(i);
    }
    return std::nullopt;
}

WorkspaceGroup Workspace::groupOfName(const QString &name)
{
    // Connections last: a mock's name ends like theirs, too.
    for (const auto group :
         { WorkspaceGroup::Sessions, WorkspaceGroup::Mocks, WorkspaceGroup::Scripts }) {
        if (name.endsWith(filesIn(group).suffix))
            return group;
    }
    return WorkspaceGroup::Connections;
}

QString Workspace::rootOf(const QString &path)
{
    const QString marker = u'/' + filesIn(groupOfName(path)).folder + u'/';
    const qsizetype at = path.lastIndexOf(marker);
    return at < 0 ? QFileInfo(path).path() : path.first(at);
}

QString Workspace::rulesOf(const QString &session)
{
    return QFileInfo(session).absolutePath() + u'/' + titleOf(session) + u".matching.json"_s;
}

QString Workspace::titleOf(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    // The longest first: a mock's name ends like a connection's, too.
    for (const auto &suffix : { ".session.jsonl"_L1, ".mock.json"_L1, ".json"_L1, ".js"_L1 }) {
        if (name.endsWith(suffix))
            return name.chopped(suffix.size());
    }
    return name;
}

QStringList Workspace::pathsUntilFree(WorkspaceGroup group, const QString &title) const
{
    const QString base = folderOf(group) + u'/' + title;
    const auto isTaken = [&](const QString &name) {
        return QFileInfo::exists(name + filesIn(group).suffix)
            || (group == WorkspaceGroup::Sessions && QFileInfo::exists(name + u".notes.json"_s));
    };
    QStringList paths { base + filesIn(group).suffix };
    QString name = base;
    for (int n = 2; isTaken(name); ++n) {
        name = base + u"-%1"_s.arg(n);
        paths.append(name + filesIn(group).suffix);
    }
    return paths;
}

QString Workspace::freePath(WorkspaceGroup group, const QString &title) const
{
    return pathsUntilFree(group, title).last();
}

Result<QString> Workspace::reservePath(WorkspaceGroup group, const QString &title) const
{
    while (true) {
        const QString path = freePath(group, title);
        QFile file(path);
        const bool isOurs = QDir().mkpath(QFileInfo(path).path())
            && file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                         QFile::ReadOwner | QFile::WriteOwner);
        if (isOurs)
            return path;
        if (!QFileInfo::exists(path)) // else somebody was faster
            return failure(Error::Code::Io,
                           Problems::tr("cannot write %1: %2").arg(path, file.errorString()),
                           path);
    }
}

Result<void> copyFolder(const QString &source, const QString &target)
{
    const QDir from(source);
    if (!from.exists())
        return failure(Error::Code::Io, Problems::tr("there is no %1").arg(source), source);
    if (!QDir().mkpath(target))
        return failure(Error::Code::Io, Problems::tr("cannot make %1").arg(target), target);
    QDirIterator files(source,
                       QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString copy = QDir(target).filePath(from.relativeFilePath(path));
        if (QFileInfo::exists(copy) || (files.fileInfo().isDir() && QDir().mkpath(copy)))
            continue;
        if (!QDir().mkpath(QFileInfo(copy).path()) || !QFile::copy(path, copy))
            return failure(Error::Code::Io, Problems::tr("cannot write %1").arg(copy), copy);
        // What was installed may be for reading only; what is private stays so.
        QFile::setPermissions(copy,
                              QFile::permissions(copy) | QFile::ReadOwner | QFile::WriteOwner);
    }
    return {};
}

} // namespace jackfield::ui
