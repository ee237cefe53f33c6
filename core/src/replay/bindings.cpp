// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "bindings_p.h"
#include "json/jsonfinder_p.h"
#include "json/jsonnumber_p.h"
#include "lens/valuewriter_p.h"
#include "timevalue_p.h"

#include <jackfield/json/jsonwriter.h>

#include <algorithm>

namespace jackfield {

QByteArray keyOf(const JsonValue &value)
{
    if (value.isString())
        return json::quoted(value.toString());
    if (!value.isNumber())
        return value.toJson();
    const JsonNumber number = JsonNumber::of(value.raw());
    return (number.isNegative ? "-" : "") + number.digits + 'e'
        + (number.hugeExponent.isEmpty() ? QByteArray::number(number.exponent)
                                         : number.hugeExponent);
}

bool Bindings::allows(const QString &name, const JsonValue &recorded, const JsonValue &actual) const
{
    const auto names = m_names.constFind(name);
    if (names == m_names.constEnd())
        return true;
    const auto bound = names->actual.constFind(keyOf(recorded));
    return bound != names->actual.constEnd() ? *bound == actual
                                             : !names->taken.contains(keyOf(actual));
}

void Bindings::bind(const QString &name, const JsonValue &recorded, const JsonValue &actual)
{
    Names &names = m_names[name];
    const QByteArray key = keyOf(recorded);
    if (names.actual.contains(key))
        return;
    names.actual.insert(key, actual);
    names.taken.insert(keyOf(actual));
    m_bound.append({ name, key });
}

void Bindings::rollBack(qsizetype mark)
{
    while (m_bound.size() > mark) {
        const Bound last = m_bound.takeLast();
        Names &names = m_names[last.name];
        names.taken.remove(keyOf(names.actual.take(last.recorded)));
    }
}

std::optional<QByteArray> Bindings::actualOf(const QString &name, const JsonValue &recorded) const
{
    const auto names = m_names.constFind(name);
    if (names == m_names.constEnd())
        return std::nullopt;
    const auto bound = names->actual.constFind(keyOf(recorded));
    return bound == names->actual.constEnd() ? std::nullopt : std::optional(bound->toJson());
}

namespace {
/// Bytes of a message that others take the place of.
struct Replacement
{
    qsizetype begin = 0;
    qsizetype size = 0;
    QByteArray by;
};

QByteArray replaced(const QByteArray &text, QList<Replacement> replacements)
{
    std::ranges::sort(replacements, {}, &Replacement::begin);
    QByteArray out;
    qsizetype from = 0;
    for (const Replacement &each : std::as_const(replacements)) {
        if (each.begin < from) // within one that was replaced
            continue;
        out += QByteArrayView(text).sliced(from, each.begin - from);
        out += each.by;
        from = each.begin + each.size;
    }
    return out + QByteArrayView(text).sliced(from);
}
} // namespace

namespace {
/// The message with other values; as it was if its notation would not write the rest of it as it stands.
WsMessage rewritten(const ReadMessage &recorded, const QByteArray &text)
{
    const auto writtenAs = [&](const JsonValue &value) {
        const auto writer = lens::binaryWriter(*recorded.notation());
        writer->json(value);
        return writer->finish().value_or(QByteArray());
    };
    const auto value = JsonValue::parse(text, JsonValue::greatestDepth);
    const bool isKept = writtenAs(*recorded.structure()) == recorded.message().bytes();
    const QByteArray bytes = value && isKept ? writtenAs(*value) : QByteArray();
    return bytes.isEmpty() ? recorded.message() : WsMessage::binary(bytes);
}
} // namespace

WsMessage substituted(const MessagePlace &place,
                      const ReadMessage &recorded,
                      const Matching &matching,
                      Bindings &bindings,
                      std::chrono::microseconds recordedAt,
                      std::chrono::microseconds now)
{
    QList<Replacement> replacements;
    QByteArrayView text;
    for (const PlaceRule &rule : matching.rules()) {
        const bool isBinding = rule.kind == PlaceRuleKind::Bind;
        if ((!isBinding && rule.kind != PlaceRuleKind::Time) || !recorded.structure()
            || !rule.in.selects(place, recorded))
            continue;
        const JsonValue &root = *recorded.structure();
        text = root.raw();
        JsonFinder finder(root);
        for (const JsonPointer &pointer : rule.places.in(root)) {
            const auto found = finder.at(pointer);
            if (!found)
                continue;
            const JsonValue &value = *found;
            const auto by =
                isBinding ? bindings.actualOf(rule.name, value) : shifted(value, now - recordedAt);
            if (!by && isBinding && bindings.allows(rule.name, value, value))
                bindings.bind(rule.name, value, value);
            if (by)
                replacements.append({ value.raw().data() - text.data(), value.raw().size(), *by });
        }
    }
    if (replacements.isEmpty())
        return recorded.message();
    if (recorded.notation())
        return rewritten(recorded, replaced(text.toByteArray(), replacements));
    const qsizetype before = recorded.message().bytes().indexOf(text); // blanks around the value
    for (Replacement &each : replacements)
        each.begin += before;
    return WsMessage::fromUtf8(replaced(recorded.message().bytes(), replacements));
}

} // namespace jackfield
