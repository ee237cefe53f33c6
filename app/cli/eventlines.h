// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/sessionevent.h>

namespace jackfield::cli {

/// An event as one line for people, safe for a terminal: time in milliseconds, connection, direction, what.
QString describe(const SessionEvent &event);
/// The frames of a message, a line each; nothing for other events.
QStringList describeFrames(const SessionEvent &event);
/// An event as a line of a session file; safe for a terminal, because payloads escape whatever is not.
QByteArray safeJsonLine(const SessionEvent &event);
/// "12.5": milliseconds, as in session files.
QString milliseconds(std::chrono::microseconds t);

/// Prints every connection's events as lines of a session file, handshakes without their secrets.
WsSink printingSink();

} // namespace jackfield::cli
