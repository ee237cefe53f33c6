// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/headers.h>

namespace jackfield {

/// The headers of a recorded handshake that may be sent again: not those of the handshake and of HTTP itself, and none
/// with a pseudonym.
Headers replayable(const Headers &recorded);
/// Whether a pseudonym stands in a recorded value.
bool hasPseudonym(QByteArrayView value);

} // namespace jackfield
