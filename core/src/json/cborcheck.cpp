// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "json/cborcheck_p.h"

#include <QtEndian>
#include <limits>

namespace jackfield::notations {

namespace {
constexpr quint64 longestBigNumber = 256; // bytes

enum Major { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple };

/// The first byte of an item and the number in it or behind it.
struct Head
{
    int major = 0;
    quint64 argument = 0;
    qsizetype size = 0; ///< 0: cut off, or malformed
    bool isIndefinite = false;
};

Head headAt(QByteArrayView bytes)
{
    const auto first = quint8(bytes.front());
    Head head { .major = first >> 5, .argument = first & 31U, .size = 1 };
    if (head.argument < 24)
        return head;
    head.isIndefinite = head.argument == 31;
    if (head.isIndefinite)
        return head;
    const qsizetype length = head.argument < 28 ? qsizetype(1) << (head.argument - 24) : 0;
    if (length == 0 || bytes.size() <= length)
        return {};
    head.argument = 0;
    for (qsizetype i = 1; i <= length; ++i)
        head.argument = (head.argument << 8) | quint8(bytes[i]);
    head.size = 1 + length;
    return head;
}

const char *refused(const Head &head, bool isBigNumber)
{
    if (head.major == Tag && (head.argument == 25 || head.argument == 256))
        return "references to strings (tags 25 and 256) are not taken";
    if (head.major == Negative && head.argument > quint64(std::numeric_limits<qint64>::max()))
        return "an integer below those of 64 bits is not taken";
    if (head.major == Bytes && isBigNumber
        && (head.isIndefinite || head.argument > longestBigNumber))
        return "a number of more than 256 bytes is not taken";
    return nullptr;
}
} // namespace

Result<void> checkCbor(QByteArrayView bytes)
{
    bool isBigNumber = false; // a tag 2 or 3 stands before it
    for (qsizetype at = 0; at < bytes.size();) {
        const Head head = headAt(bytes.sliced(at));
        if (head.size == 0)
            return {};
        if (const char *why = refused(head, isBigNumber)) {
            const QString where = QStringLiteral("byte %1").arg(at);
            return failure(Error::Code::Unsupported,
                           QStringLiteral("CBOR: %1, at %2").arg(QString::fromLatin1(why), where),
                           where);
        }
        if (head.major == Tag)
            isBigNumber = isBigNumber || head.argument == 2 || head.argument == 3;
        else
            isBigNumber = false;
        at += head.size;
        if ((head.major == Bytes || head.major == Text) && !head.isIndefinite) {
            if (head.argument > quint64(bytes.size() - at))
                return {};
            at += qsizetype(head.argument);
        }
    }
    return {};
}

} // namespace jackfield::notations
