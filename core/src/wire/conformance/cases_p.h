// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/conformance.h>

namespace jackfield::wire::conformance {

using namespace Qt::StringLiterals;
using Cases = std::vector<ConformanceCase>;

// One table for each family.
Cases framing(); // 1
Cases pingsAndPongs(); // 2
Cases reservedBits(); // 3
Cases reservedOpcodes(); // 4
Cases fragmentation(); // 5
Cases utf8(); // 6.1 to 6.4
Cases utf8Sequences(); // 6.5 and on
Cases closing(); // 7
Cases limits(); // 9
Cases autoFragmentation(); // 10
Cases compression(); // 12, 13
Cases byteOrderMarks(); // B
Cases deflateFaults(); // D
Cases serverHandshakes(); // H.1
Cases clientHandshakes(); // H.2
Cases lengths(); // L
Cases masking(); // M
Cases patience(); // T

// Endless texts for Exchange.
QByteArray stars(qsizetype from, qsizetype size);
QByteArray letters(qsizetype from, qsizetype size);
QByteArray fourBytes(qsizetype from, qsizetype size);
QByteArray jsonText(qsizetype from, qsizetype size);
QByteArray htmlText(qsizetype from, qsizetype size);
QByteArray prose(qsizetype from, qsizetype size);
QByteArray picture(qsizetype from, qsizetype size);
QByteArray noise(qsizetype from, qsizetype size);

// Frames.
inline Frame text(const QByteArray &payload, bool fin = true)
{
    return { .opcode = Opcode::Text, .payload = payload, .fin = fin };
}
inline Frame binary(const QByteArray &payload)
{
    return { .opcode = Opcode::Binary, .payload = payload };
}
inline Frame continuation(const QByteArray &payload, bool fin = true)
{
    return { .opcode = Opcode::Continuation, .payload = payload, .fin = fin };
}
inline Frame ping(const QByteArray &payload = {})
{
    return { .opcode = Opcode::Ping, .payload = payload };
}
inline Frame pong(const QByteArray &payload = {})
{
    return { .opcode = Opcode::Pong, .payload = payload };
}
inline Frame withRsv(Frame frame, quint8 rsv)
{
    frame.rsv = rsv;
    return frame;
}
Frame closeFrame(quint16 code, const QByteArray &reason = {});
/// A text message, one frame for each of `parts`.
QList<Frame> fragments(const QList<QByteArray> &parts);
/// `payload` in parts of one byte.
QList<QByteArray> octets(const QByteArray &payload);

// Events.
inline PeerEvent textCame(const QByteArray &payload)
{
    return { PeerEvent::Kind::Text, payload };
}
inline PeerEvent binaryCame(const QByteArray &payload)
{
    return { PeerEvent::Kind::Binary, payload };
}
inline PeerEvent pongCame(const QByteArray &payload = {})
{
    return { PeerEvent::Kind::Pong, payload };
}
inline PeerEvent stillOpen()
{
    return { PeerEvent::Kind::StillOpen };
}

// Cases.
/// After these frames these events must have come, and the tester closes.
ConformanceCase
echoed(const QString &id, const QString &title, SendFrames send, const QList<PeerEvent> &events);
/// After these frames the peer must fail the connection. It may answer what was right before, `events`; failing before
/// it has answered is NonStrict.
ConformanceCase failing(const QString &id,
                        const QString &title,
                        SendFrames send,
                        const QList<PeerEvent> &events = {},
                        const QList<quint16> &codes = { 1002 });

/// "6.2" and 3: "6.2.3".
inline QString numbered(const QString &family, qsizetype number)
{
    return family + u'.' + QString::number(number);
}

} // namespace jackfield::wire::conformance
