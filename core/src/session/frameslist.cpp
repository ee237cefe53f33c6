// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "frameslist_p.h"

namespace jackfield {

namespace {
QByteArray entry(const SessionFrame &seen)
{
    const WsFrame &frame = seen.frame;
    const QByteArray mask = frame.mask
        ? '"' + QByteArray::number(*frame.mask, 16).rightJustified(8, '0') + '"'
        : QByteArrayLiteral("null");
    return '[' + milliseconds(seen.t) + ',' + (frame.fin ? '1' : '0') + ','
        + QByteArray::number(frame.rsv) + ',' + QByteArray::number(frame.opcode) + ','
        + QByteArray::number(frame.length) + ',' + mask + ']';
}

/// A whole number from 0 to `most`.
std::optional<quint64> number(const JsonValue &value, quint64 most)
{
    const auto whole = value.toInteger();
    return whole && *whole >= 0 && quint64(*whole) <= most ? std::optional(quint64(*whole))
                                                           : std::nullopt;
}

std::optional<SessionFrame> frameOf(const JsonValue &value)
{
    const auto parts = value.elements();
    if (parts.size() != 6) // an object has none
        return std::nullopt;
    const auto t = timeOf(parts[0]);
    const auto fin = number(parts[1], 1);
    const auto rsv = number(parts[2], 7);
    const auto opcode = number(parts[3], 15);
    const auto length = number(parts[4], std::numeric_limits<qint64>::max());
    if (!t || !fin || !rsv || !opcode || !length)
        return std::nullopt;
    SessionFrame seen { .t = *t,
                        .frame = { .fin = *fin == 1,
                                   .rsv = quint8(*rsv),
                                   .opcode = quint8(*opcode),
                                   .length = *length } };
    if (parts[5].type() == JsonValue::Type::Null)
        return seen;
    bool isHex = false;
    const QString digits = parts[5].toString();
    seen.frame.mask = digits.toUInt(&isHex, 16);
    return isHex && digits.size() == 8 ? std::optional(seen) : std::nullopt;
}
} // namespace

QByteArray milliseconds(std::chrono::microseconds t)
{
    QByteArray text = QByteArray::number(qint64(t.count() / 1000));
    QByteArray decimals = QByteArray::number(qint64(t.count() % 1000)).rightJustified(3, '0');
    while (decimals.endsWith('0'))
        decimals.chop(1);
    return decimals.isEmpty() ? text : text + '.' + decimals;
}

std::optional<std::chrono::microseconds> timeOf(const JsonValue &milliseconds)
{
    if (milliseconds.type() != JsonValue::Type::Number)
        return std::nullopt;
    const double micros = milliseconds.toDouble() * 1000;
    if (!(micros >= 0 && micros < 9e18))
        return std::nullopt;
    return std::chrono::microseconds(qRound64(micros));
}

void writeFrames(LineFields &line, const QList<SessionFrame> &frames)
{
    if (frames.isEmpty())
        return;
    QByteArrayList entries;
    for (const SessionFrame &frame : frames)
        entries.append(entry(frame));
    line.raw("frames", QByteArray('[' + entries.join(',') + ']'));
}

QList<SessionFrame> readFrames(FieldReader &line)
{
    const QString key = QStringLiteral("frames");
    const auto list = line.take(key, JsonValue::Type::Array);
    QList<SessionFrame> frames;
    if (!list)
        return frames;
    for (const JsonValue &value : list->elements()) {
        const auto frame = frameOf(value);
        if (!frame) {
            line.fail(key,
                      QStringLiteral(
                          "must list [t, FIN, RSV, opcode, wire length, mask] for each frame"));
            return {};
        }
        frames.append(*frame);
    }
    return frames;
}

} // namespace jackfield
