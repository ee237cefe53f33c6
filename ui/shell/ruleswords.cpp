// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "ruleswords.h"

#include <QCoreApplication>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using replay::Suggestion;

namespace {
/// Context of the texts for translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Rules)
};
} // namespace

QList<std::pair<Suggestion, QString>> suggestions()
{
    return { { Suggestion::Answer, Words::tr("Assert this answer") },
             { Suggestion::Never, Words::tr("Assert that none like it comes") },
             { Suggestion::Count, Words::tr("Assert that as many like it come") },
             { Suggestion::Order, Words::tr("Assert this order") } };
}

QString countOf(const Matching &rules)
{
    const qsizetype places = rules.rules().size() + rules.optionals().size()
        + rules.backgrounds().size() + rules.unorderedGroups().size() + rules.answers().size()
        + rules.decodings().size();
    const qsizetype asserted = rules.assertions().size();
    const QString first = places == 1 ? Words::tr("1 rule") : Words::tr("%1 rules").arg(places);
    const QString second =
        asserted == 1 ? Words::tr("1 assertion") : Words::tr("%1 assertions").arg(asserted);
    return Words::tr("%1, %2, no mistakes").arg(first, second);
}

} // namespace jackfield::ui
