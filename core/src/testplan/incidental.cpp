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
    if (selector.conn || selector.n || selector.mode || !selector.matches.pattern().isEmpty())
        return std::nullopt;
    if (selector.text)
        return selector.path ? std::nullopt : std::optional(Incidental { .text = selector.text });
    const auto path = selector.path ? pointerOf(*selector.path) : std::nullopt;
    const auto equal = selector.equals ? std::optional(planned(*selector.equals)) : std::nullopt;
    return path ? std::optional(Incidental { .path = path, .value = equal }) : std::nullopt;
}
} // namespace

Incidentals::Incidentals(const Matching &rules)
{
    for (const MessageSelector &selector : rules.backgrounds() + rules.optionals()) {
        if (selector.from == Side::Client)
            continue;
        const auto content = byContent(selector);
        (content ? m_byContent : m_byMessage).append(selector);
        if (content)
            m_all.append(*content);
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
    if (!std::ranges::any_of(m_byMessage, selects))
        return false;
    if (value)
        m_all.append({ .value = value });
    else if (message.message().isText())
        m_all.append({ .text = message.message().text() });
    return true;
}

QStringList Incidentals::left() const
{
    if (m_byMessage.isEmpty())
        return {};
    return { u"optional and background messages that were not recorded"_s };
}

} // namespace jackfield
