// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "listing.h"
#include "verdictlines.h"

#include <jackfield/exporters/exporter.h>

#include <QFileInfo>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct ExportCommand
{
    std::string file;
    std::string target;
    std::string folder;
    std::string matching;
    bool list = false;
};

/// "orders" of "recordings/orders.session.jsonl".
QString nameOf(const QString &path)
{
    return QFileInfo(path).fileName().section(u'.', 0, 0);
}

int exportSession(const ExportCommand &command)
{
    if (command.list) {
        printRows(exporters());
        return Done;
    }
    if (command.file.empty() || command.target.empty() || command.folder.empty()) {
        complain(u"say what to export, as what and where: FILE --to TARGET -o DIR, or --list"_s);
        return BadInput;
    }
    const Exporter *const chosen = exporter(text(command.target));
    if (!chosen) {
        complain(u"there is no target '%1'; there is %2"_s.arg(text(command.target),
                                                               idsOf(exporters())));
        return BadInput;
    }
    const auto session = Session::load(text(command.file));
    const auto rules = matchingOf(command.matching, command.file);
    if (anyFailed(session, rules))
        return BadInput;
    const ExportOptions options { .name = nameOf(text(command.file)), .rules = &*rules };
    const auto files = chosen->run(*session, options);
    if (anyFailed(files))
        return BadInput;
    const auto written = write(*files, text(command.folder));
    if (anyFailed(written))
        return BadInput;
    for (const QString &name : *written)
        printLine(printable(QString(text(command.folder) + u'/' + name)));
    const QStringList others = othersBeside(*files, text(command.folder));
    if (!others.isEmpty())
        complain(u"beside it there is what this export has not made: %1%2"_s.arg(
            others.first(),
            others.size() > 1 ? u" and %1 more"_s.arg(others.size() - 1) : QString()));
    if (const QString lost = notCarriedOver(*chosen, *session, options); !lost.isEmpty())
        complain(lost);
    return Done;
}
} // namespace

Run configureExport(CLI::App &app)
{
    const auto command = std::make_shared<ExportCommand>();
    app.add_option("FILE", command->file, "A session file")->type_name("");
    app.add_option("--to", command->target, "What to make of it; --list names the targets")
        ->type_name("TARGET");
    app.add_option("-o", command->folder, "The folder to write to")->type_name("FOLDER");
    app.add_option(
           "--matching",
           command->matching,
           "What counts as the same, for tests: a .matching.json file; else the one beside FILE")
        ->type_name("FILE");
    app.add_flag("--list", command->list, "Name the targets");
    app.footer("Wants FILE, --to and -o, or --list.");
    return [command] { return exportSession(*command); };
}

} // namespace jackfield::cli
