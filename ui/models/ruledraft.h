// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagerows.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/ws/wsmessage.h>

#include <QList>
#include <optional>

namespace jackfield::ui {

/// A rule of a mock, to be gone on with: messages like `asked` get the `answers`, in which an id that `asked` has, too, is
/// that of the message that came. Without answers it replies with something to be written over: `placeholderReply`.
JsonValue ruleLike(const WsMessage &asked, const QList<WsMessage> &answers = {});

/// A rule for a mock, and the path that its client asked for.
struct RowRule
{
    QString path;
    JsonValue rule;
};
/// Of these rows: messages like the first one of the client get those of the server that are among them. Nothing: the client said
/// nothing there, or more than 1 MiB.
std::optional<RowRule> ruleOf(const MessageRows &rows, const QList<qsizetype> &selected);

/// What stands where a reply is yet to be written.
QString placeholderReply();

/// The message as a step of a mock: `{"json": ...}`, `{"text": "..."}` or `{"base64": "..."}`, its braces no templates.
JsonValue stepFor(const WsMessage &message);

} // namespace jackfield::ui
