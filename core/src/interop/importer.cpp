// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "asyncapi_p.h"
#include "clients_p.h"
#include "collectionfolder_p.h"
#include "harimporter_p.h"
#include "mockoonimporter_p.h"
#include "wiremockimporter_p.h"

#include <jackfield/interop/importer.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <array>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
using enum Importer::Makes;

constexpr std::array table {
    Importer { Session,
               "har",
               "HTTP Archive, of browsers, proxies and Playwright",
               ".har",
               &isHar,
               &importHar },
    Importer { Mock,
               "asyncapi",
               "Description of AsyncAPI 2 or 3, YAML or JSON",
               ".yaml",
               &isAsyncApi,
               &importAsyncApi },
    Importer { Mock, "mockoon", "Environment of Mockoon", "", &isMockoon, &importMockoon },
    Importer { Session,
               "opencollection",
               "Collection or request of OpenCollection",
               "",
               &isOpenCollection,
               &importOpenCollection },
    Importer { Session,
               "postman",
               "Collection of Postman 3, or a request of it",
               "",
               &isPostman,
               &importPostman },
    Importer { Session, "bruno", "Collection or request of Bruno", ".bru", &isBruno, &importBruno },
    Importer { Session,
               "insomnia",
               "Collection of Insomnia 4 or 5, YAML or JSON",
               "",
               &isInsomnia,
               &importInsomnia },
    Importer { Session,
               "http",
               "Requests of JetBrains' HTTP client or httpYac",
               ".http",
               &isHttpFile,
               &importHttpFile },
    Importer { Session,
               "command",
               "Command lines of wscat, websocat and curl",
               "",
               &isCommandLine,
               &importCommandLine },
    Importer { Mock, "wiremock", "Message stubs of WireMock", "", &isWireMock, &importWireMock },
};

constexpr qint64 largestFile = qint64(1) << 30; // what JsonValue takes

bool isNamedFor(const Importer &row, const QString &name)
{
    return *row.suffix && name.endsWith(QLatin1String(row.suffix), Qt::CaseInsensitive);
}

Result<QByteArray> readFile(const QString &path)
{
    const auto failed = [&](Error::Code code, const QString &why) {
        return failure(code, u"cannot read %1: %2"_s.arg(path, why), path);
    };
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile())
        return failed(Error::Code::Io, u"it is no regular file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(Error::Code::Io, file.errorString());
    if (file.size() > largestFile)
        return failed(
            Error::Code::Unsupported,
            u"it has %1 bytes, and %2 are the limit; split it"_s.arg(file.size()).arg(largestFile));
    return file.readAll();
}

/// The one file of a folder that has a suffix of the table.
Result<QString> onlyFileOf(const QString &folder)
{
    QStringList names = QDir(folder).entryList(QDir::Files);
    names.removeIf([](const QString &name) {
        return std::ranges::none_of(table,
                                    [&](const Importer &row) { return isNamedFor(row, name); });
    });
    if (names.size() == 1)
        return QDir(folder).filePath(names.front());
    return failure(
        Error::Code::Missing,
        u"the folder %1 holds %2 files that could be imported; name one"_s.arg(folder).arg(
            names.size()),
        folder);
}
} // namespace

Result<ImportSource> ImportSource::load(const QString &path)
{
    if (isStubFolder(path))
        return stubsIn(path);
    if (const auto root = collectionAt(path))
        return collectionIn(*root, path);
    if (QFileInfo(path).isDir())
        return onlyFileOf(path).and_then(&ImportSource::load);
    auto bytes = readFile(path);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (bytes->startsWith("PK\x03\x04"))
        return failure(Error::Code::Unsupported,
                       u"%1 is a .zip archive; unpack it and import the folder"_s.arg(path),
                       path);
    const QDir folder = QFileInfo(path).dir();
    return ImportSource { .name = path,
                          .bytes = *std::move(bytes),
                          .beside = [folder](const QString &name) {
                              return readFile(folder.filePath(name));
                          } };
}

bool ImportSource::isCollection(const QString &folder)
{
    return QFileInfo(folder).isDir() && collectionAt(folder).has_value();
}

std::span<const Importer> importers()
{
    return table;
}

const Importer *importer(QStringView id)
{
    const auto row = std::ranges::find_if(
        table, [&](const Importer &each) { return id == QLatin1String(each.id); });
    return row == table.end() ? nullptr : &*row;
}

const Importer *importerOf(const ImportSource &source)
{
    auto row = std::ranges::find_if(
        table, [&](const Importer &each) { return each.recognises(source.bytes); });
    if (row == table.end())
        row = std::ranges::find_if(
            table, [&](const Importer &each) { return isNamedFor(each, source.name); });
    return row == table.end() ? nullptr : &*row;
}

} // namespace jackfield
