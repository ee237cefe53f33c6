// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messageids_p.h"

#include <jackfield/session/membernames.h>

namespace jackfield {

namespace {
void collect(const JsonValue &value, const JsonPointer &at, QList<MessageId> &ids)
{
    constexpr qsizetype deepest = 3;
    if (at.tokens().size() >= deepest)
        return;
    for (const auto &[key, child] : value.members()) {
        if ((child.isString() || child.isNumber()) && isIdName(key))
            ids.append({ at.child(key), child.toJson() });
        else if (child.isObject())
            collect(child, at.child(key), ids);
    }
}
} // namespace

QList<MessageId> messageIds(const JsonValue &message)
{
    QList<MessageId> ids;
    collect(message, {}, ids);
    return ids;
}

bool areOneId(const MessageId &one, const MessageId &other)
{
    constexpr qsizetype longEnough = 6;
    return one.value == other.value
        && (one.place.tokens().last() == other.place.tokens().last()
            || one.value.size() >= longEnough);
}

} // namespace jackfield
