// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagefilter.h"

#include <span>

namespace jackfield::ui {

/// What a row is painted in; a theme says how it looks.
enum class RowColour : quint8 { None, Red, Orange, Yellow, Green, Blue, Violet };

/// Rows that pass a filter have a colour.
struct ColourRule
{
    QString filter;
    RowColour colour = RowColour::None;

    bool operator==(const ColourRule &) const = default;

    /// "red $.type = error"; nothing from what is none.
    QString toText() const;
    static std::optional<ColourRule> fromText(const QString &text);
};

/// All but None, in the order in which they are offered.
std::span<const RowColour> rowColours();
/// "red", ...
QString nameOf(RowColour colour);

/// Rules in order: the first that a row passes counts.
class ColourRules
{
public:
    ColourRules() = default;
    /// A rule whose filter cannot be read is of no row.
    explicit ColourRules(const QList<ColourRule> &rules);

    const QList<ColourRule> &rules() const { return m_rules; }
    RowColour of(const MessageRows &rows, qsizetype row, Side local) const;

private:
    QList<ColourRule> m_rules;
    QList<std::pair<MessageFilter, RowColour>> m_filters;
};

} // namespace jackfield::ui
