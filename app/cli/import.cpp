// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "listing.h"

#include <jackfield/interop/importer.h>
#include <jackfield/session/pack.h>
#include <jackfield/support/privatefile.h>

#include <QFileInfo>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct ImportCommand
{
    std::string file;
    std::string format;
    std::string output;
    std::string describes;
    std::string environment;
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

/// What the import needs to know besides the file. Precondition: `describes` is one of its words.
ImportOptions optionsOf(const ImportCommand &command)
{
    ImportOptions options { .redaction =
                                command.noRedact ? Redaction::none() : Redaction::defaults() };
    options.environment = text(command.environment);
    if (!command.describes.empty())
        options.describes = command.describes == "server" ? Side::Server : Side::Client;
    return options;
}

/// Writes what was made in place of what is there.
Result<void> save(const Importer &importer, const Imported &imported, const QString &output)
{
    if (importer.makes == Importer::Makes::Mock)
        return writePrivately(output, imported.mock);
    const auto replaced = QFileInfo::exists(output) ? payloadFiles(output) : QStringList();
    if (!replaced)
        return std::unexpected(replaced.error());
    return imported.session.save(output).and_then(
        [&] { return removePayloads(output, *replaced); });
}

int importFile(const ImportCommand &command)
{
    if (command.list) {
        printRows(importers());
        return Done;
    }
    const QString output = text(command.output);
    if (command.file.empty() || output.isEmpty()) {
        complain(
            u"say what to import and where to: FILE -o OUT.session.jsonl (or OUT.mock.json), or "
            "--list"_s);
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
    const auto imported = importer->run(*source, optionsOf(command));
    if (anyFailed(imported)) {
        if (imported.error().where == u"describes"_s)
            complain(u"--describes server or --describes client says which it is"_s);
        return BadInput;
    }
    if (anyFailed(save(*importer, *imported, output)))
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
    app.add_option("FILE", command->file, "A file of another program, or a folder with one")
        ->type_name("");
    app.add_option("--from", command->format, "Its format; else found by its content and name")
        ->type_name("FORMAT");
    app.add_option("-o", command->output, "The session or mock file to write")->type_name("FILE");
    app.add_flag("--overwrite", command->overwrite, "Replace the file if it exists");
    app.add_option("--describes",
                   command->describes,
                   "Which side an AsyncAPI document describes: server or client")
        ->type_name("SIDE")
        ->check(CLI::IsMember({ "server", "client" }));
    app.add_option("--environment",
                   command->environment,
                   "Whose values a collection's variables have; else those of its only one")
        ->type_name("NAME");
    app.add_flag("--no-redact", command->noRedact, "Keep the secrets of handshakes");
    app.add_flag("--list", command->list, "Name the formats");
    app.footer("Wants FILE and -o, or --list.");
    return [command] { return importFile(*command); };
}

} // namespace jackfield::cli
