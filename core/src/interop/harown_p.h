// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/session.h>

namespace jackfield::har {

/// The session that this "log" was exported from, event for event. The error is a sentence that says why it is not to be
/// had any more; empty if it never was one of ours.
std::expected<Session, QString> ownSession(const JsonValue &log);

} // namespace jackfield::har
