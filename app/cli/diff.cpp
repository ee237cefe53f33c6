// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "eventlines.h"
#include "terminal.h"
#include "verdictlines.h"

#include <jackfield/replay/causes.h>
#include <jackfield/support/durations.h>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct DiffOptions
{
    std::string expected;
    std::string actual;
    std::string matching;
    bool json = false;
    bool timing = false;
};

/// How long the server's answers took.
Durations answerTimes(const Session &session, const Matching &matching)
{
    Durations durations;
    for (const QList<SessionEvent> &connection : session.split()) {
        QList<std::chrono::microseconds> times; // of the messages
        for (const SessionEvent &event : connection) {
            if (event.isWholeMessage())
                times.append(event.t);
        }
        for (const Cause &cause : replay::causes(connection, matching)) {
            if (cause.to > 0 && cause.by != Cause::By::Stream)
                durations.add(times.at(cause.n - 1) - times.at(cause.to - 1));
        }
    }
    return durations;
}

QString timesText(const Durations &first, const Durations &second)
{
    const auto both = [&](const QString &name, const auto &of) {
        const auto text = [&](const Durations &durations) {
            return durations.count() > 0 ? milliseconds(of(durations)) + u" ms"_s : u"-"_s;
        };
        return u"%1 %2, then %3"_s.arg(name, text(first), text(second));
    };
    const auto percentile = [](int percent) {
        return [percent](const Durations &durations) { return durations.percentile(percent); };
    };
    return u"answers: %1; %2; %3 (of %4, then of %5)"_s
        .arg(both(u"median"_s, percentile(50)),
             both(u"95 %"_s, percentile(95)),
             both(u"most"_s, [](const Durations &durations) { return durations.most(); }))
        .arg(first.count())
        .arg(second.count());
}

int diff(const DiffOptions &options)
{
    const auto expected = Session::load(text(options.expected));
    const auto actual = Session::load(text(options.actual));
    const auto matching = matchingOf(options.matching, options.expected);
    if (anyFailed(expected, actual, matching))
        return BadInput;
    warnOfIdleAssertions(*expected, *matching);
    const Verdict verdict = replay::diff(*expected, *actual, *matching);
    if (options.json)
        printJson(verdict, text(options.actual));
    else if (!verdict.passed())
        print(verdict, verdict.text());
    if (options.timing) {
        printLine(timesText(answerTimes(*expected, *matching), answerTimes(*actual, *matching)));
    }
    return verdict.passed() ? Done : CheckFailed;
}
} // namespace

Run configureDiff(CLI::App &app)
{
    const auto options = std::make_shared<DiffOptions>();
    app.add_option("A", options->expected, "A session file")->type_name("FILE")->required();
    app.add_option("B", options->actual, "Another one")->type_name("FILE")->required();
    app.add_option(
           "--matching", options->matching, "What counts as the same: a .matching.json file")
        ->type_name("FILE");
    auto *json = app.add_flag("--json", options->json, "Print the verdict as one JSON object");
    app.add_flag("--timing", options->timing, "Print how long the answers took in both")
        ->excludes(json);
    app.footer("Without --json prints nothing and ends with 0 if they are the same; ends with 1 if "
               "they differ.");
    return [options] { return diff(*options); };
}

} // namespace jackfield::cli
