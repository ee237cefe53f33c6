// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/caseplayer.h>

#include <QDebug>
#include <QHash>
#include <QStringList>
#include <algorithm>

/// What an implementation is known not to do as it should, and why that is so.
struct Known
{
    QString cases; ///< a pattern as of casesFor()
    jackfield::wire::CaseVerdict verdict;
    QString reason;
    bool isSometimes = false; ///< it depends on how bytes arrive; else all is well
};

/// A twentieth of what is sent, unless all of it is asked for.
inline bool isQuick()
{
    return qEnvironmentVariable("JACKFIELD_CONFORMANCE") != QStringLiteral("full");
}

/// What came before a fault is not answered if the fault comes in the same read. In 3.* and 4.* and 5.15.
inline QList<Known> dropsWhatCameBefore(const QString &reason)
{
    QList<Known> known;
    for (const char *cases : { "3.[234]", "4.1.[345]", "4.2.[345]", "5.15" })
        known.append(
            { QString::fromLatin1(cases), jackfield::wire::CaseVerdict::NonStrict, reason, true });
    return known;
}

/// Qt's transport; docs/library/transports.md has them.
inline QList<Known> ofQt()
{
    QList<Known> known {
        { QStringLiteral("6.4.[34]"),
          jackfield::wire::CaseVerdict::NonStrict,
          QStringLiteral("a frame is looked at when it is whole") },
    };
    for (const QString &family :
         { QStringLiteral("12"), QStringLiteral("13"), QStringLiteral("D") })
        known.append({ family,
                       jackfield::wire::CaseVerdict::Unimplemented,
                       QStringLiteral("no permessage-deflate") });
    return known;
}

/// Says how the results differ from what is known, and whether they do. Every case must have come to an end.
inline bool hasSurprises(jackfield::wire::Role peer,
                         const std::vector<jackfield::wire::CaseResult> &results,
                         const QList<Known> &known)
{
    using namespace jackfield::wire;
    QStringList lines;
    QHash<const ConformanceCase *, const Known *> faults;
    for (const Known &one : known) {
        for (const ConformanceCase *about : casesFor(peer, { one.cases }))
            faults.insert(about, &one);
    }
    const auto resultOf = [&](const ConformanceCase *played) {
        return std::ranges::find(results, played->id, &CaseResult::id);
    };
    for (const ConformanceCase *played : casesFor(peer, {})) {
        const auto result = resultOf(played);
        if (result == results.end()) {
            lines.append(played->id + QStringLiteral(": was not played"));
            continue;
        }
        const Known *fault = faults.value(played);
        const bool isGood =
            result->verdict == CaseVerdict::Ok || result->verdict == CaseVerdict::Informational;
        if (!fault ? isGood : result->verdict == fault->verdict || (fault->isSometimes && isGood))
            continue;
        lines.append(QStringLiteral("%1 %2: %3\n  expected: %4\n  came: %5\n%6")
                         .arg(nameOf(result->verdict),
                              played->id,
                              played->title,
                              !fault ? played->expectation()
                                     : nameOf(fault->verdict) + u", " + fault->reason,
                              result->came,
                              hexLines(result->traffic).left(1000)));
    }
    for (const QString &line : lines) // a failure's own text would be cut
        qWarning().noquote() << line;
    return !lines.isEmpty();
}
