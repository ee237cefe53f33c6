// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/frame.h>
#include <jackfield/ws/websocket.h>

/// "Grüße aus Teilen" in frames that cut a character, 1, 2, 3 as binary, and an empty text, with pings between: what peers
/// of ours are to hear as three messages.
inline void sendFragments(const jackfield::WebSocket &socket)
{
    using jackfield::wire::Opcode;
    const auto raw = [&socket](Opcode opcode, const QByteArray &payload, bool fin) {
        socket.sendRaw(
            jackfield::wire::encoded({ .opcode = opcode, .payload = payload, .fin = fin }));
    };
    const QByteArray text = QStringLiteral("Grüße aus Teilen").toUtf8();
    raw(Opcode::Text, text.first(3), false); // within a character
    socket.ping("between");
    raw(Opcode::Continuation, {}, false);
    raw(Opcode::Continuation, text.sliced(3), true);
    raw(Opcode::Binary, "\x01", false);
    socket.ping({});
    raw(Opcode::Continuation, "\x02\x03", true);
    raw(Opcode::Text, {}, false);
    raw(Opcode::Continuation, {}, true);
}
