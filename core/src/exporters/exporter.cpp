// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "harexporter_p.h"
#include "losses_p.h"
#include "tables_p.h"
#include "testtargets_p.h"

#include <jackfield/exporters/exporter.h>
#include <jackfield/support/privatefile.h>

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSet>
#include <array>

namespace jackfield {

namespace {
constexpr std::array table {
    Exporter { .id = "qtest",
               .title = "Qt Test program",
               .run = &exportTest<&qtTest>,
               .use = "plays the recorded clients to a handler of yours, in your own test suite",
               .losses = &lostInTest<&qtTest> },
    Exporter { .id = "pytest",
               .title = "pytest, with Python's websockets",
               .run = &exportTest<&pytest>,
               .use = "plays the recorded clients to a server of yours and checks its answers",
               .losses = &lostInTest<&pytest> },
    Exporter { .id = "vitest",
               .title = "Vitest, with Node's ws",
               .run = &exportTest<&vitest>,
               .use = "plays the recorded clients to a server of yours and checks its answers",
               .losses = &lostInTest<&vitest> },
    Exporter { .id = "jest",
               .title = "Jest, with Node's ws",
               .run = &exportTest<&jest>,
               .use = "plays the recorded clients to a server of yours and checks its answers",
               .losses = &lostInTest<&jest> },
    Exporter { .id = "go",
               .title = "Go test, with gorilla/websocket",
               .run = &exportTest<&go>,
               .use = "plays the recorded clients to a server of yours and checks its answers",
               .losses = &lostInTest<&go> },
    Exporter { .id = "junit",
               .title = "JUnit in Kotlin, with http4k",
               .run = &exportTest<&junit>,
               .use =
                   "plays the recorded clients to a server of yours, or to a handler without one",
               .losses = &lostInTest<&junit> },
    Exporter { .id = "websocat",
               .title = "Shell script, with websocat and jq",
               .run = &exportTest<&websocat>,
               .use = "plays the recorded clients to a server, from a terminal and line by line",
               .losses = &lostInTest<&websocat> },
    Exporter { .group = Exporter::Group::Pages,
               .id = "playwright",
               .title = "Playwright, a page's side of the conversation",
               .run = &exportTest<&playwright>,
               .use = "checks what a page says to the recorded server, or to its own",
               .losses = &lostInTest<&playwright> },
    Exporter {
        .group = Exporter::Group::Pages,
        .id = "msw",
        .title = "Mock Service Worker",
        .run = &exportTest<&msw>,
        .use = "answers the clients of a page or of a JavaScript test as the recorded server did",
        .losses = &lostInTest<&msw> },
    Exporter { .group = Exporter::Group::Load,
               .id = "k6",
               .title = "Load by k6",
               .run = &exportTest<&k6>,
               .use = "many users at once, each playing the recorded clients; answers are checked",
               .losses = &lostInTest<&k6> },
    Exporter { .group = Exporter::Group::Load,
               .id = "artillery",
               .title = "Load by Artillery",
               .run = &exportTest<&artillery>,
               .use = "many users at once, each playing the recorded clients; answers are checked",
               .losses = &lostInTest<&artillery> },
    Exporter { .group = Exporter::Group::Documents,
               .id = "mock",
               .title = "Mock server, a rule for each message of the client",
               .run = &exportMock,
               .use = "answers clients as the recorded server did; edit its rules here",
               .losses = &lostInMock },
    Exporter { .group = Exporter::Group::Documents,
               .id = "mockoon",
               .title = "Mockoon environment",
               .run = &exportMockoon,
               .use = "answers each text of a client with one text, in Mockoon",
               .losses = &lostInMockoon },
    Exporter { .group = Exporter::Group::Documents,
               .id = "wiremock",
               .title = "WireMock message stubs",
               .run = &exportWireMock,
               .use = "answers each message of a client, in WireMock 4",
               .losses = &lostInWireMock },
    Exporter { .group = Exporter::Group::Documents,
               .id = "mitmproxy",
               .title = "mitmproxy add-on",
               .run = &exportMitmproxy,
               .use =
                   "answers clients of a proxy as it was recorded, whatever the server behind says",
               .losses = &lostInMitmproxy },
    Exporter { .group = Exporter::Group::Documents,
               .id = "bruno",
               .title = "Bruno requests",
               .run = &exportBruno,
               .use = "what the recorded clients say, for sending by hand in Bruno",
               .losses = &lostInBruno },
    Exporter { .group = Exporter::Group::Documents,
               .id = "postman",
               .title = "Postman 3 collection",
               .run = &exportPostman,
               .use = "what the recorded clients say, for sending by hand in Postman",
               .losses = &lostInPostman },
    Exporter { .group = Exporter::Group::Documents,
               .id = "asyncapi",
               .title = "AsyncAPI 3 document of the server",
               .run = &exportAsyncApi,
               .use = "describes channels and messages with schemas, for pages and generators",
               .losses = &lostInAsyncApi },
    Exporter { .group = Exporter::Group::Documents,
               .id = "har",
               .title = "HTTP Archive, as browsers write it",
               .run = &exportHar,
               .use = "opens in developer tools and proxies, and comes back as the same session" },
    Exporter { .group = Exporter::Group::Documents,
               .id = "csv",
               .title = "Table for spreadsheets and scripts",
               .run = &exportCsv,
               .use = "a row for each event, payloads as they came",
               .losses = &lostInCsv },
    Exporter {
        .group = Exporter::Group::Transcripts,
        .id = "svg",
        .title = "Sequence diagram (SVG)",
        .run = &exportSvg,
        .use = "a picture for a README, a slide or a ticket: arrows, answers, what is unanswered",
        .losses = &lostInSvg },
    Exporter { .group = Exporter::Group::Transcripts,
               .id = "mermaid",
               .title = "Sequence diagram (Mermaid)",
               .run = &exportMermaid,
               .use = "a diagram that Markdown pages, wikis and tickets draw from its text",
               .losses = &lostInSvg },
    Exporter { .group = Exporter::Group::Transcripts,
               .id = "markdown",
               .title = "Transcript in Markdown",
               .run = &exportMarkdown,
               .use = "the conversation with its payloads, for a ticket or a page",
               .losses = &lostInMarkdown },
    Exporter { .group = Exporter::Group::Transcripts,
               .id = "text",
               .title = "Transcript to read",
               .run = &exportText,
               .use = "a line for each event, safe in any terminal",
               .losses = &lostInText },
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

QString
notCarriedOver(const Exporter &exporter, const Session &session, const ExportOptions &options)
{
    const QStringList lost = exporter.losses ? exporter.losses(session, options) : QStringList();
    return lost.isEmpty() ? QString()
                          : QString(QStringLiteral("not carried over: ") + lost.join(u"; "));
}

Result<QStringList> write(const QList<ExportedFile> &files, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return failure(
            Error::Code::Io, QStringLiteral("cannot make the folder %1").arg(folder), folder);
    QStringList written;
    for (const ExportedFile &file : files) {
        const QString path = QDir(folder).filePath(file.name);
        if (!QDir().mkpath(QFileInfo(path).path()))
            return failure(Error::Code::Io,
                           QStringLiteral("cannot make the folder %1").arg(QFileInfo(path).path()),
                           path);
        if (file.isUsersOwn && QFileInfo::exists(path))
            continue;
        if (auto done = writePrivately(path, file.bytes); !done)
            return std::unexpected(done.error());
        written.append(file.name);
    }
    return written;
}

QStringList othersBeside(const QList<ExportedFile> &files, const QString &folder)
{
    QSet<QString> made;
    QString own; // the deepest folder that has all of them
    for (const ExportedFile &file : files) {
        made.insert(file.name);
        const QString place = file.name.first(file.name.lastIndexOf(u'/') + 1);
        if (made.size() == 1)
            own = place;
        while (!place.startsWith(own))
            own = own.first(own.lastIndexOf(u'/', -2) + 1);
    }
    QStringList others;
    if (own.isEmpty())
        return others;
    const QDir root(QFileInfo(folder).absoluteFilePath()); // or names would not be told from it
    QDirIterator all(root.filePath(own), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString name = root.relativeFilePath(all.next());
        if (!made.contains(name))
            others.append(name);
    }
    others.sort();
    return others;
}

} // namespace jackfield
