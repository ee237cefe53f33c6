// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "sessiontap_p.h"

namespace jackfield {

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
                const auto frames = std::make_shared<FrameCollector>();
                return WsObserver {
                    .event =
                        [tap, conn, frames](const WsEvent &event) {
                            const std::scoped_lock inner(tap->m_mutex);
                            tap->happened(conn, *frames, event);
                        },
                    .flush =
                        [tap] {
                            const std::scoped_lock inner(tap->m_mutex);
                            tap->m_output.flush();
                        },
                    .frame =
                        [tap, frames](const WsFrame &frame, Side from) {
                            const std::scoped_lock inner(tap->m_mutex);
                            frames->seen(frame, from, tap->now());
                        },
                };
            },
        .refused =
            [tap](const WsOpened &opened) {
                const std::scoped_lock lock(tap->m_mutex);
                tap->opened(opened, SessionEvent::Kind::Refused);
                tap->m_output.flush();
            },
    };
}

std::chrono::microseconds SessionTap::now() const
{
    return std::max(m_clock.elapsed() - m_origin, std::chrono::microseconds(0));
}

void SessionTap::record(SessionEvent event)
{
    event.t = now();
    m_output.event(std::move(event));
}

void SessionTap::recordRedacted(SessionEvent event)
{
    QList<Redactor::Replaced> fresh;
    m_redactor.redact(event, &fresh);
    const int conn = event.conn;
    record(std::move(event));
    for (const Redactor::Replaced &replaced : std::as_const(fresh)) {
        SessionEvent redacted;
        redacted.kind = SessionEvent::Kind::Redacted;
        redacted.conn = conn;
        redacted.text = replaced.pseudonym;
        redacted.where = replaced.where;
        record(std::move(redacted));
    }
}

int SessionTap::opened(const WsOpened &opened, SessionEvent::Kind kind)
{
    SessionEvent event;
    event.kind = kind;
    event.conn = ++m_lastConn;
    event.handshake = std::make_shared<const WsOpened>(opened);
    recordRedacted(std::move(event));
    return m_lastConn;
}

void SessionTap::happened(int conn, FrameCollector &frames, const WsEvent &event)
{
    SessionEvent line = eventOf(event);
    line.conn = conn;
    if (event.kind == WsEvent::Kind::Message)
        line.frames = frames.take(event.from);
    if (m_redactor.looksAtTexts())
        recordRedacted(std::move(line));
    else
        record(std::move(line));
}

} // namespace jackfield
