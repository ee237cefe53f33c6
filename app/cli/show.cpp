// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "eventlines.h"
#include "terminal.h"

#include <jackfield/session/sessionreader.h>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct ShowOptions
{
    std::string file;
    bool json = false;
    bool salvage = false;
    bool frames = false;
};

int show(const ShowOptions &options)
{
    const auto damage = options.salvage ? SessionReader::Damage::Skip : SessionReader::Damage::Fail;
    auto reader = SessionReader::open(text(options.file), damage);
    if (!reader) {
        complain(reader.error());
        return BadInput;
    }
    for (;;) {
        const auto event = reader->next();
        if (!event) {
            complain(event.error());
            return BadInput;
        }
        if (!*event)
            break;
        printLine(options.json ? safeJsonLine(**event) : describe(**event).toUtf8());
        if (options.frames && !options.json) {
            for (const QString &line : describeFrames(**event))
                printLine(u"      "_s.append(line).toUtf8());
        }
    }
    for (const QString &note : reader->notes())
        complain(note);
    return Done;
}
} // namespace

Run configureShow(CLI::App &app)
{
    const auto options = std::make_shared<ShowOptions>();
    app.add_option("FILE", options->file, "A session file")->required();
    app.add_flag("--json", options->json, "One JSON object a line, as in session files");
    app.add_flag("--frames", options->frames, "Below each message, the frames that it came in");
    app.add_flag("--salvage", options->salvage, "Read past damaged lines");
    return [options] { return show(*options); };
}

} // namespace jackfield::cli
