// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "workspacefiles.h"

#include "environmentfile.h"
#include "problems.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUuid>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::array companionSuffixes { ".matching.json"_L1, ".notes.json"_L1, ".payloads"_L1 };

QString folderOf(const QString &path)
{
    return QFileInfo(path).absolutePath();
}

/// The file first, then what goes with it.
QStringList withCompanions(const QString &path)
{
    QStringList all { path };
    if (!path.endsWith(u".session.jsonl"_s))
        return all;
    for (const auto &suffix : companionSuffixes) {
        const QString companion = folderOf(path) + u'/' + Workspace::titleOf(path) + suffix;
        if (QFileInfo::exists(companion))
            all.append(companion);
    }
    return all;
}

/// Where `one`, which belongs to the file `path`, stands when that is `target`.
QString beside(const QString &one, const QString &path, const QString &target)
{
    const QString suffix = QFileInfo(one).fileName().mid(Workspace::titleOf(path).size());
    return folderOf(target) + u'/' + Workspace::titleOf(target) + suffix;
}

/// To another file system, too, where a folder cannot just be renamed.
bool moveOne(const QString &from, const QString &to)
{
    if (!QDir().mkpath(folderOf(to)))
        return false;
    if (QDir().rename(from, to))
        return true;
    return QFileInfo(from).isDir() && copyFolder(from, to) && QDir(from).removeRecursively();
}

Result<void> write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return failure(Error::Code::Io,
                       Problems::tr("cannot write %1: %2").arg(path, file.errorString()),
                       path);
    return {};
}

Result<void> moveAll(const QList<std::pair<QString, QString>> &moves)
{
    for (const auto &[from, to] : moves) {
        if (QFileInfo::exists(to))
            return failure(Error::Code::Io, Problems::tr("there is a %1 already").arg(to), to);
    }
    for (qsizetype i = 0; i < moves.size(); ++i) {
        const auto &[from, to] = moves[i];
        if (moveOne(from, to))
            continue;
        for (qsizetype back = i - 1; back >= 0; --back)
            moveOne(moves[back].second, moves[back].first);
        return failure(Error::Code::Io, Problems::tr("cannot move %1 to %2").arg(from, to), from);
    }
    return {};
}

Result<void> copyAll(const QString &from, const QString &to)
{
    if (QFileInfo(from).isDir())
        return copyFolder(from, to);
    if (!QDir().mkpath(folderOf(to)) || !QFile::copy(from, to))
        return failure(Error::Code::Io, Problems::tr("cannot copy %1 to %2").arg(from, to), from);
    return {};
}
} // namespace

Result<QString> moveTo(const QString &path, const QString &target)
{
    if (!QFileInfo::exists(path))
        return failure(Error::Code::Io, Problems::tr("%1 is no longer there").arg(path), path);
    QList<std::pair<QString, QString>> moves;
    for (const QString &one : withCompanions(path))
        moves.append({ one, beside(one, path, target) });
    return moveAll(moves).transform([&] { return target; });
}

Result<void> createWorkspace(const QString &folder)
{
    const QDir there(folder);
    if (QFileInfo::exists(folder)
        && !there.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        return failure(Error::Code::Invalid,
                       Problems::tr("%1 is not empty; choose a new name, or open it").arg(folder),
                       folder);
    }
    if (!QDir().mkpath(folder))
        return failure(Error::Code::Io, Problems::tr("cannot make %1").arg(folder), folder);
    EnvironmentFile description { .environments = {} };
    return description.save(folder).and_then(
        [&] { return write(folder + u"/.gitattributes"_s, "* text eol=lf\n"); });
}

QString fileTitle(const QString &text)
{
    static const QRegularExpression others(u"[^\\p{L}\\p{N}._-]+"_s);
    static const QRegularExpression ends(u"^[-.]+|[-.]+$"_s);
    constexpr qsizetype longest = 60;
    return QString(text)
        .replace(others, u"-"_s)
        .left(longest)
        .replace(u".mock"_s, u"-mock"_s) // files of another kind end so
        .remove(ends);
}

