// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "target.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

void require(bool holds, const char *rule)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", rule);
    std::abort();
}

quint8 takeByte(QByteArrayView &input)
{
    if (input.isEmpty())
        return 0;
    const auto byte = quint8(input.front());
    input.slice(1);
    return byte;
}

QList<QByteArrayView> cutInPieces(QByteArrayView bytes, quint8 seed)
{
    QList<QByteArrayView> pieces;
    quint32 state = seed;
    while (!bytes.isEmpty()) {
        state = state * 1664525 + 1013904223; // the generator of Numerical Recipes
        const quint32 choice = state >> 24;
        const qsizetype wanted = seed == 0 ? 1 : choice < 240 ? 1 + choice % 16 : 500;
        pieces.append(bytes.first(std::min(wanted, bytes.size())));
        bytes.slice(pieces.last().size());
    }
    return pieces;
}
