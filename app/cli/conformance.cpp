// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientoptions.h"
#include "command.h"
#include "interrupt.h"
#include "terminal.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/net/conformance.h>

#include <QMap>
#include <cstdio>
#include <cstdlib>

namespace jackfield::cli {

using namespace Qt::StringLiterals;
using wire::CaseResult;
using wire::CaseVerdict;
using wire::ConformanceCase;

namespace {
struct ConformanceArguments
{
    std::string url;
    std::vector<std::string> cases;
    bool json = false;
    bool quick = false;
    bool list = false;
    EndpointOptions endpoint;
    ClientOptions client;
};

using Chosen = std::vector<const ConformanceCase *>;
constexpr qsizetype shownLines = 24; ///< of hex; --json has all

JsonValue jsonOf(const ConformanceCase &played)
{
    return JsonValue::object({ { u"id"_s, JsonValue::string(played.id) },
                               { u"title"_s, JsonValue::string(played.title) },
                               { u"expected"_s, JsonValue::string(played.expectation()) } });
}

JsonValue jsonOf(const ConformanceCase &played, const CaseResult &result)
{
    QList<JsonValue> lines;
    for (const QString &line : wire::hexLines(result.traffic).split(u'\n', Qt::SkipEmptyParts))
        lines.append(JsonValue::string(line));
    return JsonValue::object({ { u"id"_s, JsonValue::string(played.id) },
                               { u"title"_s, JsonValue::string(played.title) },
                               { u"verdict"_s, JsonValue::string(nameOf(result.verdict)) },
                               { u"expected"_s, JsonValue::string(played.expectation()) },
                               { u"came"_s, JsonValue::string(result.came) },
                               { u"traffic"_s, JsonValue::array(lines) } });
}

void printJson(const JsonValue &value)
{
    printLine(printable(QString::fromUtf8(value.raw()), Escapes::Json));
}

/// One line, and for what is not in order what was expected, what came, and the bytes.
void printResult(const ConformanceCase &played, const CaseResult &result)
{
    const QString verdict = nameOf(result.verdict).leftJustified(14);
    if (result.verdict == CaseVerdict::Informational)
        return printLine(u"%1%2: %3: %4"_s.arg(
            verdict, played.id.leftJustified(7), played.title, printable(result.came)));
    if (result.verdict != CaseVerdict::Failed && result.verdict != CaseVerdict::NonStrict)
        return;
    printLine(u"%1%2: %3"_s.arg(verdict, played.id.leftJustified(7), played.title));
    const QString indent(14, u' ');
    printLine(indent + u"expected: "_s + printable(played.expectation()));
    printLine(indent + u"came:     "_s + printable(result.came));
    const QStringList lines = wire::hexLines(result.traffic).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines.first(qMin(lines.size(), shownLines)))
        printLine(indent + line);
    if (lines.size() > shownLines)
        printLine(indent + u"... %1 lines more; --json has them"_s.arg(lines.size() - shownLines));
}

using Counts = QMap<CaseVerdict, int>;

QString inWords(const Counts &counts)
{
    QStringList words;
    for (auto count = counts.begin(); count != counts.end(); ++count)
        words.append(u"%1 %2"_s.arg(count.value()).arg(nameOf(count.key())));
    return words.join(u", "_s);
}

void printSummary(const Chosen &played, const std::vector<CaseResult> &results)
{
    Counts all;
    QString family;
    Counts ofFamily;
    const auto closeFamily = [&] {
        if (!family.isEmpty())
            printLine(u"%1%2%3"_s.arg(family.leftJustified(4),
                                      wire::familyTitle(family).leftJustified(42),
                                      inWords(ofFamily)));
        ofFamily.clear();
    };
    for (size_t n = 0; n < results.size(); ++n) {
        if (played[n]->family() != family) {
            closeFamily();
            family = played[n]->family();
        }
        ++ofFamily[results[n].verdict];
        ++all[results[n].verdict];
    }
    closeFamily();
    printLine(u"played: %1, %2"_s.arg(results.size()).arg(inWords(all)));
}

int list(const Chosen &chosen, bool json)
{
    for (const ConformanceCase *one : chosen) {
        if (json)
            printJson(jsonOf(*one));
        else
            printLine(u"%1 %2"_s.arg(one->id.leftJustified(8), one->title));
    }
    return Done;
}

int play(const ConformanceArguments &arguments,
         const QList<QString> &patterns,
         const Chosen &chosen)
{
    const auto config = arguments.client.config(arguments.endpoint);
    if (anyFailed(config))
        return BadInput;
    const Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, &interrupt, [] {
        std::fflush(nullptr);
        std::_Exit(Interrupted);
    });
    const auto results = net::runConformance(
        QUrl(text(arguments.url)),
        { .cases = patterns, .isQuick = arguments.quick, .timeout = config->timeout },
        *config);
    if (!results)
        return complainOf(results.error());
    bool isPassed = true;
    for (size_t n = 0; n < chosen.size(); ++n) {
        const CaseResult &result = results->at(n);
        isPassed = isPassed && result.verdict != CaseVerdict::Failed;
        arguments.json ? printJson(jsonOf(*chosen[n], result)) : printResult(*chosen[n], result);
    }
    if (!arguments.json)
        printSummary(chosen, *results);
    return isPassed ? Done : CheckFailed;
}

int conformance(const ConformanceArguments &arguments)
{
    QList<QString> patterns;
    for (const std::string &pattern : arguments.cases)
        patterns.append(text(pattern));
    for (const QString &pattern : patterns) {
        if (wire::casesFor(wire::Role::Server, { pattern }).empty()) {
            complain(u"no case is named '%1'; --list names them"_s.arg(pattern));
            return BadInput;
        }
    }
    const Chosen chosen = wire::casesFor(wire::Role::Server, patterns);
    if (arguments.list)
        return list(chosen, arguments.json);
    if (arguments.url.empty()) {
        complain(u"say the URL of a server that echoes, or --list"_s);
        return BadInput;
    }
    return play(arguments, patterns, chosen);
}
} // namespace

Run configureConformance(CLI::App &app)
{
    const auto arguments = std::make_shared<ConformanceArguments>();
    app.add_option("URL", arguments->url, "A server that sends back what comes")->type_name("");
    app.add_option("--case",
                   arguments->cases,
                   "Only these: 6.2.3, 6.2 with all below it, or wildcards; repeatable")
        ->type_name("CASE")
        ->allow_extra_args(false);
    app.add_flag(
        "--quick", arguments->quick, "A twentieth of repeated messages, none above 64 KiB");
    app.add_flag("--list", arguments->list, "Name the cases instead of playing them");
    app.add_flag("--json", arguments->json, "One JSON object for each case");
    arguments->endpoint.addTo(app);
    arguments->client.addTo(app);
    return [arguments] { return conformance(*arguments); };
}

} // namespace jackfield::cli
