// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cases_p.h"

namespace jackfield::wire::conformance {

namespace {
/// The sizes at which the form of a length changes (RFC 6455 section 5.2).
constexpr struct
{
    qsizetype size;
    qsizetype chop;
} sizesAndChops[] = { { 0, 0 },   { 125, 0 },   { 126, 0 },   { 127, 0 },
                      { 128, 0 }, { 65535, 0 }, { 65536, 0 }, { 65536, 997 } };

constexpr auto hello = "Hello, world!";
const QByteArray notUtf8 = QByteArray::fromHex("00fffefdfcfb00ff");
} // namespace

Cases framing()
{
    Cases cases;
    for (const bool isText : { true, false }) {
        const QString family = isText ? u"1.1"_s : u"1.2"_s;
        for (qsizetype number = 1; const auto &[size, chop] : sizesAndChops) {
            const QByteArray payload(size, isText ? '*' : '\xFE');
            const QString title =
                u"A %1 message of %2 bytes%3"_s.arg(isText ? u"text"_s : u"binary"_s)
                    .arg(size)
                    .arg(chop > 0 ? u", written %1 bytes at a time"_s.arg(chop) : QString());
            cases.push_back(
                echoed(numbered(family, number++),
                       title,
                       { .frames = { isText ? text(payload) : binary(payload) }, .chop = chop },
                       { isText ? textCame(payload) : binaryCame(payload) }));
        }
    }
    return cases;
}

Cases pingsAndPongs()
{
    const QByteArray longest(125, '\xFE');
    Cases cases {
        echoed(u"2.1"_s, u"A ping without payload"_s, { { ping() } }, { pongCame() }),
        echoed(u"2.2"_s, u"A ping with text"_s, { { ping(hello) } }, { pongCame(hello) }),
        echoed(u"2.3"_s,
               u"A ping with bytes that are not UTF-8"_s,
               { { ping(notUtf8) } },
               { pongCame(notUtf8) }),
        echoed(u"2.4"_s, u"A ping of 125 bytes"_s, { { ping(longest) } }, { pongCame(longest) }),
        failing(u"2.5"_s,
                u"A ping of 126 bytes, one too many"_s,
                { { ping(QByteArray(126, '\xFE')) } }),
        echoed(u"2.6"_s,
               u"A ping of 125 bytes, written octet by octet"_s,
               { .frames = { ping(longest) }, .chop = 1 },
               { pongCame(longest) }),
        echoed(u"2.7"_s, u"A pong that nobody asked for"_s, { { pong() } }, {}),
        echoed(u"2.8"_s,
               u"A pong with payload that nobody asked for"_s,
               { { pong("unsolicited pong payload") } },
               {}),
        echoed(u"2.9"_s,
               u"A pong that nobody asked for, then a ping"_s,
               { { pong("unsolicited pong payload"), ping("ping payload") } },
               { pongCame("ping payload") }),
    };
    QList<Frame> pings;
    QList<PeerEvent> pongs;
    for (int n = 0; n < 10; ++n) {
        const QByteArray payload = "payload-" + QByteArray::number(n);
        pings.append(ping(payload));
        pongs.append(pongCame(payload));
    }
    cases.push_back(echoed(u"2.10"_s, u"Ten pings at once"_s, { pings }, pongs));
    cases.push_back(echoed(
        u"2.11"_s, u"Ten pings, written octet by octet"_s, { .frames = pings, .chop = 1 }, pongs));
    // Only the most recent ping has to be answered (RFC 6455 section 5.5.3).
    for (auto tenPings = cases.end() - 2; tenPings != cases.end(); ++tenPings)
        tenPings->outcomes.push_back({ CaseVerdict::NonStrict, { pongs.last() } });
    return cases;
}

Cases reservedBits()
{
    const QList<PeerEvent> greeting { textCame(hello) };
    return {
        failing(u"3.1"_s, u"A text message with RSV3 set"_s, { { withRsv(text(hello), 1) } }),
        failing(u"3.2"_s,
                u"A text message, another one with RSV2 set, a ping"_s,
                { { text(hello), withRsv(text(hello), 2), ping() } },
                greeting),
        failing(u"3.3"_s,
                u"The same with RSV2 and RSV3, written frame by frame"_s,
                { .frames = { text(hello), withRsv(text(hello), 3), ping() }, .framewise = true },
                greeting),
        failing(u"3.4"_s,
                u"The same with RSV1, written octet by octet"_s,
                { .frames = { text(hello), withRsv(text(hello), 4), ping() }, .chop = 1 },
                greeting),
        failing(u"3.5"_s,
                u"A binary message with RSV1 and RSV3 set"_s,
                { { withRsv(binary(notUtf8), 5) } }),
        failing(u"3.6"_s, u"A ping with RSV1 and RSV2 set"_s, { { withRsv(ping(hello), 6) } }),
        failing(u"3.7"_s,
                u"A close frame with all reserved bits set"_s,
                { { withRsv({ .opcode = Opcode::Close }, 7) } }),
    };
}

Cases reservedOpcodes()
{
    Cases cases;
    for (const quint8 first : { quint8(3), quint8(11) }) {
        const QString family = first == 3 ? u"4.1"_s : u"4.2"_s;
        const auto reserved = [&](int offset, const QByteArray &payload = {}) {
            return Frame { .opcode = Opcode(first + offset), .payload = payload };
        };
        const auto titled = [&](const QString &title, int offset) {
            return title.arg(first + offset);
        };
        const QList<PeerEvent> greeting { textCame(hello) };
        cases.push_back(failing(family + u".1",
                                titled(u"A frame with the reserved opcode %1"_s, 0),
                                { { reserved(0) } }));
        cases.push_back(failing(family + u".2",
                                titled(u"A frame with the reserved opcode %1 and payload"_s, 1),
                                { { reserved(1, "reserved opcode payload") } }));
        cases.push_back(failing(family + u".3",
                                titled(u"A text message, a frame with opcode %1, a ping"_s, 2),
                                { { text(hello), reserved(2), ping() } },
                                greeting));
        cases.push_back(
            failing(family + u".4",
                    titled(u"A text message, a frame with opcode %1 and payload, a ping"_s, 3),
                    { { text(hello), reserved(3, hello), ping() } },
                    greeting));
        cases.push_back(
            failing(family + u".5",
                    titled(u"A text message, a frame with opcode %1 and payload, a ping, written "
                           "octet by octet"_s,
                           4),
                    { .frames = { text(hello), reserved(4, hello), ping() }, .chop = 1 },
                    greeting));
    }
    return cases;
}

} // namespace jackfield::wire::conformance
