// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsevent.h>

namespace jackfield::cli {

/// Both sinks as one; either may be empty.
WsSink both(const WsSink &first, const WsSink &second);

} // namespace jackfield::cli
