// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "comparison_p.h"
#include "servedconnection_p.h"
#include "session/replayable_p.h"

#include <QHash>

namespace jackfield::replay {

namespace {
/// The recorded connections, and whose turn it is for each target. Thread: any.
class Cast
{
public:
    Cast(const Session &session, const Matching &matching)
    {
        const QList<QList<SessionEvent>> connections = session.split();
        for (const QList<SessionEvent> &events : connections) {
            auto script = ServedScript::of(events, session.header, matching);
            const Kind kind = script.handshake.kind;
            if (kind == Kind::Open || kind == Kind::Refused)
                m_scripts.append(std::move(script));
        }
    }

    QList<int> connections() const
    {
        QList<int> numbers;
        for (const ServedScript &script : m_scripts)
            numbers.append(script.conn);
        return numbers;
    }

    /// Of those with the same target, or else the same path, the next one.
    const ServedScript *next(const Uri &uri)
    {
        QList<const ServedScript *> candidates = where(
            [&](const Uri &recorded) { return recorded.pathAndQuery() == uri.pathAndQuery(); });
        QByteArray key = uri.pathAndQuery();
        if (candidates.isEmpty()) {
            candidates = where([&](const Uri &recorded) { return recorded.path() == uri.path(); });
            key = uri.path().toUtf8();
        }
        if (candidates.isEmpty())
            return nullptr;
        const std::scoped_lock lock(m_mutex);
        return candidates.at(m_turns[key]++ % candidates.size());
    }

    QString targets() const
    {
        QStringList all;
        for (const ServedScript &script : m_scripts)
            all.append(QString::fromLatin1(script.handshake.opened().request.uri().pathAndQuery()));
        all.removeDuplicates();
        return all.join(QStringLiteral(", "));
    }

private:
    using Kind = SessionEvent::Kind;

    template<typename Predicate>
    QList<const ServedScript *> where(const Predicate &isWanted) const
    {
        QList<const ServedScript *> found;
        for (const ServedScript &script : m_scripts) {
            if (isWanted(script.handshake.opened().request.uri()))
                found.append(&script);
        }
        return found;
    }

    QList<ServedScript> m_scripts;
    std::mutex m_mutex;
    QHash<QByteArray, qsizetype> m_turns;
};

WsResponse refused(const Response &recorded)
{
    const int status = recorded.status() >= 300 ? recorded.status() : 500;
    return refuse(Response(status)
                      .reason(recorded.reason())
                      .withHeaders(replayable(recorded.headers()))
                      .body(recorded.body()));
}

WsResponse accepted(const ServedScript &script, const Matching &matching, const ServerReplay &how)
{
    const auto connection = std::make_shared<ServedConnection>(script, matching, how);
    WsResponse response(WsConsumer(
        [connection](const WebSocket &socket) { ServedConnection::start(connection, socket); }));
    const WsOpened &opened = script.handshake.opened();
    const Headers headers = replayable(opened.response.headers());
    for (const auto &[name, value] : headers.fields())
        response = response.withHeader(name, value);
    return response.withSubprotocol(opened.subprotocol);
}
} // namespace

WsHandler asHandler(const Session &session, const Matching &matching, const ServerReplay &how)
{
    const auto cast = std::make_shared<Cast>(session, matching);
    how.report.log()->expect(cast->connections());
    for (const Difference &difference : unplayable(session))
        how.report.log()->found(difference);
    return [cast, matching, how](const Request &request) -> WsResponse {
        const ServedScript *script = cast->next(request.uri());
        if (!script) {
            const QString words =
                QStringLiteral("the recording has no connection to %1; it has %2\n")
                    .arg(QString::fromLatin1(request.uri().pathAndQuery()), cast->targets());
            return refuse(Response(404).body(words.toUtf8()));
        }
        how.report.log()->opened(script->conn);
        return script->handshake.kind == SessionEvent::Kind::Refused
            ? refused(script->handshake.opened().response)
            : accepted(*script, matching, how);
    };
}

} // namespace jackfield::replay
