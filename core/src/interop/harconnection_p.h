// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hartimes_p.h"

#include <jackfield/interop/importer.h>

namespace jackfield::har {

/// Whether an entry is of a WebSocket.
bool isWebSocket(const JsonValue &entry);

/// The request and the answer of an entry, and whether it became a connection.
struct Handshake
{
    WsOpened opened;
    bool isAccepted = true;
};
Handshake handshakeOf(const JsonValue &entry, bool hasMessages, Notes &notes);
/// The body of a response, decoded.
QByteArray bodyOf(const JsonValue &response);
/// What neither the session's fields nor its events hold of an entry: {"har":{...}}, or nothing.
QList<UnknownField> keptOf(const JsonValue &entry);
/// The same of the file's "log".
QList<UnknownField> keptOfLog(const JsonValue &log);
/// "har" of these members, on one line with nothing invisible in it; nothing if there are none.
QList<UnknownField> keptAs(const QList<std::pair<QString, JsonValue>> &members);

/// The messages of an entry: its own list, or that of a file beside the archive; nothing if there is none.
/// Errors: Missing, Io, Invalid.
Result<std::optional<QList<JsonValue>>>
messagesOf(const JsonValue &entry, const ImportSource &source, Notes &notes);

/// The events of an entry in their order, the handshake first. `conn` and `t` are not set. Errors: those of messagesOf().
Result<QList<Timed>> connectionOf(const JsonValue &entry, const ImportSource &source, Notes &notes);

/// The member of that name; null if there is none.
inline JsonValue memberOf(const JsonValue &object, QStringView name)
{
    return object.value(name).value_or(JsonValue());
}

} // namespace jackfield::har
