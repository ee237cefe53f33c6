// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonfinder_p.h"

namespace jackfield {

std::optional<JsonValue> JsonFinder::at(const JsonPointer &pointer)
{
    if (!JsonTape::isOf(m_root))
        return m_root.at(pointer);
    const auto found = node(pointer);
    return found ? std::optional(JsonTape(m_root).value(*found)) : std::nullopt;
}

std::optional<quint32> JsonFinder::node(const JsonPointer &pointer)
{
    using Type = JsonValue::Type;
    const JsonTape tape(m_root);
    quint32 node = tape.root();
    size_t depth = 0;
    for (const QString &token : pointer.tokens()) {
        const bool isKnown = depth < m_levels.size() && m_levels[depth].container == node;
        if (!isKnown) {
            m_levels.resize(depth);
            m_levels.push_back({ .container = node, .element = tape.firstChild(node) });
        }
        Level &level = m_levels[depth++];
        const Type type = tape.type(node);
        const auto found = type == Type::Array ? element(tape, level, token)
            : type == Type::Object             ? member(tape, level, token)
                                               : std::nullopt;
        if (!found)
            return std::nullopt;
        node = *found;
    }
    return node;
}

std::optional<quint32> JsonFinder::element(const JsonTape &tape, Level &level, const QString &token)
{
    const auto index = tape.indexOf(level.container, token);
    if (!index)
        return std::nullopt;
    if (*index < level.index) {
        level.index = 0;
        level.element = tape.firstChild(level.container);
    }
    for (; level.index < *index; ++level.index)
        level.element = tape.nextElement(level.element);
    return level.element;
}

std::optional<quint32> JsonFinder::member(const JsonTape &tape, Level &level, const QString &token)
{
    constexpr quint32 few = 32; // are looked through
    if (tape[level.container].count <= few)
        return tape.member(level.container, token);
    if (!level.members)
        level.members = tape.members(level.container);
    const auto found = level.members->constFind(token);
    return found == level.members->constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace jackfield
