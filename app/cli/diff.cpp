// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "terminal.h"
#include "verdictlines.h"

namespace jackfield::cli {

namespace {
struct DiffOptions
{
    std::string expected;
    std::string actual;
    std::string matching;
    bool json = false;
};

int diff(const DiffOptions &options)
{
    const auto expected = Session::load(text(options.expected));
    const auto actual = Session::load(text(options.actual));
    const auto matching = matchingOf(options.matching, options.expected);
    if (anyFailed(expected, actual, matching))
        return BadInput;
    const Verdict verdict = replay::diff(*expected, *actual, *matching);
    if (options.json)
        printJson(verdict, text(options.actual));
    else if (!verdict.passed())
        print(verdict, verdict.text());
    return verdict.passed() ? Done : CheckFailed;
}
} // namespace

Run configureDiff(CLI::App &app)
{
    const auto options = std::make_shared<DiffOptions>();
    app.add_option("A", options->expected, "A session file")->required();
    app.add_option("B", options->actual, "Another one")->required();
    app.add_option(
        "--matching", options->matching, "What counts as the same: a .matching.json file");
    app.add_flag("--json", options->json, "Print the verdict as one JSON object");
    app.footer("Without --json prints nothing and ends with 0 if they are the same; ends with 1 if "
               "they differ.");
    return [options] { return diff(*options); };
}

} // namespace jackfield::cli
