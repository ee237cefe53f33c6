// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cast_p.h"
#include "scriptrun_p.h"
#include "servedconnection_p.h"
#include "session/replayable_p.h"

namespace jackfield::replay {

namespace {
WsResponse refused(const Response &recorded)
{
    const int status = recorded.status() >= 300 ? recorded.status() : 500;
    return refuse(Response(status)
                      .reason(recorded.reason())
                      .withHeaders(replayable(recorded.headers()))
                      .body(recorded.body()));
}

WsResponse accepted(const Cast::Turn &turn,
                    const Matching &matching,
                    const ServerReplay &how,
                    const ScriptRun &run)
{
    const ServedScript &script = *turn.script;
    const auto connection =
        std::make_shared<ServedConnection>(script, turn.others, matching, how, run);
    WsResponse response(WsConsumer(
        [connection](const WebSocket &socket) { ServedConnection::start(connection, socket); }));
    const WsOpened &opened = script.handshake.opened();
    const Headers headers = replayable(opened.response.headers());
    for (const auto &[name, value] : headers.fields())
        response = response.withHeader(name, value);
    return response.withSubprotocol(opened.subprotocol);
}

/// For a connection that the recording does not have.
Response refusal(const Cast &cast, const Request &request)
{
    const QString words =
        QStringLiteral("the recording has no connection to %1; it has %2\n")
            .arg(QString::fromLatin1(request.uri().pathAndQuery()), cast.targets());
    return Response(404).body(words.toUtf8());
}

WsAnswers
answersOf(const std::shared_ptr<Cast> &cast, const Matching &matching, const ServerReplay &how)
{
    how.report.log()->expect(cast->connections());
    const auto run = std::make_shared<const ScriptRun>(matching);
    return [cast, matching, how, run](const Request &request) -> std::optional<WsResponse> {
        const Cast::Turn turn = cast->next(request.uri());
        const ServedScript *script = turn.script;
        if (!script)
            return std::nullopt;
        if (const auto other =
                otherTarget(script->conn, script->handshake.opened().request, request)) {
            if (how.strict)
                return std::nullopt;
            how.report.log()->found(*other);
        }
        how.report.log()->opened(script->conn);
        return script->handshake.kind == SessionEvent::Kind::Refused
            ? refused(script->handshake.opened().response)
            : accepted(turn, matching, how, *run);
    };
}
} // namespace

WsAnswers answers(const Session &session, const Matching &matching, const ServerReplay &how)
{
    return answersOf(std::make_shared<Cast>(session, matching), matching, how);
}

WsHandler asHandler(const Session &session, const Matching &matching, const ServerReplay &how)
{
    const auto cast = std::make_shared<Cast>(session, matching);
    for (const Difference &difference :
         unplayable(session) + aboutNobody(session, matching.assertions()))
        how.report.log()->found(difference);
    return
        [cast, how, answer = answersOf(cast, matching, how)](const Request &request) -> WsResponse {
            if (auto response = answer(request))
                return *std::move(response);
            how.report.log()->found(notRecorded(request));
            return refuse(refusal(*cast, request));
        };
}

} // namespace jackfield::replay
