// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cases_p.h"

namespace jackfield::wire::conformance {

namespace {
/// How the same frames are written: three cases each.
constexpr struct
{
    const char16_t *words;
    qsizetype chop;
    bool framewise;
} writings[] = { { u"", 0, false },
                 { u", written frame by frame", 0, true },
                 { u", written octet by octet", 1, false } };

const QList<Frame> twoParts = fragments({ "fragment1", "fragment2" });
const QList<PeerEvent> joined { textCame("fragment1fragment2") };

using Make = ConformanceCase (*)(const QString &id, const QString &title, SendFrames send);

void appendThrice(
    Cases &cases,
    int firstNumber,
    const QString &title,
    const QList<Frame> &frames,
    const std::function<ConformanceCase(const QString &, const QString &, SendFrames)> &make)
{
    for (const auto &[words, chop, framewise] : writings)
        cases.push_back(make(numbered(u"5"_s, firstNumber++),
                             title + QStringView(words),
                             { .frames = frames, .chop = chop, .framewise = framewise }));
}

/// Everything is legal; pings stand between the fragments and a pause between two of them.
ConformanceCase withPause(const QString &id, const QString &title, bool framewise)
{
    const QList<Frame> parts =
        fragments({ "fragment1", "fragment2", "fragment3", "fragment4", "fragment5" });
    ConformanceCase made =
        echoed(id,
               title,
               { .frames = { parts[0], parts[1], ping("pongme 1!") }, .framewise = framewise },
               { pongCame("pongme 1!"),
                 stillOpen(),
                 pongCame("pongme 2!"),
                 textCame("fragment1fragment2fragment3fragment4fragment5") });
    made.steps.push_back(Pause {});
    made.steps.push_back(SendFrames { .frames = { parts[2], parts[3], ping("pongme 2!"), parts[4] },
                                      .framewise = framewise });
    return made;
}

/// 5.9 to 5.17: continuations of nothing.
void appendOrphans(Cases &cases)
{
    const auto failingCase = [](const QString &id, const QString &title, SendFrames send) {
        return failing(id, title, std::move(send));
    };
    for (const bool fin : { true, false }) {
        appendThrice(cases,
                     fin ? 9 : 12,
                     u"A continuation with FIN %1 where there is nothing to continue, then a text "
                     "message"_s.arg(fin ? u"set"_s : u"not set"_s),
                     { continuation("non-continuation payload", fin), text("Hello, world!") },
                     failingCase);
    }
    cases.push_back(failing(
        u"5.15"_s,
        u"A text message in two fragments, then a continuation of nothing and a text message"_s,
        { twoParts + QList<Frame> { continuation("fragment3", false), text("fragment4") } },
        joined));
    for (const bool fin : { false, true }) {
        const QList<Frame> round { continuation("fragment1", fin),
                                   text("fragment2", false),
                                   continuation("fragment3") };
        cases.push_back(
            failing(fin ? u"5.17"_s : u"5.16"_s,
                    u"Twice: a continuation of nothing with FIN %1, then a text message "
                    "in two fragments"_s.arg(fin ? u"set"_s : u"not set"_s),
                    { round + round }));
    }
}
} // namespace

Cases fragmentation()
{
    Frame pingPart = ping("fragment1");
    Frame pongPart = pong("fragment1");
    pingPart.fin = pongPart.fin = false;
    Cases cases {
        failing(
            u"5.1"_s, u"A ping in two fragments"_s, { { pingPart, continuation("fragment2") } }),
        failing(
            u"5.2"_s, u"A pong in two fragments"_s, { { pongPart, continuation("fragment2") } }),
    };
    appendThrice(cases,
                 3,
                 u"A text message in two fragments"_s,
                 twoParts,
                 [](const QString &id, const QString &title, SendFrames send) {
                     return echoed(id, title, std::move(send), joined);
                 });
    appendThrice(cases,
                 6,
                 u"A text message in two fragments, a ping between them"_s,
                 { twoParts[0], ping("ping payload"), twoParts[1] },
                 [](const QString &id, const QString &title, SendFrames send) {
                     return echoed(id,
                                   title,
                                   std::move(send),
                                   QList<PeerEvent> { pongCame("ping payload") } + joined);
                 });
    appendOrphans(cases);
    cases.push_back(failing(u"5.18"_s,
                            u"A text message in two fragments that both say text"_s,
                            { { text("fragment1", false), text("fragment2") } }));
    cases.push_back(withPause(
        u"5.19"_s, u"A text message in five fragments, with two pings and a pause"_s, false));
    cases.push_back(withPause(
        u"5.20"_s,
        u"A text message in five fragments, with two pings and a pause, written frame by frame"_s,
        true));
    return cases;
}

} // namespace jackfield::wire::conformance
