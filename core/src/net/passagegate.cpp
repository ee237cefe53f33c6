// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// A passage with an interceptor: what may be held goes through gates.
#include "passage_p.h"

namespace jackfield::net {

void Passage::createGates()
{
    if (!m_interceptor)
        return;
    m_connection = m_interceptor->begin(m_url, [loop = m_loop, weak = weak_from_this()] {
        loop->post([weak] {
            if (const auto self = weak.lock())
                self->decided();
        });
    });
    for (const Side from : { Side::Client, Side::Server }) {
        at(from).gate = std::make_unique<Gate>(
            Gate::Setup { .interceptor = *m_interceptor,
                          .connection = m_connection,
                          .from = from,
                          .keepsContext = m_deflate && keepsContext(*m_deflate, from),
                          .event = [this](const WsEvent &event) { tell(event); },
                          .frame =
                              [this, from](const WsFrame &frame) {
                                  if (m_observer.frame && !m_hasToldEnd)
                                      m_observer.frame(frame, from);
                              },
                          .closed = [this, from] { closed(from, at(from).tap.status()); } });
    }
}

void Passage::passGate(Side from, QByteArrayView bytes)
{
    Peer &peer = at(from);
    std::optional<wire::Violation> limit;
    while (!bytes.isEmpty() && !limit) {
        const bool hadClosed = peer.tap.hasClosed();
        const FrameTap::Step step = peer.tap.next(bytes);
        limit = step.limit;
        if (!limit)
            peer.gate->take(step.piece, peer.tap.walk(), peer.tap.hasClosed() && !hadClosed);
    }
    peer.tap.rest();
    if (limit)
        peer.gate->settle();
    letOut(from);
    if (limit)
        refuse(from, *limit);
}

/// What the gate has let go on is written, after it was recorded.
void Passage::letOut(Side from)
{
    Peer &peer = at(from);
    if (!peer.gate || m_isDone)
        return;
    if (peer.isOver)
        peer.gate->settle();
    flushObserver();
    const QByteArray out = peer.gate->takeOut();
    setFull(from, peer.gate->isFull());
    forward(from, out);
}

void Passage::setFull(Side side, bool isFull)
{
    at(side).isFull = isFull;
    setPaused(side);
}

/// Somebody has decided about something.
void Passage::decided()
{
    const auto keep = shared_from_this();
    for (const Side from : { Side::Client, Side::Server }) {
        if (m_isDone || m_isGoingAway)
            return;
        Peer &peer = at(from);
        peer.gate->decide();
        letOut(from);
        if (!m_isDone && peer.gate->isEmpty() && std::exchange(peer.isOverLater, false))
            endLike(from);
    }
}

/// It has no receiver any more.
void Passage::loseHeld(const QString &why)
{
    if (!m_interceptor || m_connection == 0)
        return;
    for (const Side from : { Side::Client, Side::Server }) {
        at(from).gate->settle();
        at(from).gate->lose();
    }
    m_interceptor->end(std::exchange(m_connection, 0), why);
}

} // namespace jackfield::net
