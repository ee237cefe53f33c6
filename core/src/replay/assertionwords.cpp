// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "assertionwords_p.h"

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
QString withinWords(const Assertion::Time &within)
{
    return within ? u" within %1 ms"_s.arg(within->count()) : QString();
}

QString onWords(const Assertion::Answered &answered)
{
    return answered.on ? oneOf(*answered.on) : u"the opening"_s;
}
} // namespace

QString oneOf(const MessageSelector &selector)
{
    return u"a "_s + selector.inWords();
}

QString timesInWords(qint64 count)
{
    return count == 1 ? u"once"_s : u"%1 times"_s.arg(count);
}

QString inWords(const Assertion::Answered &answered)
{
    const QString after = answered.on ? u"each "_s + answered.on->inWords() : onWords(answered);
    QString same;
    if (answered.same) {
        const auto &[question, answer] = *answered.same;
        same = question == answer
            ? u" with the same %1"_s.arg(answer.text())
            : u" whose %1 is the %2 of that"_s.arg(answer.text(), question.text());
    }
    return oneOf(answered.expect) + same + withinWords(answered.within) + u" after "_s + after;
}

QString inWords(const Assertion::Answered &answered, const Assertion::Percentile &percentile)
{
    return u"a p%1 of at most %2 ms from %3 to %4"_s.arg(percentile.percent)
        .arg(percentile.most.count())
        .arg(onWords(answered), oneOf(answered.expect));
}

QString inWords(const Assertion::Never &never)
{
    const QString after = never.on ? u" after "_s + oneOf(*never.on)
        : never.within             ? u" after the opening"_s
                                   : QString();
    return u"never "_s + oneOf(never.never) + withinWords(never.within) + after;
}

QString inWords(const Assertion::Count &count)
{
    QString wanted;
    if (count.atLeast && count.atMost) {
        wanted = count.atLeast == count.atMost
            ? timesInWords(*count.atLeast)
            : u"%1 to %2 times"_s.arg(*count.atLeast).arg(*count.atMost);
    } else if (count.atLeast) {
        wanted = u"at least "_s + timesInWords(*count.atLeast);
    } else if (count.atMost) {
        wanted = u"at most "_s + timesInWords(*count.atMost);
    }
    return oneOf(count.messages) + u' ' + wanted;
}

QString inWords(const Assertion::Order &order)
{
    QStringList all;
    for (const MessageSelector &selector : order.messages)
        all += oneOf(selector);
    return all.join(u", then "_s);
}

QString inWords(const Assertion::Script &script)
{
    return u"the checks of "_s + script.file;
}

QString Assertion::inWords() const
{
    QString words =
        std::visit([](const auto &asserted) { return jackfield::inWords(asserted); }, what);
    if (const auto *answered = std::get_if<Answered>(&what)) {
        for (const auto &[percent, most] : answered->percentiles)
            words += u"; %1 % of them within %2 ms"_s.arg(percent).arg(most.count());
    }
    return words;
}

} // namespace jackfield
