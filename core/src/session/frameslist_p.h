// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "linefields_p.h"

namespace jackfield {

/// Milliseconds with at most three decimals, no zeros at the end.
QByteArray milliseconds(std::chrono::microseconds t);
/// Nothing for what is no number of milliseconds from 0 on.
std::optional<std::chrono::microseconds> timeOf(const JsonValue &milliseconds);

/// The field "frames": [t, FIN, RSV, opcode, wire length, mask as 8 hex digits or null] for each; nothing for none.
void writeFrames(LineFields &line, const QList<SessionFrame> &frames);
QList<SessionFrame> readFrames(FieldReader &line);

} // namespace jackfield
