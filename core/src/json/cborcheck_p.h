// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>

namespace jackfield::notations {

/// What Jackfield takes of CBOR is less than what the library behind it reads: no references to earlier strings (tags 25
/// and 256), with which a small message becomes gigabytes; no big number of more than 256 bytes, whose digits cost their
/// square; no negative integer below those of 64 bits, which it gets wrong. One pass over the heads (RFC 8949 section 3).
/// Error: Unsupported. What is malformed passes: it is said by whoever reads it.
Result<void> checkCbor(QByteArrayView bytes);

} // namespace jackfield::notations
