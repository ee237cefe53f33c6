// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "servedscript_p.h"

#include <QHash>
#include <algorithm>

namespace jackfield {

using Kind = SessionEvent::Kind;

namespace {
/// Says of each step of the server what it waits for.
void addCauses(ServedScript &script, const Matching &matching)
{
    QHash<int, qsizetype> clients; // the steps of the client's messages
    qsizetype last = -1;
    const QList<Cause> causes = replay::causes(script.events, matching);
    auto cause = causes.begin();
    for (qsizetype i = 0; i < script.steps.size(); ++i) {
        ServedScript::Step &step = script.steps[i];
        if (step.isClients()) {
            clients.insert(step.n, i);
            if (!step.isBackground
                && !matching.isOptional({ script.conn, step.n, Side::Client }, step.read))
                last = i;
            continue;
        }
        step.cause = step.streamCause = last;
        if (step.event.kind != Kind::Message)
            continue;
        cause =
            std::find_if(cause, causes.end(), [&](const Cause &each) { return each.n >= step.n; });
        if (cause == causes.end() || cause->n != step.n)
            continue;
        const qsizetype asked = cause->to == 0 ? -1 : clients.value(cause->to, last);
        step.isStream = cause->by == Cause::By::Stream;
        step.isFree = cause->by == Cause::By::Rule || cause->by == Cause::By::Correlation;
        step.streamCause = asked;
        if (!step.isStream)
            step.cause = asked;
    }
}
} // namespace

ServedScript ServedScript::of(const QList<SessionEvent> &events,
                              const SessionHeader &header,
                              const Matching &matching)
{
    ServedScript script;
    script.conn = events.front().conn;
    script.header = header;
    script.events = events;
    int n = 0;
    bool isClosing = false;
    for (const SessionEvent &event : events) {
        if (event.kind == Kind::Open || event.kind == Kind::Refused)
            script.handshake = event;
        const bool isServers = event.from == Side::Server;
        const bool isEnd = event.kind == Kind::Close || (event.kind == Kind::End && !event.clean);
        if (event.kind == Kind::End || (event.kind == Kind::Close && !script.closeCode))
            script.closeCode = event.status.value_or(WsStatus::NoStatusReceived).code;
        n += event.isWholeMessage() ? 1 : 0;
        if (event.isWholeMessage() && !(isServers && isClosing)) { // else it was under way already
            Step step { .event = event,
                        .read = matching.read({ event.conn, n, event.from }, event.message),
                        .n = n };
            (void)
                step.read.json(); // read here, since all connections of the session share the steps
            step.isBackground = matching.isBackground({ event.conn, n, event.from }, step.read);
            if (step.isBackground && step.isClients())
                script.backgroundSteps.append(script.steps.size());
            script.steps.append(std::move(step));
        } else if (isServers && !isClosing && (event.kind == Kind::Ping || isEnd)) {
            script.steps.append({ .event = event, .read = ReadMessage() });
        }
        isClosing = isClosing || isEnd; // what follows answers the first close frame
    }
    addCauses(script, matching);
    return script;
}

} // namespace jackfield
