// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/sessionevent.h>

namespace jackfield {

/// toLine() for readers that take `longest` bytes with the line feed.
QByteArray lineWithin(const SessionEvent &event, qint64 longest);

} // namespace jackfield
