// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientplay_p.h"
#include "session/replayable_p.h"

#include <jackfield/session/pseudonyms.h>

#include <QDateTime>

namespace jackfield {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using Kind = SessionEvent::Kind;

namespace {
QString openWords()
{
    return QStringLiteral("none: the connection is open");
}

quint16 codeOf(const SessionEvent &event)
{
    return event.status.value_or(WsStatus::NoStatusReceived).code;
}

QString closedWords(const std::optional<ReceiveEnd> &end)
{
    if (!end || end->reason == ReceiveEnd::Reason::Timeout)
        return QStringLiteral("nothing came in time");
    return QStringLiteral("the connection was closed with %1 %2")
        .arg(end->status.code)
        .arg(end->status.reason)
        .trimmed();
}

/// Whether what is recorded behind a message of the client may have been under way before: seen from the client, a
/// message that was on its way looks like an answer, unless it had been quiet for longer than a way takes.
bool isOrderSure(const SessionHeader &header, microseconds quiet)
{
    constexpr milliseconds longestWay(20);
    const bool isServersView =
        header.recorder != QLatin1String("client") && header.recorder != QLatin1String("proxy");
    return isServersView || quiet >= longestWay;
}
} // namespace

std::expected<Verdict, ConnectFailure> ClientPlay::run(Session session)
{
    session = withSecretsInTexts(std::move(session), m_how.secrets);
    m_found = unplayable(session) + aboutNobody(session, m_matching.assertions());
    std::map<int, QList<SessionEvent>> connections;
    for (QList<SessionEvent> &events : session.split())
        connections.emplace(events.front().conn, std::move(events));
    for (const SessionEvent &event : std::as_const(session.events)) {
        if (event.kind == Kind::Open || event.kind == Kind::Refused) {
            if (auto failed = open(event, join(session, connections.at(event.conn))))
                return std::unexpected(*std::move(failed));
        } else {
            play(event, session.header);
        }
    }
    for (auto &[conn, peer] : m_peers)
        expectNothing(peer, conn, m_leastSilence, openWords());
    return verdict();
}

ClientPlay::Peer &ClientPlay::join(const Session &session, const QList<SessionEvent> &connection)
{
    const auto sure = [this, &session](microseconds quiet) {
        return m_isOffline && isOrderSure(session.header, quiet);
    };
    const int conn = connection.front().conn;
    const auto bindings = std::make_shared<Bindings>();
    Judge judge(conn,
                Side::Server,
                expectationsOf(connection, session.header, Side::Server, m_matching, sure),
                m_matching,
                bindings,
                connection);
    m_peers.erase(conn);
    return m_peers
        .try_emplace(conn, std::move(judge), AssertionJudge(conn, m_matching, m_scripts), bindings)
        .first->second;
}

std::optional<ConnectFailure> ClientPlay::open(const SessionEvent &event, Peer &peer)
{
    ++m_connections;
    peer.conn = event.conn;
    peer.last = event.t;
    const WsOpened &recorded = event.opened();
    auto connected = m_connect(recorded);
    if (!connected && connected.error().kind != ConnectFailure::Kind::Http)
        return connected.error();
    const int status = connected ? 101 : connected.error().response.status();
    if (status != recorded.response.status()) {
        m_found.append(aboutConnection(Difference::Kind::Handshake,
                                       event.conn,
                                       QString::number(recorded.response.status()),
                                       QString::number(status)));
        return std::nullopt;
    }
    if (!connected)
        return std::nullopt;
    if ((*connected)->subprotocol() != recorded.subprotocol
        && !hasPseudonym(recorded.subprotocol.toUtf8())) {
        m_found.append(aboutConnection(Difference::Kind::Subprotocol,
                                       event.conn,
                                       recorded.subprotocol,
                                       (*connected)->subprotocol()));
    }
    peer.isJudged = true;
    peer.client = *std::move(connected);
    if (const auto &socket = peer.client->socket())
        peer.assertions.begin([socket = *socket] { return socket.elapsed(); }, socket->request());
    return std::nullopt;
}

void ClientPlay::play(const SessionEvent &event, const SessionHeader &header)
{
    const auto found = m_peers.find(event.conn);
    if (found == m_peers.end() || !found->second.client)
        return;
    Peer &peer = found->second;
    const bool isOurs = event.from == Side::Client;
    if (isOurs)
        pace(peer, event.t);
    switch (event.kind) {
    case Kind::Message:
        if (event.partial)
            break;
        ++peer.n;
        if (isOurs)
            send(peer, event, header);
        else
            expectMessages(peer);
        break;
    case Kind::Ping:
        if (isOurs)
            peer.client->ping(event.payload);
        break;
    case Kind::Close:
    case Kind::End:
        finish(peer, event);
        break;
    default:
        break;
    }
    peer.last = event.t;
}

/// Gives what comes in time to the judge; false: nothing did, or nothing will.
bool ClientPlay::receive(Peer &peer, milliseconds timeout)
{
    if (peer.end)
        return false;
    auto message = peer.client->receive(timeout);
    if (message) {
        const milliseconds now(QDateTime::currentMSecsSinceEpoch());
        const MessagePlace place { peer.conn, 0, Side::Server };
        const TimedMessage timed { m_matching.read(place, *message), now };
        peer.assertions.saw(Side::Server, timed.read, peer.client->arrivedAt());
        peer.judge.came(timed, peer.client->arrivedAt());
        return true;
    }
    if (message.error().reason == ReceiveEnd::Reason::Closed)
        peer.end = message.error();
    return false;
}

/// Hears what comes within that time. One that came later than that is heard and ends it: there are servers that never
/// stop.
void ClientPlay::drain(Peer &peer, milliseconds timeout)
{
    const auto &socket = peer.client->socket();
    if (!socket)
        return;
    const microseconds end = socket->elapsed() + timeout;
    microseconds left = timeout;
    while (receive(peer, std::chrono::ceil<milliseconds>(left))) {
        if (peer.client->arrivedAt() > end)
            return;
        left = std::max(microseconds(0), end - socket->elapsed());
    }
}

/// Waits for the recorded time of what the client does, and hears what comes meanwhile.
void ClientPlay::pace(Peer &peer, microseconds t)
{
    if (m_how.speed <= 0)
        return;
    const auto due = m_start + microseconds(qint64(double(t.count()) / m_how.speed));
    for (auto now = m_how.clock.elapsed(); now < due && !peer.end; now = m_how.clock.elapsed())
        receive(peer, std::chrono::ceil<milliseconds>(due - now));
}

void ClientPlay::send(Peer &peer, const SessionEvent &event, const SessionHeader &header)
{
    drain(peer, milliseconds(0)); // what is there before the client speaks does not answer it
    const microseconds elapsed = peer.client->socket()->elapsed();
    const MessagePlace place { event.conn, peer.n, Side::Client };
    const WsMessage message = substituted(place,
                                          m_matching.read(place, event.message),
                                          m_matching,
                                          *peer.bindings,
                                          momentOf(header, event.t),
                                          milliseconds(QDateTime::currentMSecsSinceEpoch()));
    peer.judge.otherSideSent(peer.n, elapsed);
    peer.assertions.saw(Side::Client, m_matching.read(place, message), elapsed);
    (void)peer.client->send(message);
}

/// As many as were recorded until now.
void ClientPlay::expectMessages(Peer &peer)
{
    while (peer.judge.progress() < peer.judge.requiredBefore(peer.n + 1)) {
        if (receive(peer, peer.isLate ? milliseconds(0) : m_how.timeout))
            continue;
        peer.isLate = true;
        return;
    }
}

/// What is asserted may need more time than the recorded messages: as much as it needs now, for nothing is asked any more.
void ClientPlay::awaitAsserted(Peer &peer)
{
    if (!peer.client->socket())
        return;
    const auto now = [&] { return peer.client->socket()->elapsed(); };
    const microseconds patience = now() + (peer.isLate ? milliseconds(0) : m_how.timeout);
    peer.assertions.askNoMore(now());
    while (!peer.end) {
        const auto until = peer.assertions.isWaitingUntil(patience);
        const microseconds left = until ? *until - now() : microseconds(0);
        if (left.count() <= 0)
            return;
        receive(peer, std::chrono::ceil<milliseconds>(left));
    }
}

/// Before the client ends it, with `closeCode`: whatever comes beyond the recording, be it the end itself.
void ClientPlay::expectNothing(Peer &peer, int conn, milliseconds timeout, const QString &closeCode)
{
    if (!peer.client)
        return;
    awaitAsserted(peer);
    drain(peer, timeout);
    const bool isTold = peer.judge.progress() < peer.judge.required(); // by what is missing
    if (!peer.end || isTold)
        return;
    QString actual = QString::number(peer.end->status.code);
    if (actual == closeCode)
        actual += QStringLiteral(" from the server, before the client's own");
    m_found.append(aboutConnection(Difference::Kind::Close, conn, closeCode, actual));
}

void ClientPlay::expectClose(Peer &peer, const SessionEvent &event)
{
    drain(peer, peer.isLate ? milliseconds(0) : m_how.timeout);
    const quint16 expected = codeOf(event);
    if (!peer.end || peer.end->status.code != expected) {
        m_found.append(
            aboutConnection(Difference::Kind::Close,
                            event.conn,
                            QString::number(expected),
                            peer.end ? QString::number(peer.end->status.code) : openWords()));
    }
}

void ClientPlay::finish(Peer &peer, const SessionEvent &event)
{
    if (event.from == Side::Server) {
        expectClose(peer, event);
    } else {
        constexpr milliseconds longest(200);
        const auto silence = std::chrono::duration_cast<milliseconds>((event.t - peer.last) / 2);
        expectNothing(peer,
                      event.conn,
                      std::clamp(silence, m_leastSilence, longest),
                      QString::number(codeOf(event)));
        if (event.kind == Kind::End && !event.clean)
            peer.client->abort();
        else if (event.status)
            peer.client->close(*event.status);
        else if (const auto &socket = peer.client->socket())
            socket->closeWithoutCode();
    }
    // The rest, at most the close handshake's other half, is the transport's.
    peer.client->receive(event.kind == Kind::Close ? m_how.timeout : milliseconds(0));
    peer.client.reset();
    peer.asserted =
        peer.assertions.found(true); // while it ends, for scripts that see the others, too
}

Verdict ClientPlay::verdict()
{
    int messages = 0;
    for (const auto &[conn, peer] : m_peers) {
        if (!peer.isJudged)
            continue;
        const Judgement judgement = peer.judge.judgement(true, closedWords(peer.end));
        messages += judgement.messages;
        m_found += judgement.differences;
        m_found += peer.asserted ? *peer.asserted : peer.assertions.found(true);
    }
    return Verdict(inOrder(m_found), m_connections, messages);
}

} // namespace jackfield
