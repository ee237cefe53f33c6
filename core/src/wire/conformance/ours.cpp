// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cases_p.h"

namespace jackfield::wire::conformance {

namespace {
const QByteArray mark = "\xEF\xBB\xBF"; ///< U+FEFF

ConformanceCase maskedWrongly(const QString &id, const QString &what, const Frame &frame)
{
    ConformanceCase made =
        failing(id, what + u", masked by a server or not masked by a client"_s, { { frame } });
    made.wrongMasking = true;
    return made;
}

/// A length that is written longer than it need be (RFC 6455 section 5.2). Few implementations look at that.
ConformanceCase longLength(const QString &id, const QString &title, SendFrames send)
{
    ConformanceCase made = failing(id, title, std::move(send));
    made.outcomes.push_back({ CaseVerdict::NonStrict, { textCame("short") }, true });
    return made;
}
} // namespace

Cases byteOrderMarks()
{
    const auto echoedText = [](const QString &id, const QString &title, const QByteArray &payload) {
        return echoed(id, title, { { text(payload) } }, { textCame(payload) });
    };
    const auto echoedParts =
        [](const QString &id, const QString &title, const QList<QByteArray> &parts) {
            return echoed(id, title, { fragments(parts) }, { textCame(parts.join()) });
        };
    return {
        echoedText(u"B.1"_s, u"Text that begins with U+FEFF"_s, mark + "text"),
        echoedParts(u"B.2"_s,
                    u"Text in two fragments, the second begins with U+FEFF"_s,
                    { "one", mark + "two" }),
        echoedText(u"B.3"_s, u"U+FEFF alone"_s, mark),
        echoedParts(u"B.4"_s,
                    u"Text in two fragments that cut a character of two bytes"_s,
                    { "caf\xC3", "\xA9" }),
        echoedParts(u"B.5"_s,
                    u"U+FEFF in three fragments of one byte"_s,
                    { mark.first(1), mark.sliced(1, 1), mark.sliced(2) }),
        echoedText(u"B.6"_s, u"Text that begins with two U+FEFF"_s, mark + mark + "text"),
        echoedText(u"B.7"_s,
                   u"Text with U+0000 at its beginning, middle and end"_s,
                   QByteArray("\0a\0b\0", 5)),
        echoed(u"B.8"_s,
               u"Text with a ping inside of a character of four bytes"_s,
               { { text("\xF0\x9F", false), ping("inside"), continuation("\x98\x80") } },
               { pongCame("inside"), textCame("\xF0\x9F\x98\x80") }),
        failing(u"B.9"_s,
                u"Text in two fragments that ends within a character"_s,
                { fragments({ "caf", "\xC3" }) },
                {},
                { 1007 }),
    };
}

Cases lengths()
{
    const Frame shortText = text("short");
    return {
        longLength(u"L.1"_s,
                   u"A length of 5 that is written in two bytes"_s,
                   { .frames = { shortText }, .lengthBytes = 2 }),
        longLength(u"L.2"_s,
                   u"A length of 5 that is written in eight bytes"_s,
                   { .frames = { shortText }, .lengthBytes = 8 }),
        failing(u"L.3"_s,
                u"A length whose highest bit is set"_s,
                { .frames = { shortText }, .lengthBytes = 8, .claimedLength = quint64(1) << 63 },
                {},
                { 1002, 1009 }),
        failing(u"L.4"_s,
                u"A ping whose length is written in two bytes"_s,
                { .frames = { ping("short") }, .lengthBytes = 2 }),
    };
}

Cases masking()
{
    Frame zeroMask = text("mask of zeros");
    zeroMask.mask = 0;
    ConformanceCase zeros =
        echoed(u"M.4"_s, u"A mask of zeros"_s, { { zeroMask } }, { textCame("mask of zeros") });
    zeros.peers = ConformanceCase::Peers::Servers;
    return {
        maskedWrongly(u"M.1"_s, u"A text message"_s, text("Hello")),
        maskedWrongly(u"M.2"_s, u"A ping"_s, ping("Hello")),
        maskedWrongly(u"M.3"_s, u"An empty text message"_s, text("")),
        zeros,
    };
}

Cases patience()
{
    const QList<Frame> parts = fragments({ "before ", "after" });
    const Frame whole = text("before after");
    const QList<PeerEvent> events { stillOpen(), textCame("before after") };
    return {
        { .id = u"T.1"_s,
          .title = u"A pause of six seconds between two fragments"_s,
          .steps = { SendFrames { { parts[0] } },
                     Pause { Pause::Why::Long },
                     SendFrames { { parts[1] } } },
          .outcomes = { { CaseVerdict::Ok, events } },
          .isSlow = true },
        { .id = u"T.2"_s,
          .title = u"A pause of six seconds within a frame"_s,
          .steps = { SendPieces { whole, { 7 }, Pause::Why::Long } },
          .outcomes = { { CaseVerdict::Ok, events } },
          .isSlow = true },
    };
}

} // namespace jackfield::wire::conformance
