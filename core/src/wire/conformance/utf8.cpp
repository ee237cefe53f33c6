// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cases_p.h"

namespace jackfield::wire::conformance {

namespace {
const QList<quint16> badPayload { 1007 };
const QByteArray kosme = QByteArray::fromHex("cebae1bdb9cf83cebcceb5");
const QByteArray edited = "edited";

/// 11 bytes of UTF-8, then U+110000 as if that could be encoded: wrong from its second byte on, the 13th of all.
const QByteArray tooHigh = kosme + QByteArray::fromHex("f4908080") + edited;

/// The second of three parts makes the text invalid: the connection should be failed when it has come, and must be
/// when all has.
ConformanceCase failFast(const QString &id, const QString &title, std::vector<CaseStep> steps)
{
    return { .id = id,
             .title = title,
             .steps = std::move(steps),
             .outcomes = { { CaseVerdict::Ok, { stillOpen() } },
                           { CaseVerdict::NonStrict, { stillOpen(), stillOpen() } } },
             .ending = CaseEnding::PeerFails,
             .closeCodes = badPayload };
}

ConformanceCase
failFastFrames(const QString &id, const QString &title, qsizetype first, qsizetype second)
{
    const QList<Frame> parts = fragments(
        { tooHigh.first(first), tooHigh.sliced(first, second - first), tooHigh.sliced(second) });
    return failFast(id,
                    title,
                    { SendFrames { { parts[0] } },
                      Pause { Pause::Why::Settle },
                      SendFrames { { parts[1] } },
                      Pause { Pause::Why::FailFast },
                      SendFrames { { parts[2] } } });
}
} // namespace

Cases utf8()
{
    const QByteArray umlauts =
        "Hello-\xC2\xB5@\xC3\x9F\xC3\xB6\xC3\xA4\xC3\xBC\xC3\xA0\xC3\xA1-UTF-8!!";
    const qsizetype middle = umlauts.indexOf("\xC3\xBC");
    const QByteArray surrogate = kosme + QByteArray::fromHex("eda080") + edited;
    return {
        echoed(u"6.1.1"_s, u"A text message without payload"_s, { { text("") } }, { textCame("") }),
        echoed(u"6.1.2"_s,
               u"A text message in three empty fragments"_s,
               { fragments({ "", "", "" }) },
               { textCame("") }),
        echoed(u"6.1.3"_s,
               u"A text message in three fragments, the first and the last empty"_s,
               { fragments({ "", "middle frame payload", "" }) },
               { textCame("middle frame payload") }),
        echoed(u"6.2.1"_s,
               u"Text with characters of two bytes"_s,
               { { text(umlauts) } },
               { textCame(umlauts) }),
        echoed(u"6.2.2"_s,
               u"Text in two fragments, cut between characters"_s,
               { fragments({ umlauts.first(middle), umlauts.sliced(middle) }) },
               { textCame(umlauts) }),
        echoed(u"6.2.3"_s,
               u"Text in fragments of one byte, so that characters are cut"_s,
               { fragments(octets(umlauts)) },
               { textCame(umlauts) }),
        echoed(u"6.2.4"_s,
               u"Text with characters of three bytes in fragments of one byte"_s,
               { fragments(octets(kosme)) },
               { textCame(kosme) }),
        failing(u"6.3.1"_s,
                u"Text that holds a surrogate, which is not UTF-8"_s,
                { { text(surrogate) } },
                {},
                badPayload),
        failing(u"6.3.2"_s,
                u"Text that holds a surrogate, in fragments of one byte"_s,
                { fragments(octets(surrogate)) },
                {},
                badPayload),
        failFastFrames(
            u"6.4.1"_s, u"Text in three fragments with pauses, the second with U+110000"_s, 11, 15),
        failFastFrames(
            u"6.4.2"_s,
            u"Text in three fragments with pauses, the second is the byte that makes it invalid"_s,
            12,
            13),
        failFast(u"6.4.3"_s,
                 u"A text frame in three pieces with pauses, the second with U+110000"_s,
                 { SendPieces { text(tooHigh), { 11, 15 } } }),
        failFast(
            u"6.4.4"_s,
            u"A text frame in three pieces with pauses, the second is the byte that makes it invalid"_s,
            { SendPieces { text(tooHigh), { 12, 13 } } }),
    };
}

} // namespace jackfield::wire::conformance
