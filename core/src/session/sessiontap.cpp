// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "sessiontap_p.h"

namespace jackfield {

namespace {
SessionEvent::Kind kindOf(WsEvent::Kind kind)
{
    switch (kind) {
    case WsEvent::Kind::Message:
        return SessionEvent::Kind::Message;
    case WsEvent::Kind::Ping:
        return SessionEvent::Kind::Ping;
    case WsEvent::Kind::Pong:
        return SessionEvent::Kind::Pong;
    case WsEvent::Kind::Close:
        return SessionEvent::Kind::Close;
    case WsEvent::Kind::End:
        return SessionEvent::Kind::End;
    case WsEvent::Kind::Error:
        return SessionEvent::Kind::Error;
    }
    return SessionEvent::Kind::Unknown;
}
} // namespace

SessionTap::SessionTap(const RecordingOptions &options, const Start &start, Output output)
    : m_clock(options.clock)
    , m_origin(options.clock.elapsed() - start.t)
    , m_lastConn(start.lastConn)
    , m_redactor(options.redaction, start.firstPseudonym)
    , m_output(std::move(output))
{ }

WsSink SessionTap::sink(const std::shared_ptr<SessionTap> &tap)
{
    return {
        .opened =
            [tap](const WsOpened &opened) {
                const std::scoped_lock lock(tap->m_mutex);
                const int conn = tap->opened(opened, SessionEvent::Kind::Open);
                return WsObserver { .event =
                                        [tap, conn](const WsEvent &event) {
                                            const std::scoped_lock inner(tap->m_mutex);
                                            tap->happened(conn, event);
                                        },
                                    .flush =
                                        [tap] {
                                            const std::scoped_lock inner(tap->m_mutex);
                                            tap->m_output.flush();
                                        } };
            },
        .refused =
            [tap](const WsOpened &opened) {
                const std::scoped_lock lock(tap->m_mutex);
                tap->opened(opened, SessionEvent::Kind::Refused);
                tap->m_output.flush();
            },
    };
}

void SessionTap::record(SessionEvent event)
{
    event.t = std::max(m_clock.elapsed() - m_origin, std::chrono::microseconds(0));
    m_output.event(event);
}

int SessionTap::opened(const WsOpened &opened, SessionEvent::Kind kind)
{
    QList<Redactor::Replaced> fresh;
    SessionEvent event;
    event.kind = kind;
    event.conn = ++m_lastConn;
    event.opened = m_redactor.redacted(opened, &fresh);
    record(event);
    for (const Redactor::Replaced &replaced : std::as_const(fresh)) {
        SessionEvent redacted;
        redacted.kind = SessionEvent::Kind::Redacted;
        redacted.conn = m_lastConn;
        redacted.text = replaced.pseudonym;
        redacted.where = replaced.where;
        record(redacted);
    }
    return m_lastConn;
}

void SessionTap::happened(int conn, const WsEvent &event)
{
    SessionEvent line;
    line.kind = kindOf(event.kind);
    line.conn = conn;
    line.from = event.from;
    line.message = event.message;
    line.payload = event.payload;
    line.status = event.status;
    line.clean = event.clean;
    line.text = event.error.message;
    record(line);
}

} // namespace jackfield
