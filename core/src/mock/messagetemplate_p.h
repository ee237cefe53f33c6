// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jsontemplate_p.h"

namespace jackfield::mock {

/// A message of a definition: the one of the keys `json`, `text`, `base64` and `echo` that an object holds.
class MessageTemplate
{
public:
    using Expand = std::function<WsMessage(const Context &)>;

    MessageTemplate() = default;
    explicit MessageTemplate(Expand expand)
        : m_expand(std::move(expand))
    { }
    /// What `message` takes, for Node::expectKeys.
    static QStringList keys();
    /// Whether `object` holds one of the keys.
    static bool isIn(const Node &object);
    /// None or several of the keys in `object` are a mistake.
    static MessageTemplate read(const Node &object, const Scope &scope);

    WsMessage expand(const Context &context) const { return m_expand(context); }

private:
    Expand m_expand;
};

/// What stands in base64; anything else is a mistake.
QByteArray bytesOf(const Node &node);
/// A string that is a template.
TextTemplate textOf(const Node &node, const Scope &scope);

} // namespace jackfield::mock
