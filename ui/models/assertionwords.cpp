// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "assertionwords.h"

#include <jackfield/session/membernames.h>

#include <QCoreApplication>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
/// Context of the texts for translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Assertions)
};

QString quoted(const QString &text)
{
    return Words::tr("“%1”").arg(text);
}

/// Whether what stands there names kinds of messages, so that the name alone says which.
bool isKind(const JsonPlaces &places)
{
    const JsonPointer *pointer = places.pointer();
    return pointer && pointer->tokens().size() == 1
        && kindMembers().contains(pointer->tokens().first());
}

QString place(const MessageSelector &selector)
{
    const QString path = selector.path->text();
    if (!selector.equals && selector.matches.pattern().isEmpty())
        return Words::tr("a message with %1").arg(path);
    if (!selector.equals)
        return u"%1 ~ %2"_s.arg(path, selector.matches.pattern());
    if (selector.equals->isString() && isKind(*selector.path))
        return quoted(selector.equals->toString());
    return u"%1 = %2"_s.arg(path, QString::fromUtf8(selector.equals->toJson()));
}

QString words(const MessageSelector &selector)
{
    QString words = Words::tr("a message");
    if (selector.path)
        words = place(selector);
    else if (selector.text)
        words = quoted(*selector.text);
    else if (!selector.matches.pattern().isEmpty())
        words = u"/%1/"_s.arg(selector.matches.pattern());
    else if (selector.mode)
        words = *selector.mode == WsMessage::Mode::Text ? Words::tr("a text") : Words::tr("bytes");
    if (selector.conn > 0)
        words = Words::tr("%1 of connection %2").arg(words).arg(selector.conn);
    if (!selector.from)
        return words;
    return selector.from == Side::Client ? Words::tr("%1 from the client").arg(words)
                                         : Words::tr("%1 from the server").arg(words);
}

QString words(const Assertion::Answered &answered)
{
    QString words = ui::words(answered.expect);
    if (answered.same) {
        const auto &[question, answer] = *answered.same;
        words = question == answer
            ? Words::tr("%1 with the same %2").arg(words, answer.text())
            : Words::tr("%1, its %2 the %3 of that,").arg(words, answer.text(), question.text());
    }
    words = answered.on ? Words::tr("%1 after each %2").arg(words, ui::words(*answered.on))
                        : Words::tr("%1 after the opening").arg(words);
    for (const auto &[percent, most] : answered.percentiles)
        words += Words::tr("; %1 % within %2 ms").arg(percent).arg(most.count());
    return words;
}

QString words(const Assertion::Never &never)
{
    const QString what = Words::tr("never %1").arg(ui::words(never.never));
    return never.on ? Words::tr("%1 after %2").arg(what, ui::words(*never.on)) : what;
}

QString words(const Assertion::Count &count)
{
    const QString what = ui::words(count.messages);
    if (count.atLeast && count.atLeast == count.atMost)
        return Words::tr("%1, %2 times").arg(what).arg(*count.atLeast);
    if (count.atLeast && count.atMost)
        return Words::tr("%1, %2 to %3 times").arg(what).arg(*count.atLeast).arg(*count.atMost);
    return count.atLeast
        ? Words::tr("%1, at least %2 times").arg(what).arg(*count.atLeast)
        : Words::tr("%1, at most %2 times").arg(what).arg(count.atMost.value_or(0));
}

QString words(const Assertion::Order &order)
{
    QStringList all;
    for (const MessageSelector &selector : order.messages)
        all.append(words(selector));
    return all.join(Words::tr(", then "));
}

QString words(const Assertion::Script &script)
{
    return Words::tr("checks of %1").arg(script.file.section(u'/', -1));
}
} // namespace

QString shortWords(const Assertion &assertion)
{
    return std::visit([](const auto &what) { return words(what); }, assertion.what);
}

} // namespace jackfield::ui
