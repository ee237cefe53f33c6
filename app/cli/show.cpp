// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "eventlines.h"
#include "progress.h"
#include "terminal.h"

#include <jackfield/session/sessionreader.h>

#include <limits>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct ShowOptions
{
    std::string file;
    bool json = false;
    bool salvage = false;
    bool frames = false;
    qint64 from = 1;
    qint64 count = std::numeric_limits<qint64>::max();
};

void write(LineWriter &lines, const SessionEvent &event, const ShowOptions &options)
{
    lines.write(options.json ? safeJsonLine(event) : describe(event).toUtf8());
    if (!options.frames || options.json)
        return;
    for (const QString &line : describeFrames(event))
        lines.write(u"      "_s.append(line).toUtf8());
}

/// Prints the events that are wanted, as they are read.
Result<void> writeAll(SessionReader &reader, const ShowOptions &options)
{
    Progress progress(u"reading "_s + text(options.file), Progress::suitsOutput());
    LineWriter lines;
    if (const auto skipped = reader.skip(options.from - 1); !skipped)
        return std::unexpected(skipped.error());
    for (qint64 left = options.count; left > 0; --left) {
        const auto event = reader.next();
        if (!event)
            return std::unexpected(event.error());
        if (!*event)
            break;
        write(lines, **event, options);
        progress.reached(reader.position(), reader.size());
    }
    return {};
}

int show(const ShowOptions &options)
{
    if (options.from < 1 || options.count < 0) {
        complain(options.from < 1 ? u"--from counts from 1"_s : u"--count is 0 or more"_s);
        return BadInput;
    }
    const auto damage = options.salvage ? SessionReader::Damage::Skip : SessionReader::Damage::Fail;
    auto reader = SessionReader::open(text(options.file), damage);
    if (anyFailed(reader) || anyFailed(writeAll(*reader, options)))
        return BadInput;
    for (const QString &note : reader->notes())
        complain(note);
    return Done;
}
} // namespace

Run configureShow(CLI::App &app)
{
    const auto options = std::make_shared<ShowOptions>();
    app.add_option("FILE", options->file, "A session file")->type_name("")->required();
    app.add_flag("--json", options->json, "One JSON object a line, as in session files");
    app.add_flag("--frames", options->frames, "Below each message, the frames that it came in");
    app.add_option("--from", options->from, "The number of the first event to print, from 1")
        ->type_name("N");
    app.add_option("--count", options->count, "How many events to print at most")->type_name("N");
    app.add_flag("--salvage", options->salvage, "Read past damaged lines");
    return [options] { return show(*options); };
}

} // namespace jackfield::cli
