// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>
#include <jackfield/ws/wsmessage.h>

#include <QList>

namespace jackfield::ui {

/// A rule of a mock, to be gone on with: messages like `asked` get the `answers`, in which an id that `asked` has, too, is
/// that of the message that came. Without answers it replies with something to be written over: `placeholderReply`.
JsonValue ruleLike(const WsMessage &asked, const QList<WsMessage> &answers = {});

/// What stands where a reply is yet to be written.
QString placeholderReply();

/// The message as a step of a mock: `{"json": ...}`, `{"text": "..."}` or `{"base64": "..."}`, its braces no templates.
JsonValue stepFor(const WsMessage &message);

} // namespace jackfield::ui
