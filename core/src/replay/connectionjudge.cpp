// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cast_p.h"
#include "connectionjudge_p.h"

#include <algorithm>

namespace jackfield {

using Kind = SessionEvent::Kind;

namespace {
constexpr int switchingProtocols = 101;

Judge judgeOf(const QList<SessionEvent> &expected,
              const SessionHeader &header,
              Side from,
              const Matching &matching,
              const std::shared_ptr<Bindings> &bindings)
{
    return Judge(expected.front().conn,
                 from,
                 expectationsOf(expected, header, from, matching),
                 matching,
                 bindings);
}

WsOpened handshakeOf(const QList<SessionEvent> &events)
{
    const auto found = std::ranges::find_if(events, [](const SessionEvent &event) {
        return event.kind == Kind::Open || event.kind == Kind::Refused;
    });
    return found == events.end() ? WsOpened() : found->opened();
}

QString closeOf(const SessionEvent &event)
{
    return event.kind == Kind::End && event.status ? QString::number(event.status->code)
                                                   : QString();
}
} // namespace

ConnectionJudge::ConnectionJudge(const QList<SessionEvent> &expected,
                                 const SessionHeader &header,
                                 const Matching &matching,
                                 const ScriptRun &run)
    : ConnectionJudge(expected, header, matching, run, std::make_shared<Bindings>())
{ }

ConnectionJudge::ConnectionJudge(const QList<SessionEvent> &expected,
                                 const SessionHeader &header,
                                 const Matching &matching,
                                 const ScriptRun &run,
                                 const std::shared_ptr<Bindings> &bindings)
    : m_conn(expected.front().conn)
    , m_matching(matching)
    , m_handshake(handshakeOf(expected))
    , m_server(judgeOf(expected, header, Side::Server, matching, bindings))
    , m_client(judgeOf(expected, header, Side::Client, matching, bindings))
    , m_assertions(m_conn, matching, run)
{
    for (const SessionEvent &event : expected)
        m_expectedClose = event.kind == Kind::End ? closeOf(event) : m_expectedClose;
}

void ConnectionJudge::keepPairs()
{
    m_server.keepPairs();
    m_client.keepPairs();
}

void ConnectionJudge::add(Difference::Kind kind, const QString &expected, const QString &actual)
{
    if (expected != actual)
        m_found.append(aboutConnection(kind, m_conn, expected, actual));
}

void ConnectionJudge::opened(const WsOpened &opened,
                             const std::function<std::chrono::microseconds()> &clock)
{
    m_isOpen = opened.response.status() == switchingProtocols;
    if (m_isOpen)
        m_assertions.begin(clock, opened.request);
    if (const auto other = otherTarget(m_conn, m_handshake.request, opened.request))
        m_found.append(*other);
    add(Difference::Kind::Handshake,
        QString::number(m_handshake.response.status()),
        QString::number(opened.response.status()));
    if (!isAsRecorded(m_handshake.subprotocol.toUtf8(), opened.subprotocol.toUtf8()))
        add(Difference::Kind::Subprotocol, m_handshake.subprotocol, opened.subprotocol);
}

void ConnectionJudge::saw(const SessionEvent &event, std::chrono::microseconds at)
{
    if (event.kind == Kind::End)
        m_close = closeOf(event);
    if (!event.isWholeMessage())
        return;
    const MessagePlace place { m_conn, 0, event.from };
    const TimedMessage message { m_matching.read(place, event.message), at };
    ++m_messages;
    m_assertions.saw(event.from, message.read, event.t);
    if (event.from == Side::Server)
        m_server.came(message, event.t, m_messages);
    else if (m_client.came(message, event.t, m_messages))
        m_server.otherSideSent(m_client.lastTaken(), event.t);
}

Judgement ConnectionJudge::judgement(bool isOver) const
{
    const QString instead = QStringLiteral("it is not there");
    Judgement all = m_server.judgement(isOver, instead);
    const Judgement client = m_client.judgement(isOver, instead);
    all.messages += client.messages;
    all.pairs += client.pairs;
    all.differences = m_found + all.differences + client.differences;
    const bool isRefused =
        std::ranges::contains(m_found, Difference::Kind::Handshake, &Difference::kind);
    if (isOver && !isRefused && m_expectedClose != m_close)
        all.differences.append(
            aboutConnection(Difference::Kind::Close, m_conn, m_expectedClose, m_close));
    if (m_isOpen)
        all.differences += m_assertions.found(isOver);
    return all;
}

} // namespace jackfield
