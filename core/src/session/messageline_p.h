// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/sessionevent.h>

namespace jackfield {

/// The event of a `message` line with its fields in the order in which they are written, without spaces between them
/// and with nothing unknown: most of a session. Nothing for any other line, damaged ones too: those are for the general
/// reader, which gives the same event for what is taken here.
std::optional<SessionEvent> messageFromLine(QByteArrayView line);

/// "changed", "injected", "lost".
QString touchName(WsTouch touch);
std::optional<WsTouch> touchNamed(const QString &name);

/// The general reader: a line with any fields in any order.
Result<SessionEvent> anyFromLine(const QByteArray &line);

} // namespace jackfield
