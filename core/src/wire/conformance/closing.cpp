// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cases_p.h"

namespace jackfield::wire::conformance {

namespace {
/// The tester's close frame is among `frames`, and the peer answers it.
ConformanceCase answered(const QString &id,
                         const QString &title,
                         const QList<Frame> &frames,
                         const QList<quint16> &codes = { 1000 })
{
    return { .id = id,
             .title = title,
             .steps = { SendFrames { frames } },
             .ending = CaseEnding::PeerAnswers,
             .closeCodes = codes,
             .wrongCodeFails = true };
}

/// The tester's close frame is wrong.
ConformanceCase refused(const QString &id,
                        const QString &title,
                        const Frame &frame,
                        const QList<quint16> &codes = { 1002 })
{
    ConformanceCase made = answered(id, title, { frame }, codes);
    made.ending = CaseEnding::PeerFails;
    return made;
}

ConformanceCase informational(ConformanceCase made)
{
    made.ending = CaseEnding::Open;
    made.outcomes = { { CaseVerdict::Informational, {} } };
    return made;
}

Cases closeCodes()
{
    Cases cases;
    for (qsizetype number = 1;
         const int code :
         { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999 }) {
        cases.push_back(answered(numbered(u"7.7"_s, number++),
                                 u"A close frame with the code %1"_s.arg(code),
                                 { closeFrame(quint16(code)) },
                                 { 1000, quint16(code) }));
    }
    for (qsizetype number = 1;
         const int code : { 0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999 }) {
        cases.push_back(
            refused(numbered(u"7.9"_s, number++),
                    u"A close frame with the code %1, which may not be sent"_s.arg(code),
                    closeFrame(quint16(code))));
    }
    for (qsizetype number = 1; const int code : { 5000, 65535 }) {
        cases.push_back(
            informational(answered(numbered(u"7.13"_s, number++),
                                   u"A close frame with the code %1, beyond all ranges"_s.arg(code),
                                   { closeFrame(quint16(code)) })));
    }
    return cases;
}
} // namespace

Cases closing()
{
    const Frame close = closeFrame(1000);
    const Frame empty { .opcode = Opcode::Close };
    const QByteArray badReason = QByteArray::fromHex("cebae1bdb9cf83cebcceb5eda080656469746564");
    ConformanceCase plain = echoed(u"7.1.1"_s,
                                   u"A text message, then a close frame"_s,
                                   { { text("Hello World!") } },
                                   { textCame("Hello World!") });
    plain.wrongCodeFails = true;
    Cases cases {
        plain,
        answered(u"7.1.2"_s, u"Two close frames"_s, { close, empty }),
        answered(u"7.1.3"_s, u"A close frame, then a ping"_s, { close, ping() }),
        answered(
            u"7.1.4"_s, u"A close frame, then a text message"_s, { close, text("Hello World!") }),
        answered(u"7.1.5"_s,
                 u"A close frame between two fragments of a text message"_s,
                 { text("fragment1", false), close, continuation("fragment2") }),
        informational(
            answered(u"7.1.6"_s,
                     u"A text message of 256 KiB, a short one, a close frame, a ping"_s,
                     { text(letters(0, 256 << 10)), text("Hello World!"), close, ping() })),
        answered(u"7.3.1"_s, u"A close frame without payload"_s, { empty }),
        refused(u"7.3.2"_s,
                u"A close frame with one byte of payload"_s,
                { .opcode = Opcode::Close, .payload = "a" }),
        answered(u"7.3.3"_s, u"A close frame with a code"_s, { close }),
        answered(u"7.3.4"_s,
                 u"A close frame with a code and a reason"_s,
                 { closeFrame(1000, "Hello World!") }),
        answered(u"7.3.5"_s,
                 u"A close frame with a reason of 123 bytes"_s,
                 { closeFrame(1000, QByteArray(123, '*')) }),
        refused(u"7.3.6"_s,
                u"A close frame with a reason of 124 bytes, one too many"_s,
                closeFrame(1000, QByteArray(124, '*'))),
        refused(u"7.5.1"_s,
                u"A close frame with a reason that is not UTF-8"_s,
                closeFrame(1000, badReason),
                { 1002, 1007 }),
    };
    std::ranges::move(closeCodes(), std::back_inserter(cases));
    return cases;
}

} // namespace jackfield::wire::conformance
