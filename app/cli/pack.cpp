// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "progress.h"
#include "terminal.h"

#include <jackfield/session/pack.h>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct PackCommand
{
    std::string file;
    std::string out;
};

constexpr qint64 limit = 1 << 20;

int packSession(const PackCommand &command)
{
    Progress progress(u"packing "_s + text(command.file));
    const auto packed =
        pack(text(command.file), text(command.out), limit, [&](qint64 done, qint64 total) {
            progress.reached(done, total);
        });
    progress.clear();
    if (anyFailed(packed))
        return BadInput;
    for (const QString &note : packed->notes)
        complain(note);
    if (packed->payloads == 0) {
        printLine(printable(
            u"no payload has more than %1 bytes, so all of them are in %2"_s.arg(limit).arg(
                text(command.out))));
    } else {
        printLine(printable(u"%1 payloads, %2 bytes, are in %3"_s.arg(packed->payloads)
                                .arg(packed->bytes)
                                .arg(packed->folder)));
    }
    return Done;
}
} // namespace

Run configurePack(CLI::App &app)
{
    const auto command = std::make_shared<PackCommand>();
    app.add_option("FILE", command->file, "A session file")->type_name("")->required();
    app.add_option("-o", command->out, "The session file to write")->type_name("FILE")->required();
    return [command] { return packSession(*command); };
}

} // namespace jackfield::cli
