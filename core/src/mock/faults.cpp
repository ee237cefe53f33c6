// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "faults_p.h"

#include <limits>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

constexpr int fragments = 10'000;

/// A message in ten thousand fragments of one byte: allowed, and hard on readers that copy what they have each time.
QByteArray fragmentStorm()
{
    return hex("010161") + hex("000161").repeated(fragments - 2) + hex("800161");
}

double probabilityAt(const Node &node, const QString &key)
{
    const auto value = node.member(key);
    const double probability = !value ? 0
        : value->value().isNumber()   ? value->value().toDouble()
                                      : -1;
    if (!(probability >= 0 && probability <= 1))
        value->fail(u"must be a probability, from 0 (never) to 1 (always)"_s);
    return probability;
}

/// `50`, or `{"min": 10, "max": 50}`.
Latency latencyOf(const Node &node)
{
    constexpr qint64 day = 86'400'000;
    if (!node.value().isObject()) {
        const std::chrono::milliseconds both(node.integer(0, day));
        return { both, both };
    }
    node.expectKeys({ u"min"_s, u"max"_s });
    const qint64 min = node.required(u"min"_s).integer(0, day);
    return { std::chrono::milliseconds(min),
             std::chrono::milliseconds(node.required(u"max"_s).integer(min, day)) };
}

/// At `key`; none if it is not there.
Latency latencyAt(const Node &node, const QString &key)
{
    const auto latency = node.member(key);
    return latency ? latencyOf(*latency) : Latency();
}

MessageChaos directionOf(const Node &node)
{
    node.expectKeys({ u"latency"_s,
                      u"drop"_s,
                      u"duplicate"_s,
                      u"truncate"_s,
                      u"reorder"_s,
                      u"cut"_s,
                      u"bytesPerSecond"_s });
    const auto bytes = node.member(u"bytesPerSecond"_s);
    return { .latency = latencyAt(node, u"latency"_s),
             .drop = probabilityAt(node, u"drop"_s),
             .duplicate = probabilityAt(node, u"duplicate"_s),
             .truncate = probabilityAt(node, u"truncate"_s),
             .reorder = probabilityAt(node, u"reorder"_s),
             .closeMidMessage = probabilityAt(node, u"cut"_s),
             .bytesPerSecond = bytes ? bytes->integer(1, std::numeric_limits<qint64>::max()) : 0 };
}

PongChaos pongsOf(const Node &node)
{
    node.expectKeys({ u"latency"_s, u"drop"_s, u"wrong"_s });
    return { .drop = probabilityAt(node, u"drop"_s),
             .wrong = probabilityAt(node, u"wrong"_s),
             .latency = latencyAt(node, u"latency"_s) };
}

Chaos chaosOf(const Node &node)
{
    constexpr qint64 day = 86'400'000;
    node.expectKeys({ u"seed"_s,
                      u"refuse"_s,
                      u"handshake"_s,
                      u"received"_s,
                      u"sent"_s,
                      u"pongs"_s,
                      u"from"_s,
                      u"until"_s });
    Chaos chaos { .refuse = probabilityAt(node, u"refuse"_s),
                  .handshake = latencyAt(node, u"handshake"_s) };
    if (const auto own = node.member(u"seed"_s))
        chaos.seed = quint32(own->integer(1, std::numeric_limits<quint32>::max()));
    if (const auto received = node.member(u"received"_s))
        chaos.received = directionOf(*received);
    if (const auto sent = node.member(u"sent"_s))
        chaos.sent = directionOf(*sent);
    if (const auto pongs = node.member(u"pongs"_s))
        chaos.pongs = pongsOf(*pongs);
    if (const auto from = node.member(u"from"_s))
        chaos.from = std::chrono::milliseconds(from->integer(0, day));
    if (const auto until = node.member(u"until"_s))
        chaos.until = std::chrono::milliseconds(until->integer(chaos.from.count() + 1, day));
    return chaos;
}
} // namespace

const QList<FrameFault> &frameFaults()
{
    // Their payload is "fault" where they have one (RFC 6455 section 5).
    static const QList<FrameFault> faults {
        { "reservedBit"_L1, [] { return hex("c1056661756c74"); } },
        { "reservedOpcode"_L1, [] { return hex("83056661756c74"); } },
        { "maskedFrame"_L1, [] { return hex("81850a0b0c0d6c6a797978"); } },
        { "invalidUtf8"_L1, [] { return hex("8102c328"); } },
        { "invalidUtf8InFragments"_L1, [] { return hex("0101c3800128"); } },
        { "continuationWithoutStart"_L1, [] { return hex("80056661756c74"); } },
        { "messageInsideMessage"_L1, [] { return hex("01056661756c7481056661756c74"); } },
        { "fragmentedPing"_L1, [] { return hex("0900"); } },
        { "longPing"_L1, []() -> QByteArray { return hex("897e007e") + QByteArray(126, 'p'); } },
        { "longerLengthThanNeeded"_L1, [] { return hex("817e00056661756c74"); } },
        { "lengthThatNeverComes"_L1, [] { return hex("81646661756c74"); } },
        { "hugeLength"_L1, [] { return hex("817f7fffffffffffffff"); } },
        { "negativeLength"_L1, [] { return hex("817fffffffffffffffff"); } },
        { "closeOfOneByte"_L1, [] { return hex("880103"); } },
        { "closeWithReservedCode"_L1, [] { return hex("880203ee"); } },
        { "closeWithInvalidUtf8"_L1, [] { return hex("880403e8c328"); } },
        { "messageAfterClose"_L1, [] { return hex("880203e881056661756c74"); } },
        { "notAFrame"_L1, [] { return "HTTP/1.1 500 Internal Server Error\r\n\r\n"_ba; } },
        { "fragmentStorm"_L1, &fragmentStorm, WsMessage::text(QString(fragments, u'a')) },
    };
    return faults;
}

QList<Chaos> readFaults(const Node &node)
{
    QList<Chaos> faults;
    for (const Node &each : node.oneOrMore())
        faults += chaosOf(each);
    return faults;
}

} // namespace jackfield::mock
