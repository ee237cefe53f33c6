// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace jackfield::json {

/// Whether a payload may stand byte for byte as a value in a line of a session file: an object or array from its
/// first byte to its last, strictly RFC 8259, at most 64 deep, no number beyond 64-bit integers and finite doubles,
/// no lone surrogate escape, and nothing raw that is a control or invisible (see Escape::Invisible).
bool isEmbeddable(const QByteArray &payload);

} // namespace jackfield::json
