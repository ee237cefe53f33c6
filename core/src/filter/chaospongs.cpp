// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "chaosdice_p.h"

namespace jackfield {

namespace {
/// As a server writes it: not masked (RFC 6455 section 5.5.3). Precondition: at most 125 bytes.
QByteArray pongFrame(const QByteArray &payload)
{
    return QByteArray("\x8a") + char(payload.size()) + payload;
}

/// One that answers no ping that was sent.
QByteArray anotherPayload(QByteArray payload)
{
    if (payload.isEmpty())
        return QByteArray("?");
    payload.back() = char(payload.back() ^ 1);
    return payload;
}
} // namespace

void mispong(const WebSocket &socket,
             const Chaos &chaos,
             quint32 connection,
             const ChaosSwitch &isOn)
{
    if (chaos.pongs == PongChaos() || socket.side() != Side::Server || !socket.setPongsMuted(true))
        return;
    const auto dice = std::make_shared<Dice>(chaos.seed, connection, Throw::Pongs);
    const ChaosWindow window(socket, chaos);
    socket.onPing([=, policy = chaos.pongs](const QByteArray &payload) {
        const bool isDropped = dice->strikes(policy.drop);
        const bool isWrong = dice->strikes(policy.wrong);
        const auto delay = dice->within(policy.latency);
        const bool isNow = isOn.isMisbehaving() && window.isNow();
        if (isNow && isDropped)
            return;
        const QByteArray frame = pongFrame(isNow && isWrong ? anotherPayload(payload) : payload);
        if (isNow && delay.count() > 0)
            socket.after(delay, [socket, frame] { socket.sendRaw(frame); });
        else
            socket.sendRaw(frame);
    });
}

} // namespace jackfield
