// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "offlinetransport_p.h"

namespace jackfield::testing {

namespace {
void endBoth(Connection &peer,
             const std::shared_ptr<Connection> &own,
             const std::optional<WsStatus> &status)
{
    peer.closeReceived(status);
    peer.closeAnswered(status.transform([](const WsStatus &s) { return WsStatus { s.code, {} }; }));
    peer.ended(true);
    if (own) {
        own->closeReceived(
            status.transform([](const WsStatus &s) { return WsStatus { s.code, {} }; }));
        own->ended(true);
    }
}
} // namespace

void OfflineTransport::setEnds(const std::shared_ptr<Connection> &own,
                               const std::shared_ptr<Connection> &peer)
{
    m_own = own;
    m_peer = peer;
}

/// Does `act` with the peer's connection after the caller has returned, as a network would.
template<typename Act>
void OfflineTransport::toPeer(Act act)
{
    post([own = m_own, peer = m_peer, act = std::move(act)] {
        if (const auto other = peer.lock())
            act(*other, own.lock());
    });
}

void OfflineTransport::sendMessage(const WsMessage &message)
{
    toPeer([message](Connection &peer, const auto &) { peer.messageReceived(message); });
}

void OfflineTransport::sendPing(const QByteArray &payload)
{
    toPeer([payload](Connection &peer, const std::shared_ptr<Connection> &own) {
        peer.pingReceived(payload);
        peer.pongAnswered(payload);
        if (own)
            own->pongReceived(payload);
    });
}

/// In two turns, so that the messages before it are delivered, and can be answered.
void OfflineTransport::sendClose(const std::optional<WsStatus> &status)
{
    toPeer([clock = m_clock, status](Connection &peer, const std::shared_ptr<Connection> &own) {
        clock.schedule({},
                       [to = peer.shared_from_this(), own, status] { endBoth(*to, own, status); });
    });
}

void OfflineTransport::abort()
{
    // Both ends are kept until they have been told, also when their owner goes meanwhile.
    post([own = m_own.lock(), peer = m_peer.lock()] {
        if (peer)
            peer->ended(false);
        if (own)
            own->ended(false);
    });
}

} // namespace jackfield::testing
