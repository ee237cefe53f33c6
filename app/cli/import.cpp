// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "listing.h"

#include <jackfield/interop/importer.h>
#include <jackfield/session/pack.h>

#include <QFileInfo>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct ImportCommand
{
    std::string file;
    std::string format;
    std::string output;
    bool overwrite = false;
    bool noRedact = false;
    bool list = false;
};

/// The row that is asked for or fits; complains if there is none.
const Importer *chosen(const ImportCommand &command, const ImportSource &source)
{
    if (command.format.empty()) {
        const Importer *const found = importerOf(source);
        if (!found)
            complain(u"%1: the format is not known; say which it is: --from %2"_s.arg(
                source.name, idsOf(importers())));
        return found;
    }
    const Importer *const named = importer(text(command.format));
    if (!named)
        complain(u"there is no format '%1'; there is %2"_s.arg(text(command.format),
                                                               idsOf(importers())));
    return named;
}

int importFile(const ImportCommand &command)
{
    if (command.list) {
        printRows(importers());
        return Done;
    }
    const QString output = text(command.output);
    if (command.file.empty() || output.isEmpty()) {
        complain(u"say what to import and where to: FILE -o OUT.session.jsonl, or --list"_s);
        return BadInput;
    }
    if (QFileInfo::exists(output) && !command.overwrite) {
        complain(u"%1 exists; --overwrite replaces it"_s.arg(output));
        return BadInput;
    }
    const auto source = ImportSource::load(text(command.file));
    if (anyFailed(source))
        return BadInput;
    const Importer *const importer = chosen(command, *source);
    if (!importer)
        return BadInput;
    const auto imported = importer->run(
        *source, { .redaction = command.noRedact ? Redaction::none() : Redaction::defaults() });
    const auto replaced = QFileInfo::exists(output) ? payloadFiles(output) : QStringList();
    if (anyFailed(imported, replaced) || anyFailed(imported->session.save(output))
        || anyFailed(removePayloads(output, *replaced)))
        return BadInput;
    for (const QString &line : imported->report)
        complain(line);
    printLine(printable(output));
    return Done;
}
} // namespace

Run configureImport(CLI::App &app)
{
    const auto command = std::make_shared<ImportCommand>();
    app.add_option("FILE", command->file, "A file of another program, or a folder with one");
    app.add_option("--from", command->format, "Its format; else found by its content and name");
    app.add_option("-o", command->output, "The session file to write");
    app.add_flag("--overwrite", command->overwrite, "Replace the session file if it exists");
    app.add_flag("--no-redact", command->noRedact, "Keep the secrets of handshakes");
    app.add_flag("--list", command->list, "Name the formats");
    return [command] { return importFile(*command); };
}

} // namespace jackfield::cli
