// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "comparison_p.h"
#include "session/replayable_p.h"

#include <jackfield/replay/replay.h>
#include <jackfield/testing/testclient.h>

#include <QUrl>
#include <deque>
#include <map>
#include <span>

namespace jackfield::replay {

using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {
using Kind = SessionEvent::Kind;
using Rest = std::span<const SessionEvent>; ///< of a session, what follows an event
using Connected = std::expected<std::unique_ptr<WsClient>, ConnectFailure>;
using Connect = std::function<Connected(const WsOpened &recorded)>;

QString openWords()
{
    return QStringLiteral("none: the connection is open");
}

quint16 codeOf(const SessionEvent &event)
{
    return event.status.value_or(WsStatus::NoStatusReceived).code;
}

QString closedWords(const ReceiveEnd &end)
{
    if (end.reason == ReceiveEnd::Reason::Timeout)
        return QStringLiteral("nothing came in time");
    return QStringLiteral("the connection was closed with %1 %2")
        .arg(end.status.code)
        .arg(end.status.reason)
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

/// Plays the client's side of a session, line by line.
class ClientPlay
{
public:
    /// `leastSilence`: for that long at least nothing may come before the client closes; 0: offline.
    ClientPlay(const Matching &matching,
               const ClientReplay &how,
               milliseconds leastSilence,
               Connect connect)
        : m_matching(matching)
        , m_how(how)
        , m_leastSilence(leastSilence)
        , m_isOffline(leastSilence.count() == 0)
        , m_connect(std::move(connect))
        , m_start(how.clock.elapsed())
    { }

    std::expected<Verdict, ConnectFailure> run(const Session &session);

private:
    struct Peer
    {
        std::unique_ptr<WsClient> client; ///< nothing once the connection is over
        std::deque<WsMessage> early; ///< came while the play waited for its time
        std::optional<ReceiveEnd> end;
        bool isEndTold = false; ///< a difference names the end already
        bool isLate = false; ///< a message did not come in time: do not wait again
        int n = 0;
        microseconds last { 0 }; ///< the recorded time of the last event
    };

    std::optional<ConnectFailure> open(const SessionEvent &event);
    void play(const SessionEvent &event, const SessionHeader &header, Rest rest);
    void pace(Peer &peer, microseconds t);
    std::expected<WsMessage, ReceiveEnd> next(Peer &peer, milliseconds timeout);
    void expectNothingEarly(Peer &peer, int conn, Rest rest);
    void expectMessage(Peer &peer, const SessionEvent &event);
    void expectClose(Peer &peer, const SessionEvent &event);
    void expectNothing(Peer &peer, int conn, milliseconds timeout, const QString &closeCode);
    void finish(Peer &peer, const SessionEvent &event);

    const Matching &m_matching;
    const ClientReplay &m_how;
    const milliseconds m_leastSilence;
    const bool m_isOffline;
    const Connect m_connect;
    const microseconds m_start;
    std::map<int, Peer> m_peers;
    QList<Difference> m_found;
    int m_connections = 0;
    int m_messages = 0;
};

std::expected<Verdict, ConnectFailure> ClientPlay::run(const Session &session)
{
    m_found = unplayable(session);
    const Rest events(session.events);
    for (size_t i = 0; i < events.size(); ++i) {
        const SessionEvent &event = events[i];
        if (event.kind == Kind::Open || event.kind == Kind::Refused) {
            if (auto failed = open(event))
                return std::unexpected(*std::move(failed));
        } else {
            play(event, session.header, events.subspan(i + 1));
        }
    }
    for (auto &[conn, peer] : m_peers)
        expectNothing(peer, conn, m_leastSilence, openWords());
    return Verdict(m_found, m_connections, m_messages);
}

std::optional<ConnectFailure> ClientPlay::open(const SessionEvent &event)
{
    ++m_connections;
    Peer &peer = m_peers[event.conn] = {};
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
    peer.client = *std::move(connected);
    return std::nullopt;
}

void ClientPlay::play(const SessionEvent &event, const SessionHeader &header, Rest rest)
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
        ++peer.n;
        if (!isOurs) {
            expectMessage(peer, event);
            break;
        }
        if (m_isOffline && isOrderSure(header, event.t - peer.last))
            expectNothingEarly(peer, event.conn, rest);
        (void)peer.client->send(event.message);
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

/// Waits for the recorded time of what the client does, and keeps what comes meanwhile.
void ClientPlay::pace(Peer &peer, microseconds t)
{
    if (m_how.speed <= 0)
        return;
    const auto due = m_start + microseconds(qint64(double(t.count()) / m_how.speed));
    for (auto now = m_how.clock.elapsed(); now < due && !peer.end; now = m_how.clock.elapsed()) {
        auto message = peer.client->receive(std::chrono::ceil<milliseconds>(due - now));
        if (message)
            peer.early.push_back(*std::move(message));
        else if (message.error().reason == ReceiveEnd::Reason::Closed)
            peer.end = message.error();
    }
}

std::expected<WsMessage, ReceiveEnd> ClientPlay::next(Peer &peer, milliseconds timeout)
{
    if (!peer.early.empty()) {
        WsMessage message = std::move(peer.early.front());
        peer.early.pop_front();
        return message;
    }
    if (peer.end)
        return std::unexpected(*peer.end);
    auto message = peer.client->receive(peer.isLate ? milliseconds(0) : timeout);
    if (!message && message.error().reason == ReceiveEnd::Reason::Closed)
        peer.end = message.error();
    else if (!message && timeout.count() > 0)
        peer.isLate = true;
    return message;
}

/// Offline nothing is under way: what is there before the client speaks does not answer it.
void ClientPlay::expectNothingEarly(Peer &peer, int conn, Rest rest)
{
    while (!peer.end) {
        auto message = peer.client->receive(milliseconds(0));
        if (message)
            peer.early.push_back(*std::move(message));
        else if (message.error().reason == ReceiveEnd::Reason::Closed)
            peer.end = message.error();
        else
            break;
    }
    if (peer.early.empty())
        return;
    int n = peer.n;
    for (const SessionEvent &event : rest) {
        const bool isCounted = event.kind == Kind::Message && event.conn == conn;
        n += isCounted ? 1 : 0;
        if (!isCounted || event.from == Side::Client)
            continue;
        const MessagePlace place { conn, n, Side::Server };
        if (compared(place, event.message, peer.early.front(), m_matching).isEmpty())
            m_found.append(early(place, peer.n, peer.early.front()));
        return; // another message is told when this one's turn comes
    }
}

void ClientPlay::expectMessage(Peer &peer, const SessionEvent &event)
{
    const MessagePlace place { event.conn, peer.n, Side::Server };
    ++m_messages;
    const auto actual = next(peer, m_how.timeout);
    if (actual) {
        m_found += compared(place, event.message, *actual, m_matching);
    } else {
        m_found.append(missing(place, event.message, closedWords(actual.error())));
        peer.isEndTold = peer.end.has_value();
    }
}

/// Before the client ends it, with `closeCode`: whatever came beyond the recording, be it the end itself.
void ClientPlay::expectNothing(Peer &peer, int conn, milliseconds timeout, const QString &closeCode)
{
    if (!peer.client)
        return;
    while (const auto message = next(peer, timeout))
        m_found.append(additional({ conn, ++peer.n, Side::Server }, *message));
    if (!peer.end || peer.isEndTold)
        return;
    m_found.append(aboutConnection(
        Difference::Kind::Close, conn, closeCode, QString::number(peer.end->status.code)));
}

void ClientPlay::expectClose(Peer &peer, const SessionEvent &event)
{
    auto actual = next(peer, m_how.timeout);
    for (; actual; actual = next(peer, m_how.timeout))
        m_found.append(additional({ event.conn, ++peer.n, Side::Server }, *actual));
    const quint16 expected = codeOf(event);
    const bool isOpen = actual.error().reason == ReceiveEnd::Reason::Timeout;
    if (isOpen || actual.error().status.code != expected) {
        m_found.append(
            aboutConnection(Difference::Kind::Close,
                            event.conn,
                            QString::number(expected),
                            isOpen ? openWords() : QString::number(actual.error().status.code)));
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
}

QByteArray revealed(QByteArray value, const ClientReplay &how)
{
    for (const auto &[pseudonym, secret] : how.secrets)
        value.replace(pseudonym.toUtf8(), secret.toUtf8());
    return value;
}

Headers revealed(const Headers &recorded, const ClientReplay &how)
{
    Headers headers;
    for (const auto &[name, value] : recorded.fields())
        headers.append(name, revealed(value, how));
    return headers;
}
} // namespace

Verdict againstHandler(const Session &session,
                       const WsHandler &handler,
                       const Matching &matching,
                       const ClientReplay &how)
{
    const testing::TestClock clock;
    ClientReplay offline = how;
    offline.clock = clock.clock();
    const Connect connect = [&](const WsOpened &recorded) -> Connected {
        const Request request =
            recorded.request.withHeaders(revealed(recorded.request.headers(), how))
                .withUri(Uri(revealed(recorded.request.uri().target(), how)));
        auto client = testing::upgrade(handler, request, clock);
        if (client)
            return *std::move(client);
        return std::unexpected(
            ConnectFailure { ConnectFailure::Kind::Http, {}, client.error().response });
    };
    return ClientPlay(matching, offline, {}, connect).run(session).value_or(Verdict());
}

std::expected<Verdict, ConnectFailure> againstClient(const Session &session,
                                                     const WsClientFactory &factory,
                                                     const QString &url,
                                                     const ClientConfig &config,
                                                     const Matching &matching,
                                                     const ClientReplay &how)
{
    const QUrl base(url);
    const bool hasTarget =
        (!base.path().isEmpty() && base.path() != QLatin1String("/")) || base.hasQuery();
    const Connect connect = [&](const WsOpened &recorded) -> Connected {
        const Request &request = recorded.request;
        const QByteArray target = revealed(request.uri().pathAndQuery(), how);
        ClientConfig own = config;
        const Headers headers = replayable(revealed(request.headers(), how));
        for (const auto &[name, value] : headers.fields()) {
            if (!config.headers.contains(name))
                own.headers.append(name, value);
        }
        if (own.subprotocols.isEmpty()) {
            own.subprotocols =
                request.withHeaders(revealed(request.headers(), how)).offeredSubprotocols();
            own.subprotocols.removeIf(
                [](const QString &name) { return hasPseudonym(name.toUtf8()); });
        }
        const QString root =
            base.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
        return factory(hasTarget ? url : root + QString::fromLatin1(target), own);
    };
    constexpr milliseconds leastSilence(100); // what the last message set off may take its time
    return ClientPlay(matching, how, leastSilence, connect).run(session);
}

} // namespace jackfield::replay
