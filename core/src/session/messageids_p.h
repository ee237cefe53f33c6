// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

namespace jackfield {

/// An id in a JSON message, and where it stands.
struct MessageId
{
    JsonPointer place;
    QByteArray value; ///< as it is written
};

/// Those of an object, to three levels, by the names of their members.
QList<MessageId> messageIds(const JsonValue &message);
/// Whether the ids of two messages are the same one. Small numbers are everywhere: of those only what has the same name.
bool areOneId(const MessageId &one, const MessageId &other);

} // namespace jackfield
