// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "verdictlines.h"

#include "terminal.h"

#include <jackfield/json/jsonwriter.h>

#include <algorithm>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

void print(const Verdict &verdict, const QString &text)
{
    printLine(printable(text));
    if (verdict.differences().size() == 1 && text.endsWith(verdict.differences().front().text()))
        return; // it is told
    for (const Difference &difference : verdict.differences())
        printLine(u"  "_s + printable(difference.text()));
}

void printJson(const Verdict &verdict, const QString &session)
{
    printLine(QByteArray("{\"session\":" + json::quoted(session, json::Escape::Invisible) + ','
                         + verdict.toJson().sliced(1)));
}

void printJson(const QString &error, const QString &session)
{
    printLine(QByteArray("{\"session\":" + json::quoted(session, json::Escape::Invisible)
                         + ",\"error\":" + json::quoted(error, json::Escape::Invisible) + '}'));
}

Result<Session> sessionOf(const std::string &file)
{
    auto session = Session::load(text(file));
    if (session) {
        for (const QString &note : session->notes)
            complain(note);
    }
    return session;
}

Result<Matching> matchingOf(const std::string &file, const std::string &session)
{
    return file.empty() ? Matching::beside(text(session)) : Matching::load(text(file));
}

namespace {
std::optional<MessageSelector> questionOf(const Assertion &assertion)
{
    if (const auto *answered = std::get_if<Assertion::Answered>(&assertion.what))
        return answered->on;
    const auto *never = std::get_if<Assertion::Never>(&assertion.what);
    return never ? never->on : std::nullopt;
}
} // namespace

void warnOfIdleAssertions(const Session &session, const Matching &matching)
{
    for (const Assertion &assertion : matching.assertions()) {
        const auto on = questionOf(assertion);
        const auto isAsked = [&](const SessionEvent &event) {
            const MessagePlace place { event.conn, 0, event.from };
            return event.isWholeMessage()
                && on->selects(place, matching.read(place, event.message));
        };
        if (!on || std::ranges::any_of(session.events, isAsked))
            continue;
        complain(
            u"%1 the recording has no %2, which an assertion waits for"_s
                .arg(assertion.name.isEmpty() ? QString() : assertion.name + u':', on->inWords())
                .trimmed());
    }
}

Result<QList<std::pair<QString, QString>>> secretsOf(const std::vector<std::string> &arguments)
{
    QList<std::pair<QString, QString>> secrets;
    for (const std::string &argument : arguments) {
        const QString secret = text(argument);
        const qsizetype equals = secret.indexOf(u'=');
        if (equals <= 0)
            return failure(Error::Code::Invalid,
                           u"a secret is written NAME=VALUE, as in 'secret:1=abc'"_s,
                           u"--secret"_s);
        secrets.append({ u'<' + secret.first(equals) + u'>', secret.sliced(equals + 1) });
    }
    return secrets;
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
