// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "colourrules.h"

#include <algorithm>
#include <array>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::array colours { RowColour::Red,   RowColour::Orange, RowColour::Yellow,
                               RowColour::Green, RowColour::Blue,   RowColour::Violet };
constexpr std::array names { "none"_L1,  "red"_L1,  "orange"_L1, "yellow"_L1,
                             "green"_L1, "blue"_L1, "violet"_L1 };
} // namespace

std::span<const RowColour> rowColours()
{
    return colours;
}

QString nameOf(RowColour colour)
{
    return names[size_t(colour)];
}

QString ColourRule::toText() const
{
    return nameOf(colour) + u' ' + filter;
}

std::optional<ColourRule> ColourRule::fromText(const QString &text)
{
    const QString name = text.section(u' ', 0, 0);
    const QString filter = text.section(u' ', 1).trimmed();
    const auto colour = std::ranges::find(colours, name, [](RowColour one) { return nameOf(one); });
    if (colour == colours.end() || filter.isEmpty())
        return std::nullopt;
    return ColourRule { .filter = filter, .colour = *colour };
}

ColourRules::ColourRules(const QList<ColourRule> &rules)
    : m_rules(rules)
{
    for (const ColourRule &rule : rules) {
        if (const auto filter = MessageFilter::parse(rule.filter); filter && !filter->isEmpty())
            m_filters.append({ *filter, rule.colour });
    }
}

RowColour ColourRules::of(const MessageRows &rows, qsizetype row, Side local) const
{
    const auto found = std::ranges::find_if(
        m_filters, [&](const auto &rule) { return rule.first.matches(rows, row, local); });
    return found == m_filters.end() ? RowColour::None : found->second;
}

} // namespace jackfield::ui
