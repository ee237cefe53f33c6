// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "incidental_p.h"

#include <QRegularExpression>
#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
/// "/a/0" of "$.a[0]" as well: a path that names one place.
std::optional<JsonPointer> pointerOf(const JsonPlaces &places)
{
    if (places.pointer())
        return *places.pointer();
    static const QRegularExpression plain(uR"(^\$(?:\.[A-Za-z_]\w*|\[\d+\])+$)"_s);
    static const QRegularExpression step(uR"(\w+)"_s);
    if (!plain.match(places.text()).hasMatch())
        return std::nullopt;
    JsonPointer pointer;
    for (const QRegularExpressionMatch &match : step.globalMatch(places.text()))
        pointer = pointer.child(match.captured());
    return pointer;
}

/// What the selector says of a message's content; nothing if it says something else, too.
std::optional<Incidental> byContent(const MessageSelector &selector)
{
    if (selector.conn || selector.n || !selector.matches.pattern().isEmpty())
        return std::nullopt;
    const bool isAnything = !selector.path && !selector.text;
    if (selector.mode == WsMessage::Mode::Binary && isAnything)
        return Incidental { .isBinary = true };
    if (selector.mode || isAnything)
        return std::nullopt;
    if (selector.text)
        return selector.path ? std::nullopt : std::optional(Incidental { .text = selector.text });
    const auto path = pointerOf(*selector.path);
    const auto equal = selector.equals ? std::optional(planned(*selector.equals)) : std::nullopt;
    return path ? std::optional(Incidental { .path = path, .value = equal }) : std::nullopt;
}

/// A variable belongs to a test, and this to all of them.
PlannedValue unbound(PlannedValue value)
{
    if (value.what == PlannedValue::What::Bound)
        value.what = PlannedValue::What::SameType;
    for (PlannedValue &each : value.elements)
        each = unbound(each);
    return value;
}
} // namespace

Incidentals::Incidentals(const Matching &rules)
{
    const auto add = [&](const MessageSelector &selector, Side from) {
        auto content = byContent(selector);
        if (!content)
            return;
        content->from = from;
        m_all.append(*content);
    };
    for (const MessageSelector &selector : rules.backgrounds() + rules.optionals()) {
        (byContent(selector) ? m_byContent : m_byMessage).append(selector);
        for (const Side from : { Side::Client, Side::Server }) {
            if (!selector.from || selector.from == from)
                add(selector, from);
        }
    }
}

bool Incidentals::take(const MessagePlace &place,
                       const ReadMessage &message,
                       const std::optional<PlannedValue> &value)
{
    const auto selects = [&](const MessageSelector &selector) {
        return selector.selects(place, message);
    };
    if (std::ranges::any_of(m_byContent, selects))
        return true;
    if (!message.message().isText() || !std::ranges::any_of(m_byMessage, selects))
        return false;
    if (value)
        m_all.append({ .from = place.from, .value = unbound(*value) });
    else
        m_all.append({ .from = place.from, .text = message.message().text() });
    return true;
}

QStringList Incidentals::left() const
{
    if (m_byMessage.isEmpty())
        return {};
    return { u"optional and background messages other than those that were recorded"_s };
}

} // namespace jackfield
