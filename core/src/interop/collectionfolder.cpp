// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "collectionfolder_p.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <algorithm>
#include <array>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
/// What stands in the root of a collection, and what its requests are written in.
struct Kind
{
    QLatin1String marker;
    std::array<QLatin1String, 2> suffixes;
};

constexpr std::array kinds {
    Kind { "bruno.json"_L1, { ".bru"_L1, ".bru"_L1 } },
    Kind { "opencollection.yml"_L1, { ".yml"_L1, ".yaml"_L1 } },
    Kind { "opencollection.yaml"_L1, { ".yml"_L1, ".yaml"_L1 } },
    Kind { ".resources/definition.yaml"_L1, { ".yaml"_L1, ".yml"_L1 } },
};

constexpr auto postmanRequest = ".request.yaml"_L1;
constexpr qsizetype mostFiles = 20000;
constexpr qint64 mostBytes = qint64(1) << 30; // as of one file

/// Postman keeps collections below a folder of that name in a repository.
QString onlyCollectionOfPostman(const QString &path)
{
    for (const QString &place : { u"postman/collections"_s, u"collections"_s }) {
        const QDir folder(QDir(path).filePath(place));
        const QStringList names = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        if (names.size() == 1)
            return folder.filePath(names.front());
    }
    return {};
}

bool isOfKind(const QString &name, const CollectionRoot &root)
{
    if (root.marker.endsWith(postmanRequest)) { // that one and what belongs to it
        const QString own = root.marker.chopped(postmanRequest.size());
        return name == root.marker || name.startsWith(u".resources/%1.resources/"_s.arg(own));
    }
    const auto kind = std::ranges::find(kinds, root.marker, &Kind::marker);
    return kind != kinds.end() && std::ranges::any_of(kind->suffixes, [&](QLatin1String suffix) {
               return name.endsWith(suffix);
           });
}

/// Postman keeps environments beside all collections.
Result<ImportSource> addEnvironments(const QDir &collection, ImportSource source)
{
    const QDir folder(collection.filePath(u"../../environments"_s));
    for (const QString &name : folder.entryList({ u"*.environment.yaml"_s }, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return failure(Error::Code::Io,
                           u"cannot read %1: %2"_s.arg(file.fileName(), file.errorString()),
                           file.fileName());
        source.files.append({ u"../../environments/"_s + name, file.readAll() });
    }
    return source;
}

bool isPassedBy(const QString &name)
{
    return name.contains(u"node_modules/"_s) || name.startsWith(u".git/"_s);
}
} // namespace

std::optional<CollectionRoot> collectionAt(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        for (const Kind &kind : kinds) {
            if (QFileInfo(QDir(path), kind.marker).isFile())
                return CollectionRoot { path, kind.marker };
        }
        const QString inside = onlyCollectionOfPostman(path);
        return inside.isEmpty() ? std::nullopt : collectionAt(inside);
    }
    const QString name = info.fileName();
    const bool isRoot = std::ranges::contains(kinds, name, &Kind::marker);
    if (info.isFile() && (isRoot || name.endsWith(postmanRequest)))
        return CollectionRoot { info.path(), name };
    return std::nullopt;
}

Result<ImportSource> collectionIn(const CollectionRoot &root, const QString &path)
{
    const QDir folder(QFileInfo(root.folder).absoluteFilePath());
    ImportSource source { .name = path };
    qint64 bytes = 0;
    QDirIterator files(
        folder.path(), QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString place = files.next();
        const QString name = folder.relativeFilePath(place);
        if ((name != root.marker && !isOfKind(name, root)) || isPassedBy(name))
            continue;
        bytes += files.fileInfo().size();
        if (source.files.size() == mostFiles || bytes > mostBytes)
            return failure(
                Error::Code::Unsupported,
                u"%1: its requests are more than %2 files or %3 bytes; import a folder in it"_s
                    .arg(path)
                    .arg(mostFiles)
                    .arg(mostBytes),
                path);
        QFile file(place);
        if (!file.open(QIODevice::ReadOnly))
            return failure(
                Error::Code::Io, u"cannot read %1: %2"_s.arg(place, file.errorString()), place);
        source.files.append({ name, file.readAll() });
        if (name == root.marker)
            source.bytes = source.files.last().bytes;
    }
    std::ranges::sort(source.files, {}, &ImportFile::name);
    return addEnvironments(folder, source);
}

} // namespace jackfield
