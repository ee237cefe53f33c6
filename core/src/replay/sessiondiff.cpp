// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "connectionjudge_p.h"

#include <jackfield/replay/replay.h>

namespace jackfield::replay {

using Kind = SessionEvent::Kind;

namespace {
Judgement
judged(ConnectionJudge judge, const QList<SessionEvent> &actual, const SessionHeader &header)
{
    const auto isHandshake = [](const SessionEvent &event) {
        return event.kind == Kind::Open || event.kind == Kind::Refused;
    };
    const auto handshake = std::ranges::find_if(actual, isHandshake);
    const bool isThere = handshake != actual.end();
    const std::chrono::microseconds at = isThere ? handshake->t : actual.front().t;
    judge.opened(isThere ? handshake->opened() : WsOpened(), [at] { return at; });
    for (const SessionEvent &event : actual)
        judge.saw(event, momentOf(header, event.t));
    return judge.judgement(true);
}

Difference count(int conn, const char *expected, const char *actual)
{
    return aboutConnection(Difference::Kind::Connection,
                           conn,
                           QString::fromLatin1(expected),
                           QString::fromLatin1(actual));
}
} // namespace

Verdict diff(const Session &expected, const Session &actual, const Matching &matching)
{
    const QList<QList<SessionEvent>> mine = expected.split();
    const QList<QList<SessionEvent>> theirs = actual.split();
    QList<Difference> found = aboutNobody(expected, matching.assertions());
    int messages = 0;
    const qsizetype both = std::min(mine.size(), theirs.size());
    for (qsizetype i = 0; i < both; ++i) {
        const Judgement judgement = judged(
            ConnectionJudge(mine.at(i), expected.header, matching), theirs.at(i), actual.header);
        found += judgement.differences;
        messages += judgement.messages;
    }
    for (qsizetype i = both; i < mine.size(); ++i)
        found.append(count(mine.at(i).front().conn, "a connection", "none"));
    for (qsizetype i = both; i < theirs.size(); ++i)
        found.append(count(theirs.at(i).front().conn, "none", "a connection"));
    return Verdict(inOrder(found), int(mine.size()), messages);
}

} // namespace jackfield::replay
