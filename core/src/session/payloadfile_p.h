// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/sessionevent.h>

namespace jackfield {

/// Where the payloads of a packed session are: "x.payloads" beside "x.session.jsonl".
QString payloadFolder(const QString &session);
/// The name of a payload's file: its SHA-256 in 64 lower-case hex digits.
bool isPayloadName(QStringView name);

/// Whether the payload of a message stands in a file of its own and is not read yet.
inline bool isApart(const SessionEvent &event)
{
    return event.kind == SessionEvent::Kind::Message && isPayloadName(event.text);
}
/// The same message with its payload from that folder; there is none if it is empty.
/// Error: Invalid; it names the file that is missing or another than it was.
Result<SessionEvent> withPayload(SessionEvent event, const QString &folder);
/// The same message with its payload in a file of that folder, which is made if need be. Error: Io.
Result<SessionEvent> withPayloadApart(SessionEvent event, const QString &folder);

} // namespace jackfield