Result<QString> renamedPath(const QString &path, const QString &title)
{
    static const QRegularExpression possible(
        u"^[^./\\\\:*?\"<>|\\x00-\\x1f][^/\\\\:*?\"<>|\\x00-\\x1f]*$"_s);
    if (!possible.match(title).hasMatch() || title.endsWith(u'.')) {
        return failure(
            Error::Code::Invalid,
            Problems::tr("“%1” cannot be a name: no dot at its ends, no slashes, and none of : * ? "
                         "\" < > |")
                .arg(title),
            title);
    }
    const bool isFolder = QFileInfo(path).isDir();
    const QString suffix =
        isFolder ? QString() : QFileInfo(path).fileName().mid(Workspace::titleOf(path).size());
    const QString target = folderOf(path) + u'/' + title + suffix;
    const bool isOther =
        isFolder ? title.endsWith(u".payloads") : Workspace::titleOf(target) != title;
    if (isOther) {
        return failure(
            Error::Code::Invalid,
            Problems::tr("“%1” cannot be a name: files of another kind end so").arg(title),
            title);
    }
    if (target != path && QFileInfo::exists(target))
        return failure(Error::Code::Io, Problems::tr("there is a %1 already").arg(target), target);
    return target;
}

Result<QString> renameFile(const QString &path, const QString &title)
{
    return renamedPath(path, title).and_then([&](const QString &target) {
        return moveTo(path, target);
    });
}

Result<QString> movePath(const QString &path, const QString &folder)
{
    if (folder == path || folder.startsWith(path + u'/')) {
        return failure(
            Error::Code::Invalid, Problems::tr("“%1” cannot be moved into itself").arg(path), path);
    }
    return moveTo(path, folder + u'/' + QFileInfo(path).fileName());
}

Result<QString> makeFolder(const QString &folder)
{
    QString path = folder + u"/new folder"_s;
    for (int n = 2; QFileInfo::exists(path); ++n)
        path = folder + u"/new folder-%1"_s.arg(n);
    if (!QDir().mkpath(path))
        return failure(Error::Code::Io, Problems::tr("cannot make %1").arg(path), path);
    return path;
}

Result<QString> duplicateFile(const Workspace &workspace, const QString &path)
{
    const QString copy = workspace.freePath(Workspace::groupOfName(path), Workspace::titleOf(path));
    for (const QString &one : withCompanions(path)) {
        if (const auto copied = copyAll(one, beside(one, path, copy)); !copied)
            return std::unexpected(copied.error());
    }
    return copy;
}

namespace {
/// Of a folder only whether it is there: the names of files in it are hashes of their content.
bool isSame(const QString &path, const QString &other)
{
    if (QFileInfo(path).isDir())
        return QFileInfo(other).isDir();
    QFile a(path);
    QFile b(other);
    if (!a.open(QIODevice::ReadOnly) || !b.open(QIODevice::ReadOnly) || a.size() != b.size())
        return false;
    constexpr qint64 block = 1 << 20;
    while (!a.atEnd()) {
        if (a.read(block) != b.read(block))
            return false;
    }
    return b.atEnd();
}
} // namespace

QString copyIn(const Workspace &workspace, const QString &path)
{
    QStringList taken =
        workspace.pathsUntilFree(Workspace::groupOfName(path), Workspace::titleOf(path));
    taken.removeLast();
    const QStringList all = withCompanions(path);
    for (const QString &copy : std::as_const(taken)) {
        const bool isIt = std::ranges::all_of(
            all, [&](const QString &one) { return isSame(one, beside(one, path, copy)); });
        if (isIt)
            return copy;
    }
    return {};
}

QByteArray fingerprint(const QString &path)
{
    QStringList files;
    for (const QString &one : withCompanions(path)) {
        files.append(one);
        QDirIterator inside(one, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (inside.hasNext())
            files.append(inside.next());
    }
    files.sort();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &one : std::as_const(files)) {
        QFile file(one);
        const bool isRead = QFileInfo(one).isFile() && file.open(QIODevice::ReadOnly);
        hash.addData(u"%1 %2\n"_s.arg(one).arg(file.size()).toUtf8());
        if (isRead)
            hash.addData(&file);
    }
    return hash.result();
}

Result<RemovedFiles> removeFile(const QString &path, const QString &trash)
{
    const QString folder = trash + u'/'
        + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-hhmmss-"_s)
        + QUuid::createUuid().toString(QUuid::Id128).left(8);
    RemovedFiles removed { .path = path, .moved = {} };
    for (const QString &one : withCompanions(path))
        removed.moved.append({ one, folder + u'/' + QFileInfo(one).fileName() });
    if (const auto moved = moveAll(removed.moved); !moved)
        return std::unexpected(moved.error());
    return removed;
}

Result<void> RemovedFiles::restore() const
{
    QList<std::pair<QString, QString>> back;
    for (const auto &[from, to] : moved)
        back.append({ to, from });
    return moveAll(back);
}

} // namespace jackfield::ui
