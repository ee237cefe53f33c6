// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../target.h"

#include <jackfield/wire/deflate.h>

using namespace jackfield::wire;

namespace {
constexpr qint64 limit = 16 << 10; ///< small: most of the time goes into memory

struct Seen
{
    QList<QByteArray> messages;
    std::optional<quint16> closeCode;

    bool operator==(const Seen &) const = default;
};

/// `seed`: nothing for uncut.
Seen read(const DeflateParameters &parameters,
          const QList<QByteArrayView> &messages,
          std::optional<quint8> seed)
{
    Inflater inflater(Role::Server, parameters, limit);
    Seen seen;
    for (const QByteArrayView message : messages) {
        QByteArray out;
        std::optional<Violation> violation;
        for (const QByteArrayView piece : seed ? cutInPieces(message, *seed) : QList { message }) {
            if (!violation)
                violation = inflater.feed(piece, out);
        }
        if (!violation)
            violation = inflater.endMessage(out);
        require(out.size() <= limit, "no message is above the limit");
        if (violation) {
            seen.closeCode = violation->closeCode;
            return seen;
        }
        seen.messages.append(out);
    }
    return seen;
}

void run(QByteArrayView input)
{
    const quint8 options = takeByte(input);
    const quint8 seed = takeByte(input);
    const qsizetype wanted = takeByte(input);
    const qsizetype first = std::min(wanted, input.size());
    const QList<QByteArrayView> messages { input.first(first), input.sliced(first) };
    const bool isFresh = options & 1;
    const int bits = options & 2 ? 8 + (options >> 5) : 15;
    const DeflateParameters parameters { .clientMaxWindowBits = bits,
                                         .clientNoContextTakeover = isFresh };
    const Seen whole = read(parameters, messages, std::nullopt);
    const Seen cut = read(parameters, messages, seed);
    // One that refers back further than its window is found out or not, as it is cut.
    require(whole == cut || (bits < 15 && cut.closeCode == 1007), "messages do not depend on cuts");
    if (!(options & 8)) // seldom: a compressor takes 256 KiB
        return;
    Deflater deflater(Role::Client, parameters, options & 4 ? 1 : 6);
    QList<QByteArray> compressed;
    for (const QByteArrayView message : messages)
        compressed.append(deflater.compressed(message));
    const Seen back = read(parameters, { compressed.at(0), compressed.at(1) }, seed);
    require(back == Seen { { messages.at(0).toByteArray(), messages.at(1).toByteArray() }, {} },
            "what is compressed is read back");
}
} // namespace

const FuzzTarget deflateTarget { "deflate", run };
