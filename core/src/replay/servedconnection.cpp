// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "comparison_p.h"
#include "servedconnection_p.h"

namespace jackfield {

using std::chrono::milliseconds;
using Kind = SessionEvent::Kind;

ServedScript ServedScript::of(const QList<SessionEvent> &events)
{
    ServedScript script;
    script.conn = events.front().conn;
    int n = 0;
    bool isClosing = false;
    for (const SessionEvent &event : events) {
        if (event.kind == Kind::Open || event.kind == Kind::Refused)
            script.handshake = event;
        const bool isServers = event.from == Side::Server;
        const bool isEnd = event.kind == Kind::Close || (event.kind == Kind::End && !event.clean);
        if (event.kind == Kind::End || (event.kind == Kind::Close && !script.closeCode))
            script.closeCode = event.status.value_or(WsStatus::NoStatusReceived).code;
        n += event.kind == Kind::Message ? 1 : 0;
        if (event.kind == Kind::Message
            && !(isServers && isClosing)) // else it was under way already
            script.steps.append({ event, n });
        else if (isServers && !isClosing && (event.kind == Kind::Ping || isEnd))
            script.steps.append({ event });
        isClosing = isClosing || isEnd; // what follows answers the first close frame
    }
    return script;
}

ServedConnection::ServedConnection(ServedScript script, Matching matching, const ServerReplay &how)
    : m_script(std::move(script))
    , m_matching(std::move(matching))
    , m_how(how)
    , m_nextClient(nextOf(Side::Client, 0))
    , m_nextServer(nextOf(Side::Server, 0))
{ }

void ServedConnection::start(const std::shared_ptr<ServedConnection> &self, const WebSocket &socket)
{
    socket.onMessage([self, socket](const WsMessage &message) { self->received(socket, message); });
    socket.onClose(
        [self](const WsStatus &status, Side initiator, bool) { self->ended(status, initiator); });
    self->pump(socket);
}

qsizetype ServedConnection::nextOf(Side side, qsizetype from) const
{
    while (from < m_script.steps.size() && m_script.steps.at(from).event.from != side)
        ++from;
    return from;
}

void ServedConnection::received(const WebSocket &socket, const WsMessage &message)
{
    QList<Difference> differences;
    ++m_n;
    if (m_nextClient < m_script.steps.size()) {
        const Step &step = m_script.steps.at(m_nextClient);
        differences = compared(
            { m_script.conn, step.n, Side::Client }, step.event.message, message, m_matching);
        m_nextClient = nextOf(Side::Client, m_nextClient + 1);
    } else {
        differences.append(additional({ m_script.conn, m_n, Side::Client }, message));
    }
    m_how.report.log()->compared(differences);
    if (m_how.strict && !differences.isEmpty()) {
        m_isRejected = true;
        return socket.close(WsStatus::PolicyViolation.withReason(
            QStringLiteral("not as recorded: %1").arg(differences.front().text())));
    }
    pump(socket);
}

/// Does what the server did until the next message of the client, at the recorded pace.
void ServedConnection::pump(const WebSocket &socket)
{
    while (!m_isWaiting && m_nextServer < std::min(m_nextClient, m_script.steps.size())) {
        const Step &step = m_script.steps.at(m_nextServer);
        const auto before =
            m_nextServer == 0 ? m_script.handshake.t : m_script.steps.at(m_nextServer - 1).event.t;
        const double recorded = double((step.event.t - before).count()) / 1000;
        const milliseconds delay(m_how.speed > 0 ? qRound64(recorded / m_how.speed) : 0);
        if (delay.count() <= 0) {
            perform(socket, step);
            continue;
        }
        m_isWaiting = true;
        socket.after(delay, [self = shared_from_this(), socket, &step] {
            self->m_isWaiting = false;
            self->perform(socket, step);
            self->pump(socket);
        });
    }
}

void ServedConnection::perform(const WebSocket &socket, const Step &step)
{
    m_nextServer = nextOf(Side::Server, m_nextServer + 1);
    const SessionEvent &event = step.event;
    if (event.kind == Kind::Message) {
        ++m_n;
        socket.send(event.message);
    } else if (event.kind == Kind::Ping) {
        socket.ping(event.payload);
    } else if (event.kind == Kind::End) {
        socket.abort();
    } else if (event.status) {
        socket.close(*event.status);
    } else {
        socket.closeWithoutCode();
    }
}

/// What has not come or was not sent now will not be; else at least the end is the recorded one.
void ServedConnection::ended(const WsStatus &status, Side initiator)
{
    const auto log = m_how.report.log();
    const QString instead = QStringLiteral("the connection ended before, with %1").arg(status.code);
    bool isTold = m_isRejected;
    for (; m_nextClient < m_script.steps.size();
         m_nextClient = nextOf(Side::Client, m_nextClient + 1)) {
        const Step &step = m_script.steps.at(m_nextClient);
        log->compared(
            { missing({ m_script.conn, step.n, Side::Client }, step.event.message, instead) });
        isTold = true;
    }
    if (isTold)
        return;
    for (; m_nextServer < m_script.steps.size();
         m_nextServer = nextOf(Side::Server, m_nextServer + 1)) {
        const Step &step = m_script.steps.at(m_nextServer);
        if (step.event.kind != Kind::Message)
            continue;
        log->found(missing({ m_script.conn, step.n, Side::Server }, step.event.message, instead));
        isTold = true;
    }
    if (!isTold && initiator == Side::Client && m_script.closeCode
        && *m_script.closeCode != status.code) {
        log->found(aboutConnection(Difference::Kind::Close,
                                   m_script.conn,
                                   QString::number(*m_script.closeCode),
                                   QString::number(status.code)));
    }
}

} // namespace jackfield
