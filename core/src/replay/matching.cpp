// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/replay/matching.h>

#include <algorithm>

namespace jackfield {

namespace {
JsonPlaces placesOf(const QString &text)
{
    auto places = JsonPlaces::parse(text);
    Q_ASSERT_X(places, "Matching", qPrintable(text));
    return places.value_or(JsonPlaces());
}

bool anySelects(const QList<MessageSelector> &selectors,
                const MessagePlace &place,
                const ReadMessage &message)
{
    return std::ranges::any_of(selectors, [&](const MessageSelector &selector) {
        return selector.selects(place, message);
    });
}

bool restrictsNothing(const MessageSelector &selector)
{
    return selector.toJson().size() == 0;
}
} // namespace

Matching &Matching::strictness(Strictness value)
{
    m_strictness = value;
    return *this;
}

Matching &Matching::ignore(const QString &pointer)
{
    return add({ .kind = PlaceRuleKind::Ignore, .places = placesOf(pointer) });
}

Matching &Matching::ignore(const JsonPointer &place)
{
    return add({ .kind = PlaceRuleKind::Ignore, .places = JsonPlaces(place) });
}

Matching &Matching::add(const PlaceRule &rule)
{
    m_rules.append(rule);
    return *this;
}

Matching &Matching::bind(const QString &name, const QStringList &places)
{
    for (const QString &place : places)
        add({ .kind = PlaceRuleKind::Bind, .places = placesOf(place), .name = name });
    return *this;
}

Matching &Matching::optional(const MessageSelector &messages)
{
    m_optional.append(messages);
    return *this;
}

Matching &Matching::background(const MessageSelector &messages)
{
    m_background.append(messages);
    return *this;
}

Matching &Matching::unordered(const MessageSelector &messages)
{
    m_unordered.append(messages);
    return *this;
}

Matching &Matching::answer(const Answer &answer)
{
    m_answers.append(answer);
    return *this;
}

Matching &Matching::decode(const Decoding &decoding)
{
    m_decodings.append(decoding);
    return *this;
}

Matching &Matching::add(const Assertion &assertion)
{
    m_assertions.append(assertion);
    return *this;
}

Matching &Matching::add(const Matching &others)
{
    m_strictness = others.m_strictness == Strictness::Values ? m_strictness : others.m_strictness;
    m_rules += others.m_rules;
    m_optional += others.m_optional;
    m_background += others.m_background;
    m_unordered += others.m_unordered;
    m_answers += others.m_answers;
    m_decodings += others.m_decodings;
    m_assertions += others.m_assertions;
    m_answerWithin = others.m_answerWithin.count() > 0 ? others.m_answerWithin : m_answerWithin;
    return *this;
}

Matching &Matching::answerWithin(std::chrono::milliseconds time)
{
    m_answerWithin = time;
    return *this;
}

ReadMessage Matching::read(const MessagePlace &place, const WsMessage &message) const
{
    ReadMessage plain(message);
    if (message.isText())
        return plain;
    const auto decoding = std::ranges::find_if(
        m_decodings, [&](const Decoding &candidate) { return candidate.in.selects(place, plain); });
    return decoding == m_decodings.end() ? plain : ReadMessage(message, decoding->as);
}

bool Matching::isBackground(const MessagePlace &place, const ReadMessage &message) const
{
    return anySelects(m_background, place, message);
}

bool Matching::isOptional(const MessagePlace &place, const ReadMessage &message) const
{
    return anySelects(m_optional, place, message);
}

std::optional<int> Matching::answerOf(int conn, int n) const
{
    const auto found = std::ranges::find_if(
        m_answers, [&](const Answer &answer) { return answer.conn == conn && answer.n == n; });
    return found == m_answers.end() ? std::nullopt : std::optional(found->to);
}

bool Matching::isIgnored(const JsonPointer &place) const
{
    return std::ranges::any_of(m_rules, [&](const PlaceRule &rule) {
        if (rule.kind != PlaceRuleKind::Ignore || !restrictsNothing(rule.in))
            return false;
        const auto pointer = JsonPointer::parse(rule.places.text());
        return pointer && pointer->covers(place);
    });
}

} // namespace jackfield
