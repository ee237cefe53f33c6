// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression_p.h"

#include <variant>

namespace jackfield::mock {

/// A text with `{{ expressions }}` in it.
class TextTemplate
{
public:
    using Part = std::variant<QString, Expression>;

    TextTemplate() = default;
    /// Invalid: an expression without end, or one that Expression does not take.
    static Result<TextTemplate> parse(const QString &text, const Scope &scope);

    const QList<Part> &parts() const { return m_parts; }
    /// null becomes nothing, strings stand without quotes, everything else as JSON.
    QString expand(const Context &context) const;

private:
    QList<Part> m_parts;
};

} // namespace jackfield::mock
