// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "verdictlines.h"

#include "terminal.h"

namespace jackfield::cli {

using namespace Qt::StringLiterals;

void print(const Verdict &verdict, const QString &text)
{
    printLine(printable(text));
    for (const Difference &difference : verdict.differences())
        printLine(u"  "_s + printable(difference.text()));
}

Result<Matching> matchingOf(const std::string &file)
{
    return file.empty() ? Matching() : Matching::load(text(file));
}

Result<double> speedOf(const std::string &argument)
{
    bool ok = false;
    const double speed = text(argument).toDouble(&ok);
    if (argument == "max")
        return 0;
    if (ok && speed > 0 && speed <= 1e6)
        return speed;
    return failure(Error::Code::Invalid,
                   u"'%1' is not a speed: a number like 2 or 0.5, or max"_s.arg(text(argument)),
                   u"--speed"_s);
}

} // namespace jackfield::cli
