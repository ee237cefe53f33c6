// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "playerstate_p.h"
#include "words_p.h"

#include <algorithm>

namespace jackfield::wire {

using namespace Qt::StringLiterals;
using Answer = CaseOpening::Answer;

/// The one that has happened; null if none has.
const CaseOutcome *CasePlayer::Private::outcome() const
{
    const auto found = std::ranges::find(testCase.outcomes, events, &CaseOutcome::events);
    return found == testCase.outcomes.end() ? nullptr : &*found;
}

/// Whether what came is the beginning of an outcome.
bool CasePlayer::Private::mayStillMatch() const
{
    return testCase.ending == CaseEnding::Open
        || std::ranges::any_of(testCase.outcomes, [this](const CaseOutcome &candidate) {
               return candidate.events.size() >= events.size()
                   && std::ranges::equal(events, candidate.events.first(events.size()));
           });
}

CaseVerdict CasePlayer::Private::verdict() const
{
    if (!unimplemented.isEmpty())
        return CaseVerdict::Unimplemented;
    if (state != State::Finished || !fault.isEmpty())
        return CaseVerdict::Failed;
    if (!closeCame && testCase.opening.answer == Answer::Either)
        return CaseVerdict::Informational;
    if (testCase.opening.answer == Answer::Refusal)
        return remark.isEmpty() ? CaseVerdict::Ok : CaseVerdict::NonStrict;
    if (testCase.ending == CaseEnding::Open)
        return CaseVerdict::Informational;
    const CaseOutcome *happened = outcome();
    if (!happened)
        return CaseVerdict::Failed;
    const bool isWrongCode = closeCode && !testCase.closeCodes.contains(*closeCode);
    if (isWrongCode && testCase.wrongCodeFails)
        return CaseVerdict::Failed;
    if (isWrongCode || !remark.isEmpty())
        return CaseVerdict::NonStrict;
    return happened->verdict;
}

QString CasePlayer::Private::came() const
{
    QStringList words;
    if (status != 0)
        words.append(u"the status %1"_s.arg(status));
    else if (!events.isEmpty())
        words.append(conformance::inWords(events));
    if (closeCame)
        words.append(closeCode ? u"a close frame with %1"_s.arg(*closeCode)
                               : u"a close frame without a code"_s);
    else if (ended)
        words.append(u"the end of the stream"_s);
    for (const QString &note : { fault, remark, unimplemented }) {
        if (!note.isEmpty())
            words.append(note);
    }
    return words.isEmpty() ? u"nothing"_s : words.join(u"; "_s);
}

} // namespace jackfield::wire
