// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "terminal.h"
#include "verdictlines.h"

#include <jackfield/replay/learn.h>

#include <QFileInfo>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct LearnOptions
{
    std::string first;
    std::string second;
    std::string output;
    std::string matching;
    bool overwrite = false;
};

QString line(const Learnt::Reason &reason)
{
    const QString times = reason.count == 1 ? u"once"_s : u"%1 times"_s.arg(reason.count);
    const QString example = reason.first.isEmpty() && reason.second.isEmpty()
        ? QString()
        : u": %1, then %2"_s.arg(reason.first.isEmpty() ? u"nothing"_s : reason.first,
                                 reason.second.isEmpty() ? u"nothing"_s : reason.second);
    return reason.rule + u" ("_s + times + example + u')';
}

int save(const Learnt &learnt, const LearnOptions &options)
{
    const QString path = text(options.output);
    if (QFileInfo::exists(path) && !options.overwrite) {
        complain(u"%1 exists; choose another name, or say --overwrite"_s.arg(path));
        return BadInput;
    }
    if (const auto saved = learnt.matching.save(path); !saved) {
        complain(saved.error());
        return BadInput;
    }
    return Done;
}

/// Of recordings that match: under which rules, and where those are.
QString conclusion(const Learnt &learnt, const LearnOptions &options)
{
    const QString match = learnt.reasons.isEmpty() ? options.matching.empty()
            ? u"the recordings do not differ"_s
            : u"the recordings match under the rules that are known"_s
                                                   : u"the recordings match under these rules"_s;
    if (!options.output.empty())
        return u"%1; written to %2"_s.arg(match, text(options.output));
    return learnt.reasons.isEmpty() ? match : match + u"; -o FILE keeps them"_s;
}

int learn(const LearnOptions &options)
{
    const auto first = Session::load(text(options.first));
    const auto second = Session::load(text(options.second));
    const auto known = matchingOf(options.matching);
    if (anyFailed(first, second, known))
        return BadInput;
    const Learnt learnt = replay::learn(*first, *second, *known);
    for (const Learnt::Reason &reason : learnt.reasons)
        printLine(printable(line(reason)));
    if (!options.output.empty()) {
        if (const int exitCode = save(learnt, options); exitCode != Done)
            return exitCode;
    }
    if (learnt.rest.passed()) {
        printLine(conclusion(learnt, options));
        return Done;
    }
    print(learnt.rest, u"not learnt: "_s + learnt.rest.text());
    return CheckFailed;
}
} // namespace

Run configureLearn(CLI::App &app)
{
    const auto options = std::make_shared<LearnOptions>();
    app.add_option("A", options->first, "A session file")->type_name("FILE")->required();
    app.add_option("B", options->second, "The same flow, recorded once more")
        ->type_name("FILE")
        ->required();
    app.add_option("-o", options->output, "The .matching.json file to write; else only a preview")
        ->type_name("FILE");
    app.add_option("--matching", options->matching, "Rules that are known already")
        ->type_name("FILE");
    app.add_flag("--overwrite", options->overwrite, "Replace the file if it exists");
    app.footer("Prints each rule with what suggests it; ends with 1 if something still differs "
               "under the rules.");
    return [options] { return learn(*options); };
}

} // namespace jackfield::cli
