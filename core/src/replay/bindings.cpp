// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "bindings_p.h"
#include "timevalue_p.h"

#include <algorithm>

namespace jackfield {

bool Bindings::allows(const QString &name,
                      const QByteArray &recorded,
                      const QByteArray &actual) const
{
    const auto names = m_names.constFind(name);
    if (names == m_names.constEnd())
        return true;
    const auto bound = names->actual.constFind(recorded);
    return bound != names->actual.constEnd() ? *bound == actual : !names->recorded.contains(actual);
}

void Bindings::bind(const QString &name, const QByteArray &recorded, const QByteArray &actual)
{
    Names &names = m_names[name];
    names.actual.insert(recorded, actual);
    names.recorded.insert(actual, recorded);
}

std::optional<QByteArray> Bindings::actualOf(const QString &name, const QByteArray &recorded) const
{
    const auto names = m_names.constFind(name);
    if (names == m_names.constEnd() || !names->actual.contains(recorded))
        return std::nullopt;
    return names->actual.value(recorded);
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

WsMessage substituted(const MessagePlace &place,
                      const ReadMessage &recorded,
                      const Matching &matching,
                      const Bindings &bindings,
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
        for (const JsonPointer &pointer : rule.places.in(root)) {
            const JsonValue value = *root.at(pointer);
            const auto by = isBinding ? bindings.actualOf(rule.name, value.toJson())
                                      : shifted(value, now - recordedAt);
            if (by)
                replacements.append({ value.raw().data() - text.data(), value.raw().size(), *by });
        }
    }
    if (replacements.isEmpty())
        return recorded.message();
    const qsizetype before = recorded.message().bytes().indexOf(text); // blanks around the value
    for (Replacement &each : replacements)
        each.begin += before;
    return WsMessage::fromUtf8(replaced(recorded.message().bytes(), replacements));
}

} // namespace jackfield
