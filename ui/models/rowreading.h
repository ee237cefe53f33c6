// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagerows.h"

#include <jackfield/decode/decoder.h>

namespace jackfield::ui {

/// What the handshake of a row's connection says of how its payloads are written.
decode::Hint hintOf(const MessageRows &rows, qsizetype row);

/// What a message is written in something for: found by its content and its handshake. Nothing for JSON as it came, for what
/// nothing fits, and for more than 1 MiB. Usable on any thread; of no use for what has to be the payload itself.
std::optional<decode::Decoded> decodedRow(const MessageRows &rows, qsizetype row);

} // namespace jackfield::ui
