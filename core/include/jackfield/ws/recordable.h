// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

namespace jackfield {

/// A message of so many bytes in so many frames fits a line of a session file, whatever is in it: the limits of those
/// whose recordings must be whole, clients and proxies, and what SessionReader::longestLine is made for.
inline constexpr qint64 recordableBytes = 256 << 20;
inline constexpr qint64 recordableFrames = 1 << 20;

} // namespace jackfield
