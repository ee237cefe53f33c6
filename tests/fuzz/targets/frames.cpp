// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../target.h"

#include <jackfield/wire/frame.h>

using namespace jackfield::wire;

namespace {
struct Seen
{
    QList<Frame> frames;
    QByteArray bytes; ///< of them, as they stood on the wire
    std::optional<quint16> closeCode;

    bool operator==(const Seen &) const = default;
};

Seen read(Role role, qint64 limit, const QList<QByteArrayView> &pieces)
{
    FrameReader reader({ .reader = role, .maxPayload = limit });
    Seen seen;
    for (QByteArrayView piece : pieces) {
        while (true) {
            const auto frame = reader.next(piece);
            if (!frame) {
                seen.closeCode = frame.error().closeCode;
                return seen;
            }
            if (!*frame)
                break;
            seen.frames.append({ .opcode = (*frame)->header.opcode,
                                 .payload = (*frame)->payload(),
                                 .fin = (*frame)->header.fin,
                                 .rsv = (*frame)->header.rsv,
                                 .mask = (*frame)->header.mask });
            seen.bytes += (*frame)->bytes;
        }
    }
    return seen;
}

void run(QByteArrayView input)
{
    const quint8 options = takeByte(input);
    const quint8 seed = takeByte(input);
    const Role role = options & 1 ? Role::Server : Role::Client;
    const qint64 limit = options & 2 ? 100 : 0;
    const Seen whole = read(role, limit, { input });
    require(whole == read(role, limit, cutInPieces(input, seed)), "frames do not depend on cuts");
    QByteArray written;
    for (const Frame &frame : whole.frames) {
        require(limit == 0 || frame.payload.size() <= limit, "no frame is above the limit");
        written += encoded(frame);
    }
    require(whole.bytes == written, "a frame is shown as it stood on the wire");
    require(input.startsWith(written), "a frame that was read is written as the same bytes");
}
} // namespace

const FuzzTarget framesTarget { "frames", run };
