// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientrequest_p.h"
#include "losses_p.h"
#include "session/replayable_p.h"

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
bool isClients(const SessionEvent &event)
{
    return event.isWholeMessage() && event.from == Side::Client;
}
} // namespace

QList<NamedRequest> namedRequests(const Session &session, const QString &name)
{
    QList<NamedRequest> requests;
    for (const QList<SessionEvent> &events : session.split()) {
        if (events.front().kind != SessionEvent::Kind::Open)
            continue;
        const qsizetype number = requests.size() + 1;
        requests.append({ number == 1 ? name : u"%1 %2"_s.arg(name).arg(number), number, events });
    }
    return requests;
}

Headers heldHeaders(const Headers &recorded, const RequestLimits &limits)
{
    Headers headers = replayable(recorded);
    for (const QByteArray &offered : recorded.values("Sec-WebSocket-Protocol"))
        headers.append("Sec-WebSocket-Protocol", offered);
    Headers held;
    for (const auto &[name, value] : headers.fields()) {
        if (limits.holdsHeader(name, value) && !hasPseudonym(value))
            held.append(name, value);
    }
    return held;
}

QList<WsMessage> heldMessages(const QList<SessionEvent> &connection, const RequestLimits &limits)
{
    QList<WsMessage> held;
    for (const SessionEvent &event : connection) {
        if (isClients(event) && limits.holdsMessage(event.message))
            held.append(event.message);
    }
    return held;
}

QStringList lostInRequests(const Session &session, const RequestLimits &limits)
{
    qsizetype answers = 0;
    qsizetype messages = 0;
    qsizetype headers = 0;
    qsizetype urls = 0;
    qsizetype pseudonyms = 0;
    for (const SessionEvent &event : session.events) {
        const QByteArray target = event.opened().request.uri().pathAndQuery();
        const bool isSaid = isClients(event) && limits.holdsMessage(event.message);
        urls += event.kind == SessionEvent::Kind::Open && target.contains("{{") ? 1 : 0;
        pseudonyms +=
            hasPseudonym(target) || (isSaid && hasPseudonym(event.message.bytes())) ? 1 : 0;
        answers += event.isWholeMessage() && event.from == Side::Server ? 1 : 0;
        messages += isClients(event) && !limits.holdsMessage(event.message) ? 1 : 0;
        for (const auto &[name, value] : event.opened().request.headers().fields())
            headers += !limits.holdsHeader(name, value) || hasPseudonym(value) ? 1 : 0;
    }
    QStringList lost;
    if (answers > 0)
        lost.append(counted(answers, u"message of the server"_s, u"messages of the server"_s));
    if (messages > 0)
        lost.append(counted(
            messages,
            u"message of the client that %1 cannot hold or would change"_s.arg(limits.whose),
            u"messages of the client that %1 cannot hold or would change"_s.arg(limits.whose)));
    if (headers > 0)
        lost.append(counted(headers,
                            u"header with a secret or that %1 would change"_s.arg(limits.whose),
                            u"headers with secrets or that %1 would change"_s.arg(limits.whose)));
    if (urls > 0)
        lost.append(counted(urls,
                            u"target that %1 would change"_s.arg(limits.whose),
                            u"targets that %1 would change"_s.arg(limits.whose)));
    if (pseudonyms > 0)
        lost.append(counted(
            pseudonyms,
            u"target or message with a secret, which was not recorded and goes as its pseudonym"_s,
            u"targets and messages with secrets, which were not recorded and go as their pseudonyms"_s));
    lost.append(u"times, and how connections ended"_s);
    return lost;
}

} // namespace jackfield
