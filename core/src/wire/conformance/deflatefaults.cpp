// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cases_p.h"

namespace jackfield::wire::conformance {

namespace {
constexpr quint8 rsv1 = 4;
const QByteArray hello = QByteArray::fromHex("f248cdc9c90700"); ///< RFC 7692 section 7.2.3.1

ConformanceCase compressed(ConformanceCase made)
{
    made.opening.deflate = { {} };
    return made;
}

ConformanceCase inflated(const QString &id,
                         const QString &title,
                         const QList<Frame> &frames,
                         const QByteArray &echo)
{
    return compressed(echoed(id, title, { frames }, { textCame(echo) }));
}

Frame packed(const char *hex)
{
    return withRsv(text(QByteArray::fromHex(hex)), rsv1);
}

ConformanceCase malformed(const QString &id,
                          const QString &title,
                          const QList<Frame> &frames,
                          const QList<quint16> &codes = { 1002 })
{
    return compressed(failing(id, title, { frames }, {}, codes));
}
} // namespace

Cases deflateFaults()
{
    const Frame first = withRsv(text(hello.first(3), false), rsv1);
    const QList<quint16> badData { 1002, 1003, 1007, 1011 };
    ConformanceCase twice =
        compressed(echoed(u"D.2"_s,
                          u"The same text twice, the second time by the window of the first"_s,
                          { { withRsv(text(hello), rsv1), packed("f200110000") } },
                          { textCame("Hello"), textCame("Hello") }));
    ConformanceCase between =
        compressed(echoed(u"D.7"_s,
                          u"A compressed message in two fragments, a ping between them"_s,
                          { { first, ping("inside"), continuation(hello.sliced(3)) } },
                          { pongCame("inside"), textCame("Hello") }));
    return {
        inflated(u"D.1"_s, u"A compressed message"_s, { withRsv(text(hello), rsv1) }, "Hello"),
        twice,
        inflated(
            u"D.3"_s, u"A block that is stored"_s, { packed("000500faff48656c6c6f00") }, "Hello"),
        inflated(u"D.4"_s, u"A block with BFINAL set"_s, { packed("f348cdc9c9070000") }, "Hello"),
        inflated(u"D.5"_s, u"Two blocks"_s, { packed("f24805000000ffffcac9c90700") }, "Hello"),
        inflated(u"D.6"_s, u"A compressed message without content"_s, { packed("00") }, ""),
        between,
        inflated(u"D.8"_s,
                 u"A message that is not compressed where compression was agreed on"_s,
                 { text("Hello") },
                 "Hello"),
        malformed(u"D.9"_s, u"A ping with RSV1 set"_s, { withRsv(ping("Hello"), rsv1) }),
        malformed(u"D.10"_s,
                  u"A compressed message in two fragments, both with RSV1 set"_s,
                  { first, withRsv(continuation(hello.sliced(3)), rsv1) }),
        malformed(u"D.11"_s, u"Bytes that are not DEFLATE"_s, { packed("ffffffffff") }, badData),
        malformed(u"D.12"_s,
                  u"A compressed message that is not UTF-8"_s,
                  { packed("000200fdffc32800") },
                  { 1007 }),
        malformed(u"D.13"_s,
                  u"A text message with RSV2 set where compression was agreed on"_s,
                  { withRsv(text("Hello"), 2) }),
    };
}

} // namespace jackfield::wire::conformance
