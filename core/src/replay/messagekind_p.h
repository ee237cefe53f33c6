// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/messageselector.h>
#include <jackfield/session/membernames.h>

namespace jackfield {

/// What kind of message one is, as a rule for its kind would say it.
struct MessageKind
{
    QString text; ///< for people: "/type \"tick\""
    MessageSelector selector;
    bool isOfOne = false; ///< a recorded message that is like no other, selected by its number
};

/// By the member that names kinds (type, event, op...), else by the words that a text begins with; a message that has
/// neither is a kind of its own.
MessageKind kindOf(const MessagePlace &place, const ReadMessage &read);

} // namespace jackfield
