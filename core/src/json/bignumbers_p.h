// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace jackfield::notations {

/// Threads share what jsoncons computes at the first big number: to be called before it reads or writes one.
void prepareBigNumbers();

} // namespace jackfield::notations
