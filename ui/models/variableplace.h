// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <optional>

namespace jackfield::ui {

/// A `{{ variable` that is being written: where, in the text before and behind the cursor.
struct VariablePlace
{
    QString before; ///< up to its braces
    QString name; ///< as far as it is written
    QString after; ///< behind its own closing braces, if it has some already

    /// Nothing, if the cursor is in none.
    static std::optional<VariablePlace> of(const QString &left, const QString &right);
    /// All of the text with the variable written out.
    QString with(const QString &variable) const;
};

} // namespace jackfield::ui
