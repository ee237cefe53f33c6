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

constexpr auto postmanMarker = ".resources/definition.yaml"_L1;
constexpr auto postmanRequest = ".request.yaml"_L1;
constexpr std::array kinds {
    Kind { "bruno.json"_L1, { ".bru"_L1, ".bru"_L1 } },
    Kind { "opencollection.yml"_L1, { ".yml"_L1, ".yaml"_L1 } },
    Kind { "opencollection.yaml"_L1, { ".yml"_L1, ".yaml"_L1 } },
    Kind { postmanMarker, { ".yaml"_L1, ".yml"_L1 } },
};

constexpr qsizetype mostFiles = 20000;
constexpr qint64 mostBytes = qint64(1) << 30; // as of one file

bool isOwnFile(const QString &path)
{
    return QFileInfo(path).isFile() && !QFileInfo(path).isSymLink();
}

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

/// The collection that a folder or a request of Postman is in: the outermost folder that says what it is.
CollectionRoot collectionOfPostman(const QString &path)
{
    const QFileInfo info(path);
    QDir folder(info.isDir() ? info.absoluteFilePath() : info.absolutePath());
    const bool isWithin = isOwnFile(folder.filePath(postmanMarker));
    while (isWithin && isOwnFile(folder.filePath(u"../"_s + postmanMarker)))
        folder.setPath(QDir::cleanPath(folder.filePath(u".."_s)));
    const QString part = folder.relativeFilePath(info.absoluteFilePath());
    return { folder.path(),
             isWithin ? QString(postmanMarker) : part,
             part == u"."_s ? QString() : part };
}

/// Whether a file has to do with that part of a collection of Postman.
bool isOfPart(const QString &name, const QString &part)
{
    const QString of =
        name.endsWith(postmanMarker) ? name.chopped(postmanMarker.size()) : QString();
    const bool isAround = name.endsWith(postmanMarker) && QString(part + u'/').startsWith(of);
    if (isAround || !part.endsWith(postmanRequest))
        return isAround || name.startsWith(part + u'/');
    // It says itself where its messages are.
    return name == part
        || name.startsWith(part.first(part.lastIndexOf(u'/') + 1) + u".resources/"_s);
}

bool isWanted(const QString &name, const CollectionRoot &root)
{
    if (name.contains(u"node_modules/"_s) || name.startsWith(u".git/"_s))
        return false;
    if (!root.part.isEmpty())
        return isOfPart(name, root.part);
    const auto kind = std::ranges::find(kinds, root.marker, &Kind::marker);
    return name == root.marker || std::ranges::any_of(kind->suffixes, [&](QLatin1String suffix) {
               return name.endsWith(suffix);
           });
}

/// Reads into a source as much as an import takes.
class Files
{
public:
    Files(const QString &path, const QString &folder)
        : m_path(path)
        , m_source { .name = path, .folder = folder }
    { }

    Result<void> add(const QString &place, const QString &name)
    {
        QFile file(place);
        if (!file.open(QIODevice::ReadOnly))
            return failure(
                Error::Code::Io, u"cannot read %1: %2"_s.arg(place, file.errorString()), place);
        m_bytes += file.size();
        if (m_source.files.size() == mostFiles || m_bytes > mostBytes)
            return failure(
                Error::Code::Unsupported,
                u"%1: its requests are more than %2 files or %3 bytes; import a folder in it"_s
                    .arg(m_path)
                    .arg(mostFiles)
                    .arg(mostBytes),
                m_path);
        m_source.files.append({ name, file.readAll() });
        return {};
    }

    ImportSource source(const QString &marker)
    {
        std::ranges::sort(m_source.files, {}, &ImportFile::name);
        const auto root = std::ranges::find(m_source.files, marker, &ImportFile::name);
        m_source.bytes = root == m_source.files.end() ? QByteArray() : root->bytes;
        return m_source;
    }

private:
    QString m_path;
    ImportSource m_source;
    qint64 m_bytes = 0;
};
} // namespace

std::optional<CollectionRoot> collectionAt(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        for (const Kind &kind : kinds) {
            if (isOwnFile(QDir(path).filePath(kind.marker)))
                return kind.marker == postmanMarker ? collectionOfPostman(path)
                                                    : CollectionRoot { path, kind.marker };
        }
        const QString inside = onlyCollectionOfPostman(path);
        return inside.isEmpty() ? std::nullopt : collectionAt(inside);
    }
    if (!isOwnFile(path))
        return std::nullopt;
    const QString name = info.fileName();
    if (name.endsWith(postmanRequest))
        return collectionOfPostman(path);
    if (std::ranges::contains(kinds, name, &Kind::marker))
        return CollectionRoot { info.path(), name };
    return std::nullopt;
}

Result<ImportSource> collectionIn(const CollectionRoot &root, const QString &path)
{
    const QDir folder(QFileInfo(root.folder).absoluteFilePath());
    Files read(path, root.folder);
    QDirIterator files(
        folder.path(), QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString place = files.next();
        const QString name = folder.relativeFilePath(place);
        if (!isWanted(name, root))
            continue;
        if (const auto added = read.add(place, name); !added)
            return std::unexpected(added.error());
    }
    if (root.marker != postmanMarker)
        return read.source(root.marker);
    // Environments stand beside all collections.
    const QDir beside(folder.filePath(u"../../environments"_s));
    for (const QString &name :
         beside.entryList({ u"*.environment.yaml"_s }, QDir::Files | QDir::NoSymLinks)) {
        const auto added = read.add(beside.filePath(name), u"../../environments/"_s + name);
        if (!added)
            return std::unexpected(added.error());
    }
    return read.source(root.marker);
}

} // namespace jackfield
