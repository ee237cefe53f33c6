// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../target.h"
#include "net/frametap_p.h"

using namespace jackfield;

namespace {
constexpr qint64 fewBytes = 100;

struct Seen
{
    QList<WsEvent> events;
    qsizetype passed = 0;
    std::optional<quint16> limit = {};
    bool hasClosed = false;
    bool isBetweenFrames = true; ///< unless there is a limit
};

/// Of what is broken, as much is told as has come by then.
bool isSame(const WsEvent &a, const WsEvent &b)
{
    const bool isBroken = a.kind == WsEvent::Kind::Frame || a.partial;
    return a.kind == b.kind && a.from == b.from && a.partial == b.partial && a.status == b.status
        && (isBroken || (a.message == b.message && a.payload == b.payload));
}

Seen take(net::FrameTap::Setup setup, bool isObserved, const QList<QByteArrayView> &pieces)
{
    Seen seen;
    if (isObserved)
        setup.event = [&](const WsEvent &event) { seen.events.append(event); };
    net::FrameTap tap(setup);
    for (const QByteArrayView piece : pieces) {
        const auto taken = tap.take(piece);
        seen.passed += taken.passes;
        if (taken.limit) {
            seen.limit = taken.limit->closeCode;
            break;
        }
        require(taken.passes == piece.size(), "what breaks no limit passes");
    }
    seen.hasClosed = tap.hasClosed();
    seen.isBetweenFrames = tap.isBetweenFrames();
    tap.end();
    return seen;
}

void run(QByteArrayView input)
{
    const quint8 options = takeByte(input);
    const quint8 seed = takeByte(input);
    net::FrameTap::Setup setup { .from = options & 1 ? Side::Client : Side::Server };
    if (options & 2)
        setup.maxMessageBytes = fewBytes;
    if (options & 4)
        setup.deflate = wire::DeflateParameters();
    const Seen whole = take(setup, true, { input });
    const Seen cut = take(setup, true, cutInPieces(input, seed));
    require(whole.limit == cut.limit && whole.hasClosed == cut.hasClosed
                && (whole.limit || whole.isBetweenFrames == cut.isBetweenFrames)
                && std::ranges::equal(whole.events, cut.events, isSame),
            "what is seen does not depend on cuts");
    require(setup.maxMessageBytes > 0 || !whole.limit, "there is no limit unless one is set");
    for (const WsEvent &event : whole.events) {
        require(event.message.size() <= fewBytes || setup.maxMessageBytes == 0 || event.partial,
                "no message is above the limit");
        require(event.from == setup.from, "all of it is the sender's");
    }
    const Seen unseen = take(setup, false, { input });
    require(unseen.limit || whole.limit || unseen.isBetweenFrames == whole.isBetweenFrames,
            "frames end where they do, whoever looks");
}
} // namespace

const FuzzTarget frameTapTarget { "frametap", run };
