// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsontape_p.h"

#include <jackfield/json/jsondiff.h>

namespace jackfield {

bool operator==(const JsonValue &a, const JsonValue &b)
{
    if (!JsonTape::isOf(a) || !JsonTape::isOf(b))
        return a.isNull() && b.isNull();
    if (a.raw() == b.raw())
        return true;
    const JsonTape mine(a);
    const JsonTape theirs(b);
    using Node = std::optional<quint32>;
    return JsonTapes(mine, theirs, [](Node, Node) { return false; }).run();
}

namespace json {

bool eachDifference(const JsonValue &expected,
                    const JsonValue &actual,
                    const std::function<bool(const Difference &)> &visit)
{
    if (!JsonTape::isOf(expected) || !JsonTape::isOf(actual))
        return (expected.isNull() && actual.isNull()) || visit({ {}, expected, actual });
    if (expected.raw() == actual.raw())
        return true;
    const JsonTape mine(expected);
    const JsonTape theirs(actual);
    std::function<JsonPointer()> place;
    const auto valueOf = [](const JsonTape &tape, std::optional<quint32> node) {
        return node ? std::optional(tape.value(*node)) : std::nullopt;
    };
    const auto found = [&](std::optional<quint32> first, std::optional<quint32> second) {
        return visit({ place(), valueOf(mine, first), valueOf(theirs, second) });
    };
    JsonTapes tapes(mine, theirs, found);
    place = [&tapes] { return tapes.place(); };
    return tapes.run();
}

QList<Difference> diff(const JsonValue &expected, const JsonValue &actual)
{
    QList<Difference> all;
    eachDifference(expected, actual, [&](const Difference &difference) {
        all.append(difference);
        return true;
    });
    return all;
}

} // namespace json
} // namespace jackfield
