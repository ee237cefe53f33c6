// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagerows.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/ws/wsmessage.h>

namespace jackfield::ui {

/// What a saved message answers, as a form has it: the conditions that are written most, and all others as JSON.
struct ReplyCondition
{
    enum class Kind {
        Equals,
        Matches,
        IsThere,
        IsMissing,
        TextIs,
        TextContains,
        TextMatches,
        Json
    };

    Kind kind = Kind::Equals;
    QString path; ///< a JSONPath; of the first four
    QString value; ///< JSON or, if it is none, a text; of Json the condition itself

    bool hasPath() const { return kind <= Kind::IsMissing; }
    bool hasValue() const { return kind != Kind::IsThere && kind != Kind::IsMissing; }
    /// The `when` of mock files. Error: Invalid for a Json that is none; `where` is "line:column".
    Result<JsonValue> toJson() const;
    static ReplyCondition of(const JsonValue &when);
    /// That holds for messages like this one: by what says its kind, else by its text or bytes. Of one that is longer than 1 MiB:
    /// nothing that holds.
    static ReplyCondition like(const WsMessage &message);
    static ReplyCondition like(const MessageRows &rows, qsizetype row);

    /// `$.type is "subscribe"`
    QString inWords() const;

    bool operator==(const ReplyCondition &) const = default;
};

} // namespace jackfield::ui
