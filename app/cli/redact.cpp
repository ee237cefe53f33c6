// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "recordoptions.h"
#include "terminal.h"

#include <jackfield/session/pack.h>
#include <jackfield/session/redactfile.h>
#include <jackfield/session/secretscan.h>
#include <jackfield/session/sessionreader.h>
#include <jackfield/support/privatefile.h>

#include <QFileInfo>
#include <QMap>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct RedactOptions
{
    std::vector<std::string> files;
    std::string output;
    std::vector<std::string> rules;
    bool overwrite = false;
    bool dryRun = false;
    bool scan = false;
};

/// What was replaced where, in the order of the places' names.
using Counts = QMap<QString, qint64>;

Result<Counts> redactEvents(const QString &path,
                            const Redaction &rules,
                            bool isPreview,
                            const std::function<Result<void>(const QByteArray &)> &write)
{
    Counts counts;
    const auto found = [&](const RedactedPlace &place) {
        ++counts[place.where];
        if (isPreview)
            printLine(u"event %1, %2: %3 for %4"_s.arg(place.event)
                          .arg(printable(place.where), place.pseudonym, printable(place.masked)));
    };
    const auto notes = redactFile(path, rules, { .found = found, .write = write });
    for (const QString &note : notes.value_or(QStringList()))
        complain(note);
    return notes.transform([&](const QStringList &) { return counts; });
}

void printCounts(const Counts &counts, const QString &end)
{
    qint64 sum = 0;
    for (const auto &[where, count] : counts.asKeyValueRange()) {
        printLine(u"%1  %2"_s.arg(count, 8).arg(printable(where)));
        sum += count;
    }
    printLine(u"%1 %2 %3"_s.arg(sum).arg(sum == 1 ? u"secret"_s : u"secrets"_s, printable(end)));
}

Result<void> writeFile(const QString &path, const QString &output, const Redaction &rules)
{
    const bool isReplaced = QFileInfo::exists(output);
    const auto payloads = isReplaced ? payloadFiles(output) : QStringList();
    if (!payloads)
        return std::unexpected(payloads.error());
    auto file = PrivateFile::open(output);
    if (!file)
        return std::unexpected(file.error());
    const auto counts = redactEvents(
        path, rules, false, [&](const QByteArray &line) { return file->write(line + '\n'); });
    if (!counts)
        return std::unexpected(counts.error());
    if (auto committed = file->commit(); !committed)
        return committed;
    printCounts(*counts, u"replaced, written to "_s + output);
    // All payloads stand in the session now.
    return isReplaced ? removePayloads(output, *payloads) : Result<void>();
}

Result<void> preview(const QString &path, const Redaction &rules)
{
    const auto counts =
        redactEvents(path, rules, true, [](const QByteArray &) { return Result<void>(); });
    if (!counts)
        return std::unexpected(counts.error());
    printCounts(*counts, u"would be replaced; -o FILE writes them"_s);
    return {};
}

Result<void> checkedOutput(const RedactOptions &options)
{
    if (options.files.size() != 1)
        return failure(Error::Code::Invalid, u"one FILE at a time; several only with --scan"_s);
    const QString output = text(options.output);
    const QFileInfo info(output);
    if (output.isEmpty() || options.dryRun || (!info.exists() && !info.isSymLink()))
        return {};
    if (!options.overwrite)
        return failure(Error::Code::Io, u"it exists; take --overwrite or another name"_s, output);
    if (!info.isFile())
        return failure(Error::Code::Io, u"it is no regular file; take another name"_s, output);
    return {};
}

/// The exit code of one file.
int scanFile(const QString &path)
{
    auto reader = SessionReader::open(path);
    if (!reader) {
        complain(reader.error());
        return BadInput;
    }
    int exitCode = Done;
    const auto read = reader->forEach([&](const SessionEvent &event) -> Result<void> {
        const auto found = likelySecrets(event, std::numeric_limits<qsizetype>::max());
        for (const LikelySecret &secret : found) {
            exitCode = CheckFailed;
            printLine(printable(u"%1:%2: %3, %4 (%5)"_s.arg(path)
                                    .arg(reader->line())
                                    .arg(secret.what, secret.where, secret.masked)));
        }
        return {};
    });
    for (const QString &note : reader->notes())
        complain(note);
    return anyFailed(read) ? int(BadInput) : exitCode;
}

int redact(const RedactOptions &options)
{
    if (options.scan) {
        int exitCode = Done;
        for (const std::string &file : options.files)
            exitCode = std::max(exitCode, scanFile(text(file)));
        return exitCode;
    }
    const auto rules = redactionOf(options.rules);
    const auto checked = checkedOutput(options);
    if (anyFailed(rules, checked))
        return BadInput;
    const QString file = text(options.files.front());
    const bool isPreview = options.dryRun || options.output.empty();
    const auto done =
        isPreview ? preview(file, *rules) : writeFile(file, text(options.output), *rules);
    return anyFailed(done) ? BadInput : Done;
}
} // namespace

Run configureRedact(CLI::App &app)
{
    const auto options = std::make_shared<RedactOptions>();
    app.add_option("FILE", options->files, "A session file; with --scan several")
        ->type_name("")
        ->required();
    auto *output = app.add_option("-o", options->output, "Write the session without its secrets")
                       ->type_name("FILE");
    auto *rules = addRedactOption(app, options->rules);
    auto *overwrite = app.add_flag("--overwrite", options->overwrite, "Replace a file that exists")
                          ->needs(output);
    auto *dryRun = app.add_flag(
        "--dry-run", options->dryRun, "Only say what would be replaced, as without -o");
    app.add_flag("--scan",
                 options->scan,
                 "Only say what is probably a credential; 1 if there is something")
        ->excludes(output)
        ->excludes(rules)
        ->excludes(overwrite)
        ->excludes(dryRun);
    return [options] { return redact(*options); };
}

} // namespace jackfield::cli
