// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "json/node_p.h"
#include "texttemplate_p.h"

namespace jackfield::mock {

using json::Node;

/// A JSON value whose strings are text templates. A string that is one expression and nothing else becomes the
/// expression's own value: "{{ random 1 6 }}" is a number. What it makes is compact; numbers keep their spelling.
class JsonTemplate
{
public:
    JsonTemplate(const Node &node, const Scope &scope);

    QByteArray expand(const Context &context) const;

private:
    struct Quoted
    {
        TextTemplate text;
    };
    using Part = std::variant<QByteArray, Quoted, Expression>;

    void append(const Node &node, const Scope &scope);
    void append(const QByteArray &literal);

    QList<Part> m_parts;
};

} // namespace jackfield::mock
