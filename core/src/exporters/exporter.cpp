// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "harexporter_p.h"
#include "qtestexporter_p.h"
#include "tables_p.h"

#include <jackfield/exporters/exporter.h>
#include <jackfield/support/privatefile.h>

#include <QDir>
#include <QFileInfo>
#include <array>

namespace jackfield {

namespace {
constexpr std::array table {
    Exporter { "qtest", "Qt Test program", &exportQtTest },
    Exporter { "mock", "Mock server, a rule for each message of the client", &exportMock },
    Exporter { "asyncapi", "AsyncAPI 3 document of the server", &exportAsyncApi },
    Exporter { "har", "HTTP Archive, as browsers write it", &exportHar },
    Exporter { "csv", "Table for spreadsheets and scripts", &exportCsv },
    Exporter { "text", "Transcript to read", &exportText },
};
} // namespace

std::span<const Exporter> exporters()
{
    return table;
}

const Exporter *exporter(QStringView id)
{
    const auto row = std::ranges::find_if(
        table, [&](const Exporter &each) { return id == QLatin1String(each.id); });
    return row == table.end() ? nullptr : &*row;
}

Result<QStringList> write(const QList<ExportedFile> &files, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return failure(
            Error::Code::Io, QStringLiteral("cannot make the folder %1").arg(folder), folder);
    QStringList written;
    for (const ExportedFile &file : files) {
        const QString path = QDir(folder).filePath(file.name);
        if (file.isUsersOwn && QFileInfo::exists(path))
            continue;
        if (auto done = writePrivately(path, file.bytes); !done)
            return std::unexpected(done.error());
        written.append(file.name);
    }
    return written;
}

} // namespace jackfield
