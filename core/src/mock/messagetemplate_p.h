// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jsontemplate_p.h"

#include <jackfield/ws/wsmessage.h>
#include <jackfield/ws/wsstatus.h>

namespace jackfield::mock {

/// A message of a definition: the one of the keys `json`, `text` and `base64` that an object holds.
class MessageTemplate
{
public:
    /// What `message` takes, for Node::expectKeys.
    static QStringList keys();
    /// Whether `object` holds one of the keys.
    static bool isIn(const Node &object);
    /// None or several of the keys in `object` are a mistake.
    static MessageTemplate read(const Node &object, const Scope &scope);

    WsMessage expand(const Context &context) const { return m_expand(context); }

private:
    std::function<WsMessage(const Context &)> m_expand;
};

/// One step of an answer: a message or a close, after a pause.
struct Step
{
    std::chrono::milliseconds delay {}; ///< after the step before it
    std::optional<MessageTemplate> message;
    std::optional<WsStatus> close; ///< if there is no message

    /// One step or an array of them.
    static QList<Step> read(const Node &node, const Scope &scope);
};

} // namespace jackfield::mock
