// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/assertion.h>

namespace jackfield::ui {

/// An assertion as short as a table wants it, without its time: “ack” from the server with the same /id after each “order”.
QString shortWords(const Assertion &assertion);

} // namespace jackfield::ui
