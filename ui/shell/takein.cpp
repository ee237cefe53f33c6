// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "takein.h"

#include <jackfield/interop/importer.h>
#include <jackfield/json/jsonvalue.h>
#include <jackfield/support/privatefile.h>
#include <ui/models/jsonedit.h>
#include <ui/models/workspacefiles.h>

#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
bool isOwn(const ImportSource &source)
{
    if (!source.files.isEmpty())
        return false;
    if (Workspace::groupOfName(source.name) != WorkspaceGroup::Connections)
        return true;
    const auto json = source.name.endsWith(u".json"_s) ? JsonValue::parse(source.bytes)
                                                       : Result<JsonValue>(JsonValue());
    return json && json->isObject() && textIn(*json, u"jackfield") == u"connection";
}

/// A collection is called after its folder, whichever file in it was named.
QString titleOf(const ImportSource &source, const QString &path)
{
    const QFileInfo file(path);
    const bool isRoot =
        !source.files.isEmpty() && file.isFile() && !file.fileName().endsWith(u".request.yaml"_s);
    const QString name = isRoot ? QFileInfo(file.absolutePath()).fileName()
                                : (file.isDir() ? file.fileName() : file.completeBaseName());
    return QString(name).replace(u'.', u'-');
}

/// A description that does not say whose it is, is taken for the server's: that is what a mock is for.
Result<Imported> imported(const Importer &importer, const ImportSource &source)
{
    auto made = importer.run(source, {});
    if (made || made.error().where != u"describes"_s)
        return made;
    made = importer.run(source, { .describes = Side::Server });
    if (made)
        made->report.prepend(u"it is taken for a description of the server"_s);
    return made;
}
} // namespace

Result<TakenIn> takeIn(const Workspace &workspace, const QString &path)
{
    const auto source = ImportSource::load(path);
    if (!source)
        return std::unexpected(source.error());
    if (isOwn(*source)) {
        if (const QString copy = copyIn(workspace, path); !copy.isEmpty())
            return TakenIn { .path = copy, .report = {} };
        return duplicateFile(workspace, path).transform([](const QString &copy) {
            return TakenIn { .path = copy, .report = {} };
        });
    }
    const Importer *const importer = importerOf(*source);
    if (!importer) {
        return failure(Error::Code::Unsupported,
                       u"%1 is no file that Jackfield knows: “jackfield-cli import --list” names "
                       "the formats"_s.arg(path),
                       path);
    }
    const auto made = imported(*importer, *source);
    if (!made)
        return std::unexpected(made.error());
    const bool isMock = importer->makes == Importer::Makes::Mock;
    const auto target = workspace.reservePath(
        isMock ? WorkspaceGroup::Mocks : WorkspaceGroup::Sessions, titleOf(*source, path));
    if (!target)
        return std::unexpected(target.error());
    const auto written = isMock ? writePrivately(*target, made->mock) : made->session.save(*target);
    if (!written)
        QFile::remove(*target); // what it was reserved by
    return written.transform([&] { return TakenIn { .path = *target, .report = made->report }; });
}

QString serverUrlIn(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    if (url.scheme() == u"http" || url.scheme() == u"https")
        url.setScheme(url.scheme() == u"http" ? u"ws"_s : u"wss"_s);
    const bool isOne = (url.scheme() == u"ws" || url.scheme() == u"wss") && !url.host().isEmpty();
    return isOne ? url.toString(QUrl::FullyEncoded) : QString();
}

} // namespace jackfield::ui
