// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jsontemplate_p.h"

#include <jackfield/ws/wsmessage.h>

namespace jackfield::mock {

/// A received message, read once for all conditions.
struct Received
{
    explicit Received(const WsMessage &message);

    WsMessage message;
    QString text; ///< of a text message
    std::optional<JsonValue> json; ///< of a text message that is JSON
};

/// What a message must be like: `{"path": "$.type", "equals": "subscribe"}`, `{"text": "ping"}`, ...
class Condition
{
public:
    static Condition read(const Node &node, const Scope &scope);

    /// `context`: what templates in the condition speak of.
    bool holds(const Received &received, const Context &context) const
    {
        return m_holds(received, context);
    }

private:
    using Holds = std::function<bool(const Received &, const Context &)>;
    struct Kind;

    static Holds path(const Node &node, const Scope &scope);
    static Holds text(const Node &node, const Scope &scope);
    static Holds base64(const Node &node, const Scope &scope);
    static Holds all(const Node &node, const Scope &scope);
    static Holds any(const Node &node, const Scope &scope);
    static Holds none(const Node &node, const Scope &scope);
    static QList<Condition> readList(const Node &node, const Scope &scope);

    Holds m_holds;
};

} // namespace jackfield::mock
